// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Creates a tensor from the bytes of its elements, row-major and little-endian.
    ///
    /// - Throws: ``TensorError/shapeMismatch(_:)`` where the bytes are not those of the shape.
    public init(
        bytes: some Collection<UInt8>, dtype: DType, shape: [Int]
    ) throws(TensorError) {
        let storage = try TensorStorage.allocate(dtype, shape)
        let size = storage.elementCount * dtype.byteCount
        guard bytes.count == size else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "tensor", expected: "\(size) bytes, not \(bytes.count)",
                    found: [Shape(shape)]))
        }
        let target = UnsafeMutableRawBufferPointer(start: storage.buffer.base, count: size)
        target.copyBytes(from: bytes)
        // Any byte but 0 is true; Swift's Bool knows no other than 0 and 1.
        if dtype == .bool {
            for index in target.indices where target[index] > 1 { target[index] = 1 }
        }
        self.init(storage)
    }

    /// Creates a row-major tensor in memory that exists already, such as a mapped file.
    ///
    /// - Parameters:
    ///   - buffer: The memory; bytes of Booleans must be 0 or 1.
    ///   - byteOffset: The position of the first element, a multiple of the element's size.
    /// - Throws: ``TensorError/indexOutOfRange(operation:index:count:)`` where the buffer ends
    ///   before the tensor, ``TensorError/invalidValue(operation:value:expected:)`` where elements
    ///   would not be aligned.
    public init(
        buffer: TensorBuffer, byteOffset: Int = 0, dtype: DType, shape: [Int]
    ) throws(TensorError) {
        let count = try TensorStorage.elementCount(of: shape, dtype)
        let size = count * dtype.byteCount
        guard byteOffset >= 0, byteOffset <= buffer.byteCount, size <= buffer.byteCount - byteOffset
        else {
            throw .indexOutOfRange(
                operation: "tensor", index: byteOffset, count: buffer.byteCount)
        }
        let alignment = Swift.min(dtype.byteCount, 8)
        let address = UInt(bitPattern: buffer.base) &+ UInt(byteOffset)
        guard byteOffset % dtype.byteCount == 0, address % UInt(alignment) == 0 else {
            throw .invalidValue(
                operation: "tensor", value: "byte offset \(byteOffset)",
                expected: "aligned for \(dtype.torchName)")
        }
        self.init(
            TensorStorage(
                dtype: dtype, extents: shape, strides: TensorStorage.rowMajorStrides(shape),
                offset: byteOffset / dtype.byteCount, elementCount: count, isContiguous: true,
                buffer: buffer))
    }

    /// Creates a tensor of any strides in memory that exists already, such as a mapped file.
    ///
    /// - Parameters:
    ///   - buffer: The memory; bytes of Booleans must be 0 or 1.
    ///   - elementOffset: The position of the first element, in elements.
    ///   - strides: The step along each dimension, in elements, 0 or more.
    /// - Throws: ``TensorError/indexOutOfRange(operation:index:count:)`` where an element would lie
    ///   outside of the buffer; ``TensorError/invalidValue(operation:value:expected:)``.
    public init(
        buffer: TensorBuffer, elementOffset: Int, dtype: DType, shape: [Int], strides: [Int]
    ) throws(TensorError) {
        let count = try TensorStorage.elementCount(of: shape, dtype)
        let capacity = buffer.byteCount / dtype.byteCount
        guard shape.count == strides.count, elementOffset >= 0, !strides.contains(where: { $0 < 0 })
        else {
            throw .invalidValue(
                operation: "tensor", value: "offset \(elementOffset) and strides \(strides)",
                expected: "0 or more, one for each of \(shape.count) dimensions")
        }
        guard UInt(bitPattern: buffer.base) % UInt(Swift.min(dtype.byteCount, 8)) == 0 else {
            throw .invalidValue(
                operation: "tensor", value: "the memory", expected: "aligned for \(dtype.torchName)"
            )
        }
        var last = elementOffset
        for (extent, stride) in zip(shape, strides) where count > 0 {
            let (step, tooLong) = (extent - 1).multipliedReportingOverflow(by: stride)
            let (sum, tooFar) = last.addingReportingOverflow(step)
            last = tooLong || tooFar ? .max : sum
            if last == .max { break }
        }
        guard count == 0 || last < capacity else {
            throw .indexOutOfRange(operation: "tensor", index: last, count: capacity)
        }
        self.init(
            TensorStorage(
                dtype: dtype, extents: shape, strides: strides,
                offset: count == 0 ? 0 : elementOffset,
                elementCount: count, isContiguous: TensorStorage.isRowMajor(shape, strides),
                buffer: buffer))
    }

    /// Calls a closure with the bytes of the elements, row-major and little-endian.
    ///
    /// - Throws: ``TensorError/tracedValue(operation:)``, or what the closure throws.
    /// - Complexity: O(1) for a contiguous tensor, else O(elements).
    public func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        let storage = try elements(for: "withBytes(_:)").contiguous()
        return try withExtendedLifetime(storage) {
            try body(
                UnsafeRawBufferPointer(
                    start: storage.buffer.base + storage.offset * storage.dtype.byteCount,
                    count: storage.elementCount * storage.dtype.byteCount))
        }
    }

    /// Creates a tensor from a constant of a graph.
    ///
    /// - Throws: ``TensorError/shapeMismatch(_:)`` where the constant's shape is symbolic.
    public init(_ constant: ConstantValue) throws(TensorError) {
        guard let extents = constant.spec.shape.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "tensor", expected: "known extents", found: [constant.spec.shape]))
        }
        try self.init(bytes: constant.bytes, dtype: constant.spec.dtype, shape: extents)
    }

    /// Returns the tensor as a constant that a graph can hold.
    ///
    /// - Throws: ``TensorError/tracedValue(operation:)``.
    public func constantValue() throws -> ConstantValue {
        let storage = try elements(for: "constantValue()")
        let bytes = try withBytes { Array($0) }
        let spec = TensorSpec(storage.dtype, storage.shape)
        guard let value = ConstantValue(spec: spec, bytes: bytes, text: description) else {
            throw TensorError.tooLarge(bytes: bytes.count)
        }
        return value
    }
}
