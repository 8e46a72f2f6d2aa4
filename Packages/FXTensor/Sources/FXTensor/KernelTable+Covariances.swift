// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How covariances are estimated.
struct CovarianceOptions {
    /// What is taken from the count of observations.
    var correction = 1
    /// How often each observation counts, in integers.
    var frequencies: TensorStorage?
    /// How much each observation counts.
    var importances: TensorStorage?
}

extension Kernels {
    /// The covariances of the rows of `[variables, observations]`, or of one row.
    static func covariances(
        _ input: TensorStorage, _ options: CovarianceOptions
    ) throws(TensorError) -> TensorStorage {
        if input.dtype.category == .complex {
            throw .noKernel(operator: "cov", dtype: input.dtype)
        }
        guard input.rank <= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "cov", expected: "a matrix or row", found: [input.shape]))
        }
        let rows = input.rank == 2 ? input.extents[0] : 1
        let count = rows == 0 ? 0 : input.elementCount / rows
        let weights = try observationWeights(options, count)
        let centered = try centeredRows(input.doubles(), rows, count, weights)
        let total = weights.joint.reduce(0, +)
        var divisor = total - Double(options.correction)
        if options.importances != nil {
            let spread = zip(weights.joint, weights.importances).reduce(0) { $0 + $1.0 * $1.1 }
            divisor = total - Double(options.correction) * spread / total
        }
        divisor = divisor < 0 ? 0 : divisor
        var result: [Double] = []
        for first in 0..<rows {
            for second in 0..<rows {
                var sum = 0.0
                for index in 0..<count {
                    let product = centered[first * count + index] * centered[second * count + index]
                    sum += product * weights.joint[index]
                }
                result.append(sum / divisor)
            }
        }
        let dtype = input.dtype.category < .floating ? .float32 : input.dtype
        return try .rounding(result, input.rank == 2 && rows != 1 ? [rows, rows] : [], dtype)
    }

    private static func centeredRows(
        _ values: [Double], _ rows: Int, _ count: Int,
        _ weights: (joint: [Double], importances: [Double])
    ) -> [Double] {
        let total = weights.joint.reduce(0, +)
        var result = values
        for row in 0..<rows {
            var sum = 0.0
            for index in 0..<count { sum += values[row * count + index] * weights.joint[index] }
            for index in 0..<count { result[row * count + index] -= sum / total }
        }
        return result
    }

    private static func observationWeights(
        _ options: CovarianceOptions, _ count: Int
    ) throws(TensorError) -> (joint: [Double], importances: [Double]) {
        let ones = [Double](repeating: 1, count: count)
        let frequencies = try options.frequencies?.doubles() ?? ones
        let importances = try options.importances?.doubles() ?? ones
        let isRight =
            (options.frequencies.map { $0.extents == [count] && $0.dtype.category < .floating }
                ?? true)
            && (options.importances.map { $0.extents == [count] && $0.dtype.isFloatingPoint }
                ?? true)
        guard isRight, (frequencies + importances).allSatisfy({ !($0 < 0) }) else {
            throw .invalidArgument(
                operation: "cov", parameter: "fweights",
                expected: "integers, and floats for 'aweights', of 0 or more for each of "
                    + "\(count) observations")
        }
        return (zip(frequencies, importances).map(*), importances)
    }

    /// Covariances divided by both deviations.
    static func correlations(_ input: TensorStorage) throws(TensorError) -> TensorStorage {
        let covariances = try covariances(input, CovarianceOptions())
        var values = try covariances.doubles()
        let rows = covariances.extents.first ?? 1
        let deviations = (0..<rows).map { values[$0 * rows + $0].squareRoot() }
        for row in 0..<rows {
            for column in 0..<rows {
                let value = values[row * rows + column] / deviations[row] / deviations[column]
                // The bounds leave NaN as it is.
                values[row * rows + column] = value > 1 ? 1 : value < -1 ? -1 : value
            }
        }
        return try .rounding(values, covariances.extents, covariances.dtype)
    }
}

extension KernelTable {
    static let covariances: [Entry] = [
        Entry("aten.cov.default") { call throws(TensorError) in
            try Kernels.covariances(
                call.storage(0),
                CovarianceOptions(
                    correction: call.int(1), frequencies: call.optionalStorage(2),
                    importances: call.optionalStorage(3)))
        },
        Entry("aten.corrcoef.default") { call throws(TensorError) in
            let input = try call.storage(0)
            if input.dtype == .bool { throw .noKernel(operator: "corrcoef", dtype: .bool) }
            return try Kernels.correlations(input)
        },
    ]
}
