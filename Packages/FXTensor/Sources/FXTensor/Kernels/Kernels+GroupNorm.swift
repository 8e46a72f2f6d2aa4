// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Loops over rows that are normalised each by itself.
private enum RowLoops<Real: WideElement> {
    /// Normalises each of `rows` runs of `length`; an element's weight is that of its channel,
    /// `plane` elements a channel and `period` channels before they begin anew.
    static func normalize(
        _ input: TensorStorage, _ output: TensorStorage, length: Int, plane: Int,
        weight: TensorStorage?, bias: TensorStorage?, epsilon: Double
    ) -> (mean: [Double], inverse: [Double]) {
        let (source, target) = (input.pointer(as: Real.self), output.pointer(as: Real.self))
        let (w, b) = (weight?.pointer(as: Real.self), bias?.pointer(as: Real.self))
        let rows = length == 0 ? 0 : input.elementCount / length
        let channelsOfRow = plane == 0 ? 0 : length / plane
        let period = weight?.elementCount ?? bias?.elementCount ?? channelsOfRow
        var (means, inverses): ([Double], [Double]) = ([], [])
        for row in 0..<rows {
            let start = row * length
            let sum = Moments.sum(source + start, length)
            // Infinities have no mean, as in PyTorch, which moves towards it step by step.
            let mean = sum.isInfinite ? .nan : sum / Double(length)
            let variance =
                Moments.squares(source + start, length, around: mean) / Double(length)
            let inverse = 1 / (variance + epsilon).squareRoot()
            for channel in 0..<channelsOfRow {
                let place = (row * channelsOfRow + channel) % max(period, 1)
                let scale = Real(inverse * (w.map { Double($0[place]) } ?? 1))
                let shift = b?[place] ?? 0
                let first = start + channel * plane
                Moments.scale(
                    source + first, target + first, plane, around: Real(mean), by: scale,
                    plus: shift)
            }
            means.append(mean)
            inverses.append(inverse)
        }
        return (means, inverses)
    }
}

extension Kernels {
    /// Normalises each group of channels of each sample of `input[n, c, ...]`.
    ///
    /// - Returns: The output; mean and inverse deviation, `[n, groups]`.
    static func groupNorm(
        _ input: TensorStorage, groups: Int, weight: TensorStorage?, bias: TensorStorage?,
        epsilon: Double
    ) throws(TensorError) -> [TensorStorage] {
        guard input.rank >= 2, groups > 0, input.extents[1] % groups == 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "group_norm",
                    expected: "input [n, c, ...] with channels that \(groups) groups divide",
                    found: [input.shape]))
        }
        let channels = input.extents[1]
        for parameter in [weight, bias].compactMap({ $0 }) where parameter.extents != [channels] {
            throw .shapeMismatch(
                .mismatch(
                    operation: "group_norm", expected: "one value for each of \(channels) channels",
                    found: [parameter.shape]))
        }
        let x = try input.real(for: "group_norm")
        let (w, b) = (try weight?.real(as: x.dtype), try bias?.real(as: x.dtype))
        let plane = input.extents.dropFirst(2).reduce(1, *)
        let length = channels / groups * plane
        let output = try TensorStorage.allocate(x.dtype, x.extents)
        let (mean, inverse) =
            x.dtype == .float64
            ? RowLoops<Double>.normalize(
                x, output, length: length, plane: plane, weight: w, bias: b, epsilon: epsilon)
            : RowLoops<Float>.normalize(
                x, output, length: length, plane: plane, weight: w, bias: b, epsilon: epsilon)
        let extents = [input.extents[0], groups]
        let empty = [Double](repeating: .nan, count: length == 0 ? extents[0] * groups : 0)
        let type = input.dtype.byteCount == 2 ? (weight ?? input).dtype : input.dtype
        return [
            try output.cast(to: input.dtype),
            try .rounding(length == 0 ? empty : mean, extents, type),
            try .rounding(length == 0 ? empty : inverse, extents, type),
        ]
    }

    /// Normalises each channel of each sample, or all with running statistics.
    static func instanceNorm(
        _ input: TensorStorage, _ parameters: BatchNormParameters
    ) throws(TensorError) -> TensorStorage {
        guard input.rank >= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "instance_norm", expected: "input [n, c, ...]",
                    found: [input.shape]))
        }
        if !parameters.isTraining { return try batchNormalized(input, parameters).output }
        let (samples, channels) = (input.extents[0], input.extents[1])
        // Each channel of each sample counts as a channel of its own.
        let merged = try input.reshape([1, samples * channels] + input.extents.dropFirst(2))
        let plain = try batchNormalized(
            merged, BatchNormParameters(isTraining: true, momentum: 0, epsilon: parameters.epsilon))
        try moveStatistics(parameters, towards: plain.averaged(samples, channels))
        var output = try plain.output.reshape(input.extents)
        let tail = [Int](repeating: 1, count: input.rank - 2)
        if let weight = parameters.weight {
            output = try output.times(weight.reshape([channels] + tail))
        }
        if let bias = parameters.bias {
            output = try output.plus(bias.reshape([channels] + tail))
        }
        return output
    }
}

extension BatchNormParameters {
    /// Parameters without tensors.
    init(isTraining: Bool, momentum: Double, epsilon: Double) {
        self.init(
            weight: nil, bias: nil, runningMean: nil, runningVariance: nil,
            isTraining: isTraining, momentum: momentum, epsilon: epsilon)
    }
}

extension BatchNormResult {
    /// The statistics of channels, averaged over samples.
    fileprivate func averaged(_ samples: Int, _ channels: Int) -> BatchNormResult {
        var result = self
        func average(_ values: [Double]) -> [Double] {
            (0..<channels).map { channel in
                let own = (0..<samples).map { values[$0 * channels + channel] }
                return own.reduce(0, +) / Double(samples)
            }
        }
        result.mean = average(mean)
        result.variance = average(variance)
        return result
    }
}
