// SPDX-License-Identifier: Apache-2.0

import FX

/// Two convolutions and a shortcut around them.
private final class BasicBlock: Module, Layer {
    let conv1: Conv2d
    let bn1: BatchNorm2d
    let relu = ReLU(inplace: true)
    let conv2: Conv2d
    let bn2: BatchNorm2d
    let downsample: Sequential?

    init(_ input: Int, _ width: Int, stride: Int, _ downsample: Sequential?) {
        conv1 = Conv2d(
            input, width, kernelSize: 3, stride: IntPair(stride), padding: 1, bias: false)
        bn1 = BatchNorm2d(width)
        conv2 = Conv2d(width, width, kernelSize: 3, padding: 1, bias: false)
        bn2 = BatchNorm2d(width)
        self.downsample = downsample
    }

    func forward(_ x: Tensor) -> Tensor {
        let y = bn2(conv2(relu(bn1(conv1(x)))))
        return relu(y + (downsample.map { $0(x) } ?? x))
    }
}

/// Three convolutions, narrow in the middle, and a shortcut around them.
private final class Bottleneck: Module, Layer {
    let conv1: Conv2d
    let bn1: BatchNorm2d
    let conv2: Conv2d
    let bn2: BatchNorm2d
    let conv3: Conv2d
    let bn3: BatchNorm2d
    let relu = ReLU(inplace: true)
    let downsample: Sequential?

    init(_ input: Int, _ width: Int, stride: Int, _ downsample: Sequential?) {
        conv1 = Conv2d(input, width, kernelSize: 1, bias: false)
        bn1 = BatchNorm2d(width)
        conv2 = Conv2d(
            width, width, kernelSize: 3, stride: IntPair(stride), padding: 1, bias: false)
        bn2 = BatchNorm2d(width)
        conv3 = Conv2d(width, 4 * width, kernelSize: 1, bias: false)
        bn3 = BatchNorm2d(4 * width)
        self.downsample = downsample
    }

    func forward(_ x: Tensor) -> Tensor {
        let y = relu(bn1(conv1(x)))
        let z = bn3(conv3(relu(bn2(conv2(y)))))
        return relu(z + (downsample.map { $0(x) } ?? x))
    }
}

/// Deep residual learning for images.
///
/// - SeeAlso: `torchvision.models.resnet`
final class ResNet: Module, Layer {
    /// What a network is made of.
    enum Block {
        case basic, bottleneck
    }

    let conv1: Conv2d
    let bn1: BatchNorm2d
    let relu = ReLU(inplace: true)
    let maxpool = MaxPool2d(3, stride: 2, padding: 1)
    let layer1: Sequential
    let layer2: Sequential
    let layer3: Sequential
    let layer4: Sequential
    let avgpool = AdaptiveAvgPool2d([1, 1])
    let fc: Linear

    init(_ block: Block, _ counts: [Int], width: Int = 64, classCount: Int = 1000) {
        conv1 = Conv2d(3, width, kernelSize: 7, stride: 2, padding: 3, bias: false)
        bn1 = BatchNorm2d(width)
        var input = width
        let stages = counts.enumerated().map { stage, count in
            Self.stage(block, count, &input, width << stage, stride: stage == 0 ? 1 : 2)
        }
        (layer1, layer2, layer3, layer4) = (stages[0], stages[1], stages[2], stages[3])
        fc = Linear(input, classCount)
    }

    private static func stage(
        _ block: Block, _ count: Int, _ input: inout Int, _ width: Int, stride: Int
    ) -> Sequential {
        let layers = Sequential()
        for index in 0..<count {
            let stride = index == 0 ? stride : 1
            let output = block == .basic ? width : 4 * width
            var downsample: Sequential?
            if stride != 1 || input != output {
                downsample = Sequential(
                    Conv2d(
                        input, output, kernelSize: 1, stride: IntPair(stride), bias: false),
                    BatchNorm2d(output))
            }
            switch block {
            case .basic: layers.append(BasicBlock(input, width, stride: stride, downsample))
            case .bottleneck: layers.append(Bottleneck(input, width, stride: stride, downsample))
            }
            input = output
        }
        return layers
    }

    func forward(_ x: Tensor) -> Tensor {
        let y = maxpool(relu(bn1(conv1(x))))
        let z = avgpool(layer4(layer3(layer2(layer1(y)))))
        return fc(torch.flatten(z, 1))
    }

    var inputDescriptions: [InputDescription] { [InputDescription("x", type: "torch.Tensor")] }
}
