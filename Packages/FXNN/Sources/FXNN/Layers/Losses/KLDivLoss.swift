// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The divergence of a distribution given as logarithms from a target.
///
/// - SeeAlso: `torch.nn.KLDivLoss`
public final class KLDivLoss: Module, Layer2, StandardLayer {
    public let reduction: Reduction
    public let logTarget: Bool

    static var torchInputs: [String] { ["input", "target"] }

    public init(reduction: Reduction = .mean, logTarget: Bool = false) {
        self.reduction = reduction
        self.logTarget = logTarget
    }

    public init(configuration: ModuleConfiguration) throws {
        reduction = try configuration.choice("reduction", default: .mean)
        logTarget = try configuration.bool("log_target", default: false)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.klDiv(x, y, reduction: reduction.rawValue, logTarget: logTarget)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["reduction": reduction.rawValue, "log_target": logTarget])
    }
}
