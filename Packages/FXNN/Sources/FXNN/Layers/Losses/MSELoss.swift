// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The mean squared difference.
///
/// - SeeAlso: `torch.nn.MSELoss`
public final class MSELoss: Module, Layer2, StandardLayer {
    public let reduction: Reduction

    static var torchInputs: [String] { ["input", "target"] }

    public init(reduction: Reduction = .mean) {
        self.reduction = reduction
    }

    public init(configuration: ModuleConfiguration) throws {
        reduction = try configuration.choice("reduction", default: .mean)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.mseLoss(x, y, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["reduction": reduction.rawValue])
    }
}
