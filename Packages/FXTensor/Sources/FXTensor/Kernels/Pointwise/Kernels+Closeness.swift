// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Whether elements differ by no more than `absolute + relative * |other|`.
    static func isClose(
        _ input: TensorStorage, _ other: TensorStorage, relative: Double, absolute: Double,
        equalNaN: Bool
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, other], operation: "isclose")
        guard relative >= 0, absolute >= 0 else {
            throw .invalidValue(
                operation: "isclose", value: "\(min(relative, absolute))",
                expected: "a tolerance of 0 or more")
        }
        let double: @Sendable (Double, Double) -> Bool = { a, b in
            if a == b || equalNaN && a.isNaN && b.isNaN { return true }
            let error = Swift.abs(a - b)
            return error.isFinite && error <= absolute + Swift.abs(relative * b)
        }
        let operation = PointwiseOperator(
            name: "isclose", traits: .anyInteger,
            loops: [
                PointwiseLoop { (a: Float, b: Float) in
                    if a == b || equalNaN && a.isNaN && b.isNaN { return true }
                    let error = Swift.abs(a - b)
                    return error.isFinite
                        && error <= Float(absolute) + Swift.abs(Float(relative) * b)
                },
                PointwiseLoop(double),
                PointwiseLoop { (a: Int64, b: Int64) in a == b || double(Double(a), Double(b)) },
                PointwiseLoop { (a: ComplexNumber, b: ComplexNumber) in
                    if ComplexNumber.isEqual(a, b) { return true }
                    let hasNaN = a.real.isNaN || a.imaginary.isNaN
                    if equalNaN && hasNaN && (b.real.isNaN || b.imaginary.isNaN) { return true }
                    let error = (a - b).magnitude
                    return error.isFinite && error <= absolute + relative * b.magnitude
                },
            ])
        return try operation(.tensor(input), .tensor(other))
    }

    static func allTrue(_ flags: TensorStorage) -> Bool {
        let values = flags.pointer(as: Bool.self)
        return (0..<flags.elementCount).allSatisfy { values[$0] }
    }

    /// Whether two tensors have one shape and equal elements.
    static func areEqual(
        _ input: TensorStorage, _ other: TensorStorage
    ) throws(TensorError) -> Bool {
        guard input.extents == other.extents else { return false }
        return allTrue(try pointwise("eq", .tensor(input), .tensor(other)).contiguous())
    }
}
