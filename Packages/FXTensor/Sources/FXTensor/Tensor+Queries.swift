// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// The type of the elements.
    ///
    /// Of a traced value, what the tracer knows; where it knows nothing this poisons the trace.
    public var dtype: DType { storage?.dtype ?? known("dtype")?.dtype ?? .float32 }

    /// The number of dimensions; poisons a trace that does not know it.
    public var rank: Int { storage?.rank ?? known("rank")?.shape.rank ?? 0 }

    /// The extents as plain numbers; poisons a trace that does not know them.
    ///
    /// - SeeAlso: ``shape``, which is recorded.
    public var extents: [Int] { storage?.extents ?? known("extents")?.shape.extents ?? [] }

    /// The step between neighbours along each dimension, in elements.
    public var strides: [Int] {
        storage?.strides ?? TensorStorage.rowMajorStrides(extents)
    }

    /// The number of elements; poisons a trace that does not know it.
    public var elementCount: Int {
        storage?.elementCount ?? known("elementCount")?.shape.elementCount ?? 0
    }

    /// Whether the elements lie in row-major order without gaps.
    public var isContiguous: Bool { storage?.isContiguous ?? true }

    /// Dtype, shape and memory order; poisons a trace that does not know them.
    public var spec: TensorSpec { storage?.spec ?? known("spec") ?? TensorSpec(.float32, []) }

    /// What is known of a value without elements. The trace is poisoned where that is nothing.
    private func known(_ query: String) -> TensorSpec? {
        guard let value = tracedValue else { return nil }
        if value.spec == nil { value.poison(.unknownQuery(query), location: nil) }
        return value.spec
    }
}

extension Tensor {
    /// Returns the elements in row-major order.
    ///
    /// - Throws: ``TensorError/tracedValue(operation:)`` for a value of a trace,
    ///   ``TensorError/unsupportedDType(operation:_:)`` for complex elements.
    /// - Complexity: O(elements).
    public func scalars(as _: Double.Type) throws(TensorError) -> [Double] {
        let storage = try realElements()
        let doubles = try Kernels.cast(storage, to: .float64).contiguous()
        return Array(UnsafeBufferPointer(start: doubles.pointer(), count: doubles.elementCount))
    }

    /// Returns the elements in row-major order, converted to integers.
    ///
    /// - Throws: As `scalars(as: Double.self)`.
    /// - Complexity: O(elements).
    public func scalars(as _: Int.Type) throws(TensorError) -> [Int] {
        let storage = try realElements()
        let integers = try Kernels.cast(storage, to: .int64).contiguous()
        return Array(UnsafeBufferPointer(start: integers.pointer(), count: integers.elementCount))
    }

    /// The elements, which are to be read as real numbers.
    private func realElements() throws(TensorError) -> TensorStorage {
        let storage = try elements(for: "scalars(as:)")
        if storage.dtype.category == .complex {
            throw .unsupportedDType(operation: "scalars(as:)", storage.dtype)
        }
        return storage
    }

    /// The elements in row-major order; poisons a trace.
    ///
    /// - Precondition: The elements are not complex.
    /// - Complexity: O(elements).
    public var elements: [Double] {
        if let value = tracedValue {
            value.poison(.scalarRead(operation: "elements"), location: nil)
            return [value.recorder.nextDummyDouble()]
        }
        do throws(TensorError) {
            return try scalars(as: Double.self)
        } catch {
            _ = Tensor.failed(error)
            return []
        }
    }

    /// Returns the only element; poisons a trace and then gives a dummy.
    ///
    /// - Precondition: The tensor has one element.
    /// - SeeAlso: `torch.Tensor.item`
    public func item(fileID: StaticString = #fileID, line: Int = #line) -> Double {
        if let value = tracedValue {
            value.poison(
                .scalarRead(operation: "item()"),
                location: SourceLocation(file: fileID, line: line))
            return value.recorder.nextDummyDouble()
        }
        do throws(TensorError) {
            return try onlyElement(operation: "item()")
        } catch {
            _ = Tensor.failed(error)
            return .nan
        }
    }

    /// Returns the only element.
    ///
    /// - Throws: ``TensorError/shapeMismatch(_:)`` where there are more or none.
    func onlyElement(operation: String) throws(TensorError) -> Double {
        let storage = try elements(for: operation)
        guard storage.elementCount == 1 else {
            throw .shapeMismatch(
                .mismatch(operation: operation, expected: "one element", found: [storage.shape]))
        }
        return try scalars(as: Double.self)[0]
    }
}

extension Bool {
    /// Creates the truth value of a tensor of one element; poisons a trace and gives a dummy.
    ///
    /// - Precondition: The tensor has one element.
    public init(_ tensor: Tensor, fileID: StaticString = #fileID, line: Int = #line) {
        if let value = tensor.tracedValue {
            value.poison(
                .condition(of: "Bool(tensor)"), location: SourceLocation(file: fileID, line: line))
            self = value.recorder.nextDummyBool()
            return
        }
        do throws(TensorError) {
            self = try tensor.onlyElement(operation: "Bool(tensor)") != 0
        } catch {
            _ = Tensor.failed(error)
            self = false
        }
    }
}
