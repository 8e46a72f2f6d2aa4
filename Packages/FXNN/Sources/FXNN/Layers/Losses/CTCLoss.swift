// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The negative log likelihood of label sequences along all alignments.
///
/// - SeeAlso: `torch.nn.CTCLoss`
public final class CTCLoss: Module, Layer4, StandardLayer {
    public let blank: Int
    public let reduction: Reduction
    public let zeroInfinity: Bool

    static var torchInputs: [String] {
        ["log_probs", "targets", "input_lengths", "target_lengths"]
    }

    public init(blank: Int = 0, reduction: Reduction = .mean, zeroInfinity: Bool = false) {
        self.blank = blank
        self.reduction = reduction
        self.zeroInfinity = zeroInfinity
    }

    public init(configuration: ModuleConfiguration) throws {
        blank = try configuration.int("blank", default: 0)
        reduction = try configuration.choice("reduction", default: .mean)
        zeroInfinity = try configuration.bool("zero_infinity", default: false)
    }

    public func forward(_ x: Tensor, _ y: Tensor, _ z: Tensor, _ w: Tensor) -> Tensor {
        F.ctcLoss(
            x, y, z, w, blank: blank, reduction: reduction.rawValue, zeroInfinity: zeroInfinity)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["blank": blank, "reduction": reduction.rawValue, "zero_infinity": zeroInfinity])
    }
}
