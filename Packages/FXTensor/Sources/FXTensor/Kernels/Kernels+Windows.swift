// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// The form of a window that fades a signal in and out.
enum WindowShape {
    /// A sum of cosines with these factors, signs alternating.
    case cosine([Double])
    case triangle
    /// The window of Kaiser with its parameter beta.
    case kaiser(Double)

    /// The value at a place of `last + 1`.
    func value(_ index: Int, of last: Int) -> Double {
        let place = Double(index) / Double(last)
        switch self {
        case .cosine(let factors):
            var result = 0.0
            for (order, factor) in factors.enumerated() {
                let term = factor * cos(2 * Double.pi * Double(order) * place)
                result += order % 2 == 0 ? term : -term
            }
            return result
        case .triangle: return 1 - (2 * place - 1).magnitude
        case .kaiser(let beta):
            let distance = 2 * place - 1
            return Self.bessel(beta * max(1 - distance * distance, 0).squareRoot())
                / Self.bessel(beta)
        }
    }

    /// The modified Bessel function of the first kind and order 0.
    static func bessel(_ x: Double) -> Double {
        // Beyond this the terms of the series overflow, and the ratio of two values is wanted.
        let quarter = x * x / 4
        var (sum, term, order) = (1.0, 1.0, 1.0)
        while order < 2000 {
            term *= quarter / (order * order)
            sum += term
            if term < sum * 1e-17 || !sum.isFinite { break }
            order += 1
        }
        return sum
    }
}

extension Kernels {
    /// A window of a length; periodic ones are cut from one that is longer by 1.
    static func window(
        _ operation: String, _ shape: WindowShape, _ length: Int, isPeriodic: Bool, _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        guard dtype.isFloatingPoint else { throw .noKernel(operator: operation, dtype: dtype) }
        if length < 0 {
            throw .invalidValue(
                operation: operation, value: "window_length \(length)", expected: "0 or more")
        }
        try requireMemory([length])
        if length == 1 { return try .rounding([1], [1], dtype) }
        let last = isPeriodic ? length : length - 1
        return try .rounding((0..<length).map { shape.value($0, of: last) }, [length], dtype)
    }
}
