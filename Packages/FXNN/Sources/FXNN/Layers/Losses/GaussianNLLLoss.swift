// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The negative log likelihood of normal distributions; the third input is the variance.
///
/// - SeeAlso: `torch.nn.GaussianNLLLoss`
public final class GaussianNLLLoss: Module, Layer3, StandardLayer {
    public let full: Bool
    public let eps: Double
    public let reduction: Reduction

    static var torchInputs: [String] { ["input", "target", "var"] }

    public init(full: Bool = false, eps: Double = 1e-6, reduction: Reduction = .mean) {
        self.full = full
        self.eps = eps
        self.reduction = reduction
    }

    public init(configuration: ModuleConfiguration) throws {
        full = try configuration.bool("full", default: false)
        eps = try configuration.double("eps", default: 1e-6)
        reduction = try configuration.choice("reduction", default: .mean)
    }

    public func forward(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor {
        F.gaussianNllLoss(x, y, z, full: full, eps: eps, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["full": full, "eps": eps, "reduction": reduction.rawValue])
    }
}
