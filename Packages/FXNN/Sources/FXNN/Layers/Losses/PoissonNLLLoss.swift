// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The negative log likelihood of counts of Poisson's distribution.
///
/// - SeeAlso: `torch.nn.PoissonNLLLoss`
public final class PoissonNLLLoss: Module, Layer2, StandardLayer {
    public let logInput: Bool
    public let full: Bool
    public let eps: Double
    public let reduction: Reduction

    static var torchInputs: [String] { ["input", "target"] }

    public init(
        logInput: Bool = true, full: Bool = false, eps: Double = 1e-8, reduction: Reduction = .mean
    ) {
        self.logInput = logInput
        self.full = full
        self.eps = eps
        self.reduction = reduction
    }

    public init(configuration: ModuleConfiguration) throws {
        logInput = try configuration.bool("log_input", default: true)
        full = try configuration.bool("full", default: false)
        eps = try configuration.double("eps", default: 1e-8)
        reduction = try configuration.choice("reduction", default: .mean)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.poissonNllLoss(
            x, y, logInput: logInput, full: full, eps: eps, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["log_input": logInput, "full": full, "eps": eps, "reduction": reduction.rawValue])
    }
}
