// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Variances and standard deviations.

/// What a variance is asked for.
struct DeviationParameters {
    /// The axes; nil for all.
    var axes: [Int]?
    var keepsAxes = false
    /// What is taken off the count of elements.
    var correction = 1.0
    /// Whether to take the root.
    var isRoot: Bool

    var operation: String { isRoot ? "std" : "var" }
}

extension Kernels {
    static func deviation(
        _ input: TensorStorage, _ parameters: DeviationParameters
    ) throws(TensorError) -> TensorStorage {
        let name = parameters.operation
        guard input.dtype.category >= .floating else {
            throw .noKernel(operator: name, dtype: input.dtype)
        }
        guard input.dtype.category == .floating else {
            return try complexDeviation(input, parameters)
        }
        let (correction, isRoot) = (parameters.correction, parameters.isRoot)
        let finish: @Sendable (Double, Int) -> Double = { squares, count in
            let divisor = max(0, Double(count) - correction)
            let variance = squares / divisor
            return isRoot ? variance.squareRoot() : variance
        }
        let reduction = try Reduction(
            input, axes: parameters.axes, keepsAxes: parameters.keepsAxes,
            as: input.dtype.computed, operation: name)
        return try reduction.run(
            [
                RowLoop { (row: UnsafeBufferPointer<Float>) in
                    Float(finish(RowMath.moments(row).squares, row.count))
                },
                RowLoop { (row: UnsafeBufferPointer<Double>) in
                    finish(RowMath.moments(row).squares, row.count)
                },
            ], result: input.dtype, operation: name)
    }

    /// The variances of both parts together.
    private static func complexDeviation(
        _ input: TensorStorage, _ parameters: DeviationParameters
    ) throws(TensorError) -> TensorStorage {
        var plain = parameters
        plain.isRoot = false
        let sum = try add(
            .tensor(deviation(input.complexPart(0, "var"), plain)),
            .tensor(deviation(input.complexPart(1, "var"), plain)))
        return parameters.isRoot ? try pointwise("sqrt", sum) : sum
    }

    static func deviationAndMean(
        _ input: TensorStorage, _ parameters: DeviationParameters
    ) throws(TensorError) -> [TensorStorage] {
        let deviation = try deviation(input, parameters)
        guard input.dtype.category == .floating else {
            let axes = parameters.axes ?? Array(0..<input.rank)
            return [
                deviation,
                try mean(input, axes: axes, keepsAxes: parameters.keepsAxes, dtype: nil),
            ]
        }
        let reduction = try Reduction(
            input, axes: parameters.axes, keepsAxes: parameters.keepsAxes,
            as: input.dtype.computed, operation: parameters.operation)
        let loops = [
            RowLoop { (row: UnsafeBufferPointer<Float>) in Float(RowMath.runningMean(row)) },
            RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.runningMean(row) },
        ]
        return [
            deviation,
            try reduction.run(loops, result: input.dtype, operation: parameters.operation),
        ]
    }
}
