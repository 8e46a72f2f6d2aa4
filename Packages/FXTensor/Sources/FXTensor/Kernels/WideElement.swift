// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// An element that network kernels compute with: Float or Double. Shorter floats are widened to
/// Float, and the result rounded once.
protocol WideElement: FloatingElement, RealElement {}

extension Float: WideElement {}
extension Double: WideElement {}

extension WideElement {
    @inline(__always)
    static func naturalLogarithm(_ value: Self) -> Self { log(value) }

    @inline(__always)
    static func floorOf(_ value: Self) -> Self { value.rounded(.down) }
}

extension DType {
    /// The dtype in which a network kernel computes for elements of this one.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)`` for elements without fractions, and
    ///   complex ones.
    func realType(for operation: String) throws(TensorError) -> DType {
        switch self {
        case .float32, .float64: return self
        case .float16, .bfloat16: return .float32
        default: throw .noKernel(operator: operation, dtype: self)
        }
    }
}

extension TensorStorage {
    /// The elements in row-major order as float32 or float64.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)``.
    func real(for operation: String) throws(TensorError) -> TensorStorage {
        try Kernels.cast(self, to: dtype.realType(for: operation)).contiguous()
    }

    /// The elements in row-major order in the dtype of a kernel that computes with others beside.
    func real(as dtype: DType) throws(TensorError) -> TensorStorage {
        try Kernels.cast(self, to: dtype).contiguous()
    }
}

extension Kernels {
    /// Makes sure that there is memory for so many doubles, before arrays of them are filled.
    ///
    /// - Throws: ``TensorError/tooLarge(bytes:)``, or a shape mismatch for a negative extent.
    static func requireMemory(_ extents: [Int]) throws(TensorError) {
        _ = try TensorStorage.allocate(.complex128, extents)
    }
}

// MARK: - Arrays

extension TensorStorage {
    /// The elements in row-major order as doubles, for code where simplicity matters more than
    /// speed.
    func doubles() throws(TensorError) -> [Double] {
        let source = try Kernels.cast(self, to: .float64).contiguous()
        return withExtendedLifetime(source) {
            Array(
                UnsafeBufferPointer(
                    start: source.pointer(as: Double.self), count: source.elementCount))
        }
    }

    /// The elements in row-major order as integers.
    func integers() throws(TensorError) -> [Int] {
        let source = try Kernels.cast(self, to: .int64).contiguous()
        return withExtendedLifetime(source) {
            Array(
                UnsafeBufferPointer(
                    start: source.pointer(as: Int.self), count: source.elementCount))
        }
    }

    /// A tensor of doubles in row-major order, rounded once to a dtype.
    static func rounding(
        _ values: [Double], _ extents: [Int], _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        let exact = try allocate(.float64, extents)
        exact.pointer(as: Double.self).update(
            from: values, count: min(values.count, exact.elementCount))
        return try Kernels.cast(exact, to: dtype)
    }

    /// A tensor of integers in row-major order.
    static func converting(
        _ values: [Int], _ extents: [Int], _ dtype: DType = .int64
    ) throws(TensorError) -> TensorStorage {
        let exact = try allocate(.int64, extents)
        exact.pointer(as: Int.self).update(
            from: values, count: min(values.count, exact.elementCount))
        return try Kernels.cast(exact, to: dtype)
    }

    /// A tensor of zeros.
    static func zeros(_ dtype: DType, _ extents: [Int]) throws(TensorError) -> TensorStorage {
        let result = try allocate(dtype, extents)
        result.buffer.base.initializeMemory(
            as: UInt8.self, repeating: 0, count: result.elementCount * dtype.byteCount)
        return result
    }
}
