// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Creates a float32 tensor without dimensions.
    ///
    /// - SeeAlso: `torch.tensor`
    public init(_ value: Double) { self = .full([], value) }

    /// Creates an int64 tensor without dimensions.
    public init(_ value: Int) { self = .full([], value, dtype: .int64) }

    /// Creates a bool tensor without dimensions.
    public init(_ value: Bool) { self = .full([], value, dtype: .bool) }

    /// Creates a float32 tensor of one dimension.
    public init(_ values: [Float]) {
        self = .eager { () throws(TensorError) in
            let result = try TensorStorage.allocate(.float32, [values.count])
            let target = result.pointer(as: Float.self)
            for (index, value) in values.enumerated() { target[index] = value }
            return result
        }
    }

    /// Creates a float32 tensor of one dimension.
    public init(_ values: [Double]) { self.init(values, shape: [values.count]) }

    /// Creates a tensor of one dimension, int64 unless told.
    public init(_ values: [Int]) { self.init(values, shape: [values.count]) }

    /// Creates a bool tensor of one dimension.
    public init(_ values: [Bool]) {
        self.init(values.map { $0 ? 1 : 0 }, shape: [values.count], dtype: .bool)
    }

    /// Creates a tensor from its elements in row-major order.
    ///
    /// - Precondition: The shape has as many elements as there are values.
    public init(_ values: [Double], shape: [Int], dtype: DType = .float32) {
        self = .eager { () throws(TensorError) in
            try TensorStorage.make(values, shape, .float64, dtype)
        }
    }

    /// Creates a tensor from its elements in row-major order.
    ///
    /// - Precondition: The shape has as many elements as there are values.
    public init(_ values: [Int], shape: [Int], dtype: DType = .int64) {
        self = .eager { () throws(TensorError) in
            try TensorStorage.make(values.map { Int64($0) }, shape, .int64, dtype)
        }
    }

    /// Creates a float32 tensor of two dimensions.
    ///
    /// - Precondition: The rows have one length.
    public init(_ rows: [[Double]], dtype: DType = .float32) {
        self.init(rows.flatMap { $0 }, shape: [rows.count, rows.first?.count ?? 0], dtype: dtype)
    }

    /// Creates an int64 tensor of two dimensions.
    ///
    /// - Precondition: The rows have one length.
    public init(_ rows: [[Int]], dtype: DType = .int64) {
        self.init(rows.flatMap { $0 }, shape: [rows.count, rows.first?.count ?? 0], dtype: dtype)
    }

    /// Creates a float32 tensor of three dimensions.
    ///
    /// - Precondition: The rows have one length.
    public init(_ planes: [[[Double]]], dtype: DType = .float32) {
        let rows = planes.flatMap { $0 }
        self.init(
            rows.flatMap { $0 },
            shape: [planes.count, planes.first?.count ?? 0, rows.first?.count ?? 0], dtype: dtype)
    }

    /// Creates an int64 tensor of three dimensions.
    ///
    /// - Precondition: The rows have one length.
    public init(_ planes: [[[Int]]], dtype: DType = .int64) {
        let rows = planes.flatMap { $0 }
        self.init(
            rows.flatMap { $0 },
            shape: [planes.count, planes.first?.count ?? 0, rows.first?.count ?? 0], dtype: dtype)
    }
}

extension TensorStorage {
    /// A tensor of given elements, converted from the dtype that their Swift type stores.
    static func make<Element: TensorElement>(
        _ values: [Element], _ extents: [Int], _ source: DType, _ target: DType
    ) throws(TensorError) -> TensorStorage {
        let count = try elementCount(of: extents, target)
        guard count == values.count else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "tensor", expected: "a shape of \(values.count) elements",
                    found: [Shape(extents)]))
        }
        let result = try allocate(source, extents)
        let pointer = result.pointer(as: Element.self)
        for (index, value) in values.enumerated() { pointer[index] = value }
        return try Kernels.cast(result, to: target)
    }
}

extension Tensor {
    /// Returns a tensor of zeros.
    ///
    /// - SeeAlso: `torch.zeros`
    public static func zeros(_ shape: [Int], dtype: DType = .float32) -> Tensor {
        full(shape, 0, dtype: dtype)
    }

    /// Returns a tensor of ones.
    ///
    /// - SeeAlso: `torch.ones`
    public static func ones(_ shape: [Int], dtype: DType = .float32) -> Tensor {
        full(shape, 1, dtype: dtype)
    }

    /// Returns a tensor whose elements are all one number.
    ///
    /// - SeeAlso: `torch.full`
    public static func full(
        _ shape: [Int], _ value: some TensorScalar, dtype: DType = .float32
    ) -> Tensor {
        guard let number = value.number else {
            return .failed(
                .invalidArgument(operation: "full", parameter: "value", expected: "a number"))
        }
        return .eager { () throws(TensorError) in try Kernels.filled(shape, dtype, number) }
    }

    /// Returns the integers from 0 up to a count.
    ///
    /// - SeeAlso: `torch.arange`
    public static func arange(_ count: Int, dtype: DType = .int64) -> Tensor {
        Tensor(Array(0..<Swift.max(count, 0)), shape: [Swift.max(count, 0)], dtype: dtype)
    }

    /// Returns the tensor with its elements converted; itself where they have the dtype.
    ///
    /// - SeeAlso: `torch.Tensor.to`
    public func to(
        _ dtype: DType, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        if let storage, storage.dtype == dtype { return self }
        return Dispatch.view(
            .method("to"), self, [.dtype(dtype)], at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try Kernels.cast(input, to: dtype) }
    }

    /// Returns a copy with memory of its own.
    ///
    /// - SeeAlso: `torch.Tensor.clone`
    public func clone(fileID: StaticString = #fileID, line: Int = #line) -> Tensor {
        Dispatch.view(
            .method("clone"), self, at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.copied() }
    }
}
