// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What other classes lack to a margin below the right one.
///
/// - SeeAlso: `torch.nn.MultiMarginLoss`
public final class MultiMarginLoss: WeightedLoss {
    public let p: Int
    public let margin: Double

    public init(
        weight: Tensor? = nil, p: Int = 1, margin: Double = 1, reduction: Reduction = .mean
    ) {
        self.p = p
        self.margin = margin
        super.init(weight: weight, reduction: reduction)
    }

    public required init(configuration: ModuleConfiguration) throws {
        p = try configuration.int("p", default: 1)
        margin = try configuration.double("margin", default: 1)
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.multiMarginLoss(
            x, y, p: p, margin: margin, weight: weight, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        super.configuration + .of(["p": p, "margin": margin])
    }
}
