// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The squared difference near 0, the absolute one further away.
///
/// - SeeAlso: `torch.nn.SmoothL1Loss`
public final class SmoothL1Loss: Module, Layer2, StandardLayer {
    public let reduction: Reduction
    public let beta: Double

    static var torchInputs: [String] { ["input", "target"] }

    public init(reduction: Reduction = .mean, beta: Double = 1) {
        self.reduction = reduction
        self.beta = beta
    }

    public init(configuration: ModuleConfiguration) throws {
        reduction = try configuration.choice("reduction", default: .mean)
        beta = try configuration.double("beta", default: 1)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.smoothL1Loss(x, y, reduction: reduction.rawValue, beta: beta)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["reduction": reduction.rawValue, "beta": beta])
    }
}
