// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The distance where the target is 1, what lacks to a margin where it is -1.
///
/// - SeeAlso: `torch.nn.HingeEmbeddingLoss`
public final class HingeEmbeddingLoss: Module, Layer2, StandardLayer {
    public let margin: Double
    public let reduction: Reduction

    static var torchInputs: [String] { ["input", "target"] }

    public init(margin: Double = 1, reduction: Reduction = .mean) {
        self.margin = margin
        self.reduction = reduction
    }

    public init(configuration: ModuleConfiguration) throws {
        margin = try configuration.double("margin", default: 1)
        reduction = try configuration.choice("reduction", default: .mean)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.hingeEmbeddingLoss(x, y, margin: margin, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["margin": margin, "reduction": reduction.rawValue])
    }
}
