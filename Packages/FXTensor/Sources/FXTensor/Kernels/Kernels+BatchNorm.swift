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

private struct BatchNormVisitor: FloatingVisitor {
    var input: TensorStorage
    var output: TensorStorage
    var parameters: BatchNormParameters
    var channels: Int
    /// The number of elements of one channel of one sample.
    var plane: Int

    func visit<Element: FloatingElement>(_: Element.Type) {
        let samples = channels * plane == 0 ? 0 : input.elementCount / (channels * plane)
        for channel in 0..<channels {
            let (mean, variance) = statistics(of: channel, samples, Element.self)
            let weight = value(parameters.weight, channel, 1, Element.self)
            let bias = value(parameters.bias, channel, 0, Element.self)
            let scale = weight / (variance + parameters.epsilon).squareRoot()
            normalize(
                channel, samples, scale: Element(rounding: scale),
                shift: Element(rounding: bias - mean * scale))
        }
    }

    private func normalize<Element: FloatingElement>(
        _ channel: Int, _ samples: Int, scale: Element, shift: Element
    ) {
        let (source, target) = (input.pointer(as: Element.self), output.pointer(as: Element.self))
        for sample in 0..<samples {
            let start = (sample * channels + channel) * plane
            for index in start..<(start + plane) {
                target[index] = Element.sum(Element.product(source[index], scale), shift)
            }
        }
    }

    /// Mean and biased variance to normalise with; in training, moves the running ones.
    private func statistics<Element: FloatingElement>(
        of channel: Int, _ samples: Int, _: Element.Type
    ) -> (mean: Double, variance: Double) {
        guard parameters.isTraining else {
            return (
                value(parameters.runningMean, channel, 0, Element.self),
                value(parameters.runningVariance, channel, 1, Element.self)
            )
        }
        let source = input.pointer(as: Element.self)
        let count = Double(samples * plane)
        var (sum, squares) = (0.0, 0.0)
        forEachElement(channel, samples) { sum += source[$0].double }
        let mean = sum / count
        forEachElement(channel, samples) {
            let distance = source[$0].double - mean
            squares += distance * distance
        }
        move(parameters.runningMean, channel, towards: mean, Element.self)
        move(parameters.runningVariance, channel, towards: squares / (count - 1), Element.self)
        return (mean, squares / count)
    }

    @inline(__always)
    private func forEachElement(_ channel: Int, _ samples: Int, _ body: (Int) -> Void) {
        for sample in 0..<samples {
            let start = (sample * channels + channel) * plane
            for index in start..<(start + plane) { body(index) }
        }
    }

    private func value<Element: FloatingElement>(
        _ storage: TensorStorage?, _ channel: Int, _ fallback: Double, _: Element.Type
    ) -> Double {
        guard let storage else { return fallback }
        return storage.pointer(as: Element.self)[channel * storage.strides[0]].double
    }

    private func move<Element: FloatingElement>(
        _ storage: TensorStorage?, _ channel: Int, towards value: Double, _: Element.Type
    ) {
        guard let storage else { return }
        let place = storage.pointer(as: Element.self) + channel * storage.strides[0]
        let momentum = parameters.momentum
        place.pointee = Element(
            rounding: (1 - momentum) * place.pointee.double + momentum * value)
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
        try requireEqualDTypes([input] + parameters.tensors, operation: "batch_norm")
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
        let plane = input.extents.dropFirst(2).reduce(1, *)
        if parameters.isTraining, input.extents[0] * plane <= 1 {
            throw .shapeMismatch(
                .mismatch(
                    operation: "batch_norm",
                    expected: "more than one value per channel when training",
                    found: [input.shape]))
        }
        let output = try TensorStorage.allocate(input.dtype, input.extents)
        let visitor = BatchNormVisitor(
            input: try input.contiguous(), output: output, parameters: parameters,
            channels: channels, plane: plane)
        try input.dtype.visitFloating(visitor, operator: "batch_norm")
        if parameters.isTraining {
            parameters.runningMean?.buffer.version += 1
            parameters.runningVariance?.buffer.version += 1
        }
        return output
    }
}
