// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The mean absolute difference.
///
/// - SeeAlso: `torch.nn.L1Loss`
public final class L1Loss: Module, Layer2, StandardLayer {
    public let reduction: Reduction

    static var torchInputs: [String] { ["input", "target"] }

    public init(reduction: Reduction = .mean) {
        self.reduction = reduction
    }

    public init(configuration: ModuleConfiguration) throws {
        reduction = try configuration.choice("reduction", default: .mean)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.l1Loss(x, y, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["reduction": reduction.rawValue])
    }
}
