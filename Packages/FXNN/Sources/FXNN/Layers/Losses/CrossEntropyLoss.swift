// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The negative log likelihood of classes; the input has logits.
///
/// - SeeAlso: `torch.nn.CrossEntropyLoss`
public final class CrossEntropyLoss: WeightedLoss {
    public let ignoreIndex: Int
    public let labelSmoothing: Double

    public init(
        weight: Tensor? = nil, ignoreIndex: Int = -100, labelSmoothing: Double = 0,
        reduction: Reduction = .mean
    ) {
        self.ignoreIndex = ignoreIndex
        self.labelSmoothing = labelSmoothing
        super.init(weight: weight, reduction: reduction)
    }

    public required init(configuration: ModuleConfiguration) throws {
        ignoreIndex = try configuration.int("ignore_index", default: -100)
        labelSmoothing = try configuration.double("label_smoothing", default: 0)
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.crossEntropy(
            x, y, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction.rawValue,
            labelSmoothing: labelSmoothing)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        super.configuration + .of(["ignore_index": ignoreIndex, "label_smoothing": labelSmoothing])
    }
}
