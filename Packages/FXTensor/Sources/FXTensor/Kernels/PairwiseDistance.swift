// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// A `p`-norm of differences.
struct PairwiseDistance {
    var power: Double
    /// What is added to each difference, so that equal rows have a slope.
    var epsilon = 0.0

    /// Distances and the shape that they have.
    struct Result {
        var values: [Double]
        var extents: [Int]
    }

    /// The distances of the last axis' rows.
    func apply(
        _ first: TensorStorage, _ second: TensorStorage, operation: String
    ) throws(TensorError) -> Result {
        let operands = try LossOperands([first, second], operation: operation)
        let width = operands.extents.last ?? 1
        let extents = Array(operands.extents.dropLast())
        let rows = extents.reduce(1, *)
        let values = (0..<rows).map { row in
            norm(width) { column in
                let place = row * width + column
                return operands.values[0][place] - operands.values[1][place] + epsilon
            }
        }
        return Result(values: values, extents: extents)
    }

    /// The norm of differences that a closure gives.
    @inline(__always)
    func norm(_ count: Int, _ difference: (Int) -> Double) -> Double {
        var result = 0.0
        switch power {
        case 0:
            for index in 0..<count {
                let value = difference(index)
                result += value.isNaN ? .nan : value == 0 ? 0 : 1
            }
        case 1: for index in 0..<count { result += difference(index).magnitude }
        case 2:
            for index in 0..<count {
                let value = difference(index)
                result += value * value
            }
            result = result.squareRoot()
        case .infinity:
            for index in 0..<count {
                let value = difference(index).magnitude
                if value > result || value.isNaN { result = value }
            }
        default:
            for index in 0..<count { result += pow(difference(index).magnitude, power) }
            result = pow(result, 1 / power)
        }
        return result
    }
}
