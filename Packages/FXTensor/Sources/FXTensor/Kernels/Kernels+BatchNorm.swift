// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What batch normalisation is given besides its input.
struct BatchNormParameters {
    var weight: TensorStorage?
    var bias: TensorStorage?
    var runningMean: TensorStorage?
    var runningVariance: TensorStorage?
    var isTraining: Bool
    var momentum: Double
    var epsilon: Double

    var tensors: [TensorStorage] {
        [weight, bias, runningMean, runningVariance].compactMap { $0 }
    }
}

/// What batch normalisation gives, and what it used.
struct BatchNormResult {
    var output: TensorStorage
    /// For each channel.
    var mean: [Double]
    /// Without bias correction, for each channel.
    var variance: [Double]
    /// The number of elements of a channel.
    var count: Int
    var parameterType: DType
}

/// `[n, c, plane]` in row-major order.
struct ChannelLayout {
    var samples: Int
    var channels: Int
    /// The number of elements of one channel of one sample.
    var plane: Int

    init(_ extents: [Int]) {
        samples = extents[0]
        channels = extents[1]
        plane = extents.dropFirst(2).reduce(1, *)
    }

    @inline(__always)
    func start(_ sample: Int, _ channel: Int) -> Int { (sample * channels + channel) * plane }
}

private enum ChannelLoops<Real: WideElement> {
    static func moments(
        _ input: TensorStorage, _ layout: ChannelLayout
    ) -> (mean: [Double], variance: [Double]) {
        let source = UnsafePointer(input.pointer(as: Real.self))
        let count = Double(layout.samples * layout.plane)
        var (means, variances): ([Double], [Double]) = ([], [])
        for channel in 0..<layout.channels {
            var (sum, squares) = (0.0, 0.0)
            for sample in 0..<layout.samples {
                sum += Moments.sum(source + layout.start(sample, channel), layout.plane)
            }
            let mean = sum / count
            for sample in 0..<layout.samples {
                squares += Moments.squares(
                    source + layout.start(sample, channel), layout.plane, around: mean)
            }
            means.append(mean)
            variances.append(squares / count)
        }
        return (means, variances)
    }

    static func normalize(
        _ input: TensorStorage, _ output: TensorStorage, _ layout: ChannelLayout,
        _ scale: [Double], _ shift: [Double]
    ) {
        let (source, target) = (input.pointer(as: Real.self), output.pointer(as: Real.self))
        let (scales, shifts) = (scale.map { Real($0) }, shift.map { Real($0) })
        if layout.plane == 1 {
            for sample in 0..<layout.samples {
                let start = sample * layout.channels
                for channel in 0..<layout.channels {
                    target[start + channel] =
                        source[start + channel] * scales[channel] + shifts[channel]
                }
            }
            return
        }
        for sample in 0..<layout.samples {
            for channel in 0..<layout.channels {
                let start = layout.start(sample, channel)
                Moments.scale(
                    source + start, target + start, layout.plane, by: scales[channel],
                    plus: shifts[channel])
            }
        }
    }
}

extension Kernels {
    /// Normalises `input[n, c, ...]` channel by channel.
    ///
    /// With the running statistics; in training with those of the batch, and the running ones move
    /// towards them in place (the variance without bias).
    static func batchNorm(
        _ input: TensorStorage, _ parameters: BatchNormParameters
    ) throws(TensorError) -> TensorStorage {
        if parameters.isTraining, input.rank >= 2,
            input.elementCount <= input.extents[1]
        {
            throw .shapeMismatch(
                .mismatch(
                    operation: "batch_norm",
                    expected: "more than one value per channel when training",
                    found: [input.shape]))
        }
        let result = try batchNormalized(input, parameters)
        if parameters.isTraining { try moveStatistics(parameters, towards: result) }
        return result.output
    }

    /// Normalises, and leaves the running statistics as they are.
    static func batchNormalized(
        _ input: TensorStorage, _ parameters: BatchNormParameters
    ) throws(TensorError) -> BatchNormResult {
        try checkBatchNorm(input, parameters)
        let layout = ChannelLayout(input.extents)
        let x = try input.real(for: "batch_norm")
        let isDouble = x.dtype == .float64
        let (mean, variance): ([Double], [Double])
        if !parameters.isTraining, let running = parameters.runningMean,
            let spread = parameters.runningVariance
        {
            (mean, variance) = (try running.doubles(), try spread.doubles())
        } else {
            (mean, variance) =
                isDouble
                ? ChannelLoops<Double>.moments(x, layout) : ChannelLoops<Float>.moments(x, layout)
        }
        var scale = variance.map { 1 / ($0 + parameters.epsilon).squareRoot() }
        if let weight = try parameters.weight?.doubles() { scale = zip(scale, weight).map(*) }
        var shift = zip(mean, scale).map { -$0 * $1 }
        if let bias = try parameters.bias?.doubles() { shift = zip(shift, bias).map(+) }
        let output = try TensorStorage.allocate(x.dtype, x.extents)
        if isDouble {
            ChannelLoops<Double>.normalize(x, output, layout, scale, shift)
        } else {
            ChannelLoops<Float>.normalize(x, output, layout, scale, shift)
        }
        return BatchNormResult(
            output: try output.cast(to: input.dtype), mean: mean, variance: variance,
            count: layout.samples * layout.plane,
            parameterType: parameters.tensors.first?.dtype ?? input.dtype)
    }

    /// The running statistics after a batch.
    static func movedStatistics(
        _ parameters: BatchNormParameters, towards result: BatchNormResult
    ) throws(TensorError) -> (mean: [Double], variance: [Double]) {
        let momentum = parameters.momentum
        let correction = Double(result.count) / Double(result.count - 1)
        let mean = try parameters.runningMean?.doubles() ?? []
        let variance = try parameters.runningVariance?.doubles() ?? []
        return (
            zip(mean, result.mean).map { (1 - momentum) * $0 + momentum * $1 },
            zip(variance, result.variance).map {
                (1 - momentum) * $0 + momentum * ($1 * correction)
            }
        )
    }

    /// Moves the running statistics towards those of a batch, in place.
    static func moveStatistics(
        _ parameters: BatchNormParameters, towards result: BatchNormResult
    ) throws(TensorError) {
        let moved = try movedStatistics(parameters, towards: result)
        for (target, values) in [
            (parameters.runningMean, moved.mean), (parameters.runningVariance, moved.variance),
        ] {
            guard let target else { continue }
            let value = try TensorStorage.rounding(values, [values.count], target.dtype)
            try copy(value, into: target, operation: "batch_norm")
        }
    }

    private static func checkBatchNorm(
        _ input: TensorStorage, _ parameters: BatchNormParameters
    ) throws(TensorError) {
        // Parameters in float32 may stand beside an input in half precision.
        let isMixed =
            input.dtype.byteCount == 2
            && parameters.tensors.allSatisfy { $0.dtype == .float32 }
        if !isMixed {
            try requireEqualDTypes([input] + parameters.tensors, operation: "batch_norm")
        }
        guard input.rank >= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "batch_norm", expected: "input [n, c, ...]", found: [input.shape]))
        }
        let channels = input.extents[1]
        if let wrong = parameters.tensors.first(where: { $0.extents != [channels] }) {
            throw .shapeMismatch(
                .mismatch(
                    operation: "batch_norm", expected: "one value for each of \(channels) channels",
                    found: [wrong.shape]))
        }
        let hasStatistics = parameters.runningMean != nil && parameters.runningVariance != nil
        guard parameters.isTraining || hasStatistics else {
            throw .invalidArgument(
                operation: "batch_norm", parameter: "running_mean",
                expected: "running statistics outside training")
        }
    }
}
