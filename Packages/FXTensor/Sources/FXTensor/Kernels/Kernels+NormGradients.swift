// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Rows that were normalised, with the statistics that were used.
private struct NormalizedRows {
    var values: [Double]
    var slopes: [Double]
    var means: [Double]
    var inverses: [Double]
    var length: Int

    /// The slopes by input of `(x - mean) * inverse`, given those of the results.
    func inputSlopes(_ weight: (Int) -> Double) -> [Double] {
        var result = [Double](repeating: 0, count: values.count)
        for row in means.indices {
            let range = row * length..<(row + 1) * length
            var (sum, product) = (0.0, 0.0)
            for index in range {
                let slope = slopes[index] * weight(index)
                sum += slope
                product += slope * normalized(index, row)
            }
            for index in range {
                let slope = slopes[index] * weight(index)
                let rest = sum + normalized(index, row) * product
                result[index] = (slope - rest / Double(length)) * inverses[row]
            }
        }
        return result
    }

    @inline(__always)
    func normalized(_ index: Int, _ row: Int) -> Double {
        (values[index] - means[row]) * inverses[row]
    }

    /// The sums of slopes, plain or times the normalised values, by the place of a parameter.
    func parameterSlopes(_ count: Int, _ place: (Int) -> Int) -> (weight: [Double], bias: [Double])
    {
        var weight = [Double](repeating: 0, count: count)
        var bias = weight
        for row in means.indices {
            for index in row * length..<(row + 1) * length {
                weight[place(index)] += slopes[index] * normalized(index, row)
                bias[place(index)] += slopes[index]
            }
        }
        return (weight, bias)
    }
}

extension Kernels {
    /// The slopes of a layer norm by input, weight and bias; nil where not wanted.
    static func layerNormGradients(
        _ slope: TensorStorage, _ input: TensorStorage, _ normalized: [Int],
        _ statistics: (mean: TensorStorage, inverse: TensorStorage), _ weight: TensorStorage?,
        wanted: [Bool]
    ) throws(TensorError) -> [TensorStorage?] {
        let name = "native_layer_norm_backward"
        let length = normalized.reduce(1, *)
        let rows = length == 0 ? 0 : input.elementCount / length
        try checkNorm(slope, input, statistics, rows, wanted, name)
        guard Array(input.extents.suffix(normalized.count)) == normalized,
            weight == nil || weight?.extents == normalized
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "[..., \(normalized)]", found: [input.shape]))
        }
        let all = NormalizedRows(
            values: try input.doubles(), slopes: try slope.doubles(),
            means: try statistics.mean.doubles(), inverses: try statistics.inverse.doubles(),
            length: length)
        let factors = try weight?.doubles()
        let byInput = all.inputSlopes { factors?[$0 % length] ?? 1 }
        let (byWeight, byBias) = all.parameterSlopes(length) { $0 % length }
        let type = weight?.dtype ?? input.dtype
        return [
            wanted[0] ? try .rounding(byInput, input.extents, input.dtype) : nil,
            wanted[1] ? try .rounding(byWeight, normalized, type) : nil,
            wanted[2] ? try .rounding(byBias, normalized, type) : nil,
        ]
    }

    /// The slopes of a group norm by input, weight and bias; nil where not wanted.
    static func groupNormGradients(
        _ slope: TensorStorage, _ input: TensorStorage,
        _ statistics: (mean: TensorStorage, inverse: TensorStorage), _ weight: TensorStorage?,
        channels: Int, plane: Int, groups: Int, wanted: [Bool]
    ) throws(TensorError) -> [TensorStorage?] {
        let name = "native_group_norm_backward"
        guard groups > 0, (1..<1 << 31).contains(channels), channels % groups == 0,
            (0..<1 << 31).contains(plane),
            input.elementCount % max(channels * plane, 1) == 0,
            weight == nil || weight?.elementCount == channels
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "\(channels) channels in \(groups) groups",
                    found: [input.shape]))
        }
        let length = channels / groups * plane
        try checkNorm(
            slope, input, statistics, length == 0 ? 0 : input.elementCount / length, wanted, name)
        let all = NormalizedRows(
            values: try input.doubles(), slopes: try slope.doubles(),
            means: try statistics.mean.doubles(), inverses: try statistics.inverse.doubles(),
            length: length)
        let factors = try weight?.doubles()
        let byInput = all.inputSlopes { factors?[$0 / plane % channels] ?? 1 }
        let (byWeight, byBias) = all.parameterSlopes(channels) { $0 / plane % channels }
        let type = weight?.dtype ?? input.dtype
        return [
            wanted[0] ? try .rounding(byInput, input.extents, input.dtype) : nil,
            wanted[1] ? try .rounding(byWeight, [channels], type) : nil,
            wanted[2] ? try .rounding(byBias, [channels], type) : nil,
        ]
    }

    private static func checkNorm(
        _ slope: TensorStorage, _ input: TensorStorage,
        _ statistics: (mean: TensorStorage, inverse: TensorStorage), _ rows: Int,
        _ wanted: [Bool], _ operation: String
    ) throws(TensorError) {
        _ = try input.dtype.realType(for: operation)
        guard slope.extents == input.extents, statistics.mean.elementCount == rows,
            statistics.inverse.elementCount == rows, wanted.count == 3
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "a slope for each element, and statistics of \(rows) rows",
                    found: [slope.shape, input.shape, statistics.mean.shape]))
        }
    }
}
