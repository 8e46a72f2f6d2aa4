// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The squared difference up to `delta`, the absolute one times `delta` further away.
///
/// - SeeAlso: `torch.nn.HuberLoss`
public final class HuberLoss: Module, Layer2, StandardLayer {
    public let reduction: Reduction
    public let delta: Double

    static var torchInputs: [String] { ["input", "target"] }

    public init(reduction: Reduction = .mean, delta: Double = 1) {
        self.reduction = reduction
        self.delta = delta
    }

    public init(configuration: ModuleConfiguration) throws {
        reduction = try configuration.choice("reduction", default: .mean)
        delta = try configuration.double("delta", default: 1)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.huberLoss(x, y, reduction: reduction.rawValue, delta: delta)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["reduction": reduction.rawValue, "delta": delta])
    }
}
