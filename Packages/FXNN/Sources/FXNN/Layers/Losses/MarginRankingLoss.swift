// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What the first input lacks to a margin above the second, or below.
///
/// - SeeAlso: `torch.nn.MarginRankingLoss`
public final class MarginRankingLoss: Module, Layer3, StandardLayer {
    public let margin: Double
    public let reduction: Reduction

    static var torchInputs: [String] { ["input1", "input2", "target"] }

    public init(margin: Double = 0, reduction: Reduction = .mean) {
        self.margin = margin
        self.reduction = reduction
    }

    public init(configuration: ModuleConfiguration) throws {
        margin = try configuration.double("margin", default: 0)
        reduction = try configuration.choice("reduction", default: .mean)
    }

    public func forward(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor {
        F.marginRankingLoss(x, y, z, margin: margin, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["margin": margin, "reduction": reduction.rawValue])
    }
}
