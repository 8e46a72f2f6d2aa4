// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The negative log likelihood of classes; the input has logarithms.
///
/// - SeeAlso: `torch.nn.NLLLoss`
public final class NLLLoss: WeightedLoss {
    public let ignoreIndex: Int

    public init(
        weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: Reduction = .mean
    ) {
        self.ignoreIndex = ignoreIndex
        super.init(weight: weight, reduction: reduction)
    }

    public required init(configuration: ModuleConfiguration) throws {
        ignoreIndex = try configuration.int("ignore_index", default: -100)
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.nllLoss(
            x, y, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        super.configuration + .of(["ignore_index": ignoreIndex])
    }
}
