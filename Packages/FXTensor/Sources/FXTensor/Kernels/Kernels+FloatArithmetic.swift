// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The arithmetic of two floats that eager code does most.
enum FloatArithmetic: Int32 {
    case sum, difference, product, quotient
}

extension Kernels {
    /// The result for two float32 tensors whose elements lie alike; nil for all others.
    ///
    /// It comes before promotion and broadcasting: most calls of eager code need neither.
    @inline(__always)
    static func alike(
        _ operation: FloatArithmetic, _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage? {
        guard lhs.dtype == .float32, rhs.dtype == .float32, lhs.layout.isDense,
            lhs.layout.coincides(with: rhs.layout)
        else { return nil }
        let result = try TensorStorage.allocate(.float32, sharing: lhs.layout)
        let (x, y) = (lhs.pointer(as: Float.self), rhs.pointer(as: Float.self))
        let out = result.pointer(as: Float.self)
        combine(operation, x, y, out, lhs.elementCount)
        return result
    }

    /// The result for a float32 tensor and a number; nil for all other tensors.
    @inline(__always)
    static func alike(
        _ operation: FloatArithmetic, _ lhs: TensorStorage, _ rhs: Number
    ) throws(TensorError) -> TensorStorage? {
        guard lhs.dtype == .float32, lhs.layout.isDense else { return nil }
        let result = try TensorStorage.allocate(.float32, sharing: lhs.layout)
        let (x, y) = (lhs.pointer(as: Float.self), rhs.element(Float.self))
        combine(operation, x, y, result.pointer(), lhs.elementCount)
        return result
    }

    @inline(__always)
    private static func combine(
        _ operation: FloatArithmetic, _ x: UnsafeMutablePointer<Float>, _ y: Float,
        _ out: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        switch operation {
        case .sum: for index in 0..<count { out[index] = x[index] + y }
        case .difference: for index in 0..<count { out[index] = x[index] - y }
        case .product: for index in 0..<count { out[index] = x[index] * y }
        case .quotient: for index in 0..<count { out[index] = x[index] / y }
        }
    }

    @inline(__always)
    private static func combine(
        _ operation: FloatArithmetic, _ x: UnsafeMutablePointer<Float>,
        _ y: UnsafeMutablePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        switch operation {
        case .sum: for index in 0..<count { out[index] = x[index] + y[index] }
        case .difference: for index in 0..<count { out[index] = x[index] - y[index] }
        case .product: for index in 0..<count { out[index] = x[index] * y[index] }
        case .quotient: for index in 0..<count { out[index] = x[index] / y[index] }
        }
    }
}
