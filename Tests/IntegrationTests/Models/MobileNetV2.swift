// SPDX-License-Identifier: Apache-2.0

import FX

/// A convolution, a batch norm and a clipped ReLU.
private func normalized(
    _ input: Int, _ output: Int, kernel: Int = 3, stride: Int = 1, groups: Int = 1
) -> Sequential {
    Sequential(
        Conv2d(
            input, output, kernelSize: IntPair(kernel), stride: IntPair(stride),
            padding: IntPair((kernel - 1) / 2), groups: groups, bias: false),
        BatchNorm2d(output), ReLU6(inplace: true))
}

/// A convolution that is wide in the middle and narrow at its ends.
private final class InvertedResidual: Module, Layer {
    let conv: Sequential
    private let hasShortcut: Bool

    init(_ input: Int, _ output: Int, expansion: Int, stride: Int, divisor: Int) {
        let width = { (channels: Int) in max(channels / divisor, 1) }
        let hidden = width(input * expansion)
        conv = Sequential()
        if expansion != 1 { conv.append(normalized(width(input), hidden, kernel: 1)) }
        conv.append(normalized(hidden, hidden, stride: stride, groups: hidden))
        conv.append(Conv2d(hidden, width(output), kernelSize: 1, bias: false))
        conv.append(BatchNorm2d(width(output)))
        hasShortcut = stride == 1 && input == output
    }

    func forward(_ x: Tensor) -> Tensor { hasShortcut ? x + conv(x) : conv(x) }
}

/// A network for images on small devices.
///
/// - SeeAlso: `torchvision.models.mobilenet_v2`
final class MobileNetV2: Module, Layer {
    let features: Sequential
    let classifier: Sequential

    /// - Parameter divisor: What all widths are divided by.
    init(divisor: Int = 1, classCount: Int = 1000) {
        let width = { (channels: Int) in max(channels / divisor, 1) }
        features = Sequential(normalized(3, width(32), stride: 2))
        var input = 32
        for (expansion, output, count, stride) in Self.stages {
            for index in 0..<count {
                features.append(
                    InvertedResidual(
                        input, output, expansion: expansion, stride: index == 0 ? stride : 1,
                        divisor: divisor))
                input = output
            }
        }
        features.append(normalized(width(input), width(1280), kernel: 1))
        classifier = Sequential(Dropout(0.2), Linear(width(1280), classCount))
    }

    private static let stages = [
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
        (6, 320, 1, 1),
    ]

    func forward(_ x: Tensor) -> Tensor {
        let y = F.adaptiveAvgPool2d(features(x), [1, 1])
        return classifier(torch.flatten(y, 1))
    }

    var inputDescriptions: [InputDescription] { [InputDescription("x", type: "torch.Tensor")] }
}
