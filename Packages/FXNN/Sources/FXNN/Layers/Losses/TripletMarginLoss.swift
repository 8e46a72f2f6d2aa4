// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What an anchor's negative lacks to a margin further away than its positive.
///
/// - SeeAlso: `torch.nn.TripletMarginLoss`
public final class TripletMarginLoss: Module, Layer3, StandardLayer {
    public let margin: Double
    public let p: Double
    public let eps: Double
    public let swap: Bool
    public let reduction: Reduction

    static var torchInputs: [String] { ["anchor", "positive", "negative"] }

    public init(
        margin: Double = 1, p: Double = 2, eps: Double = 1e-6, swap: Bool = false,
        reduction: Reduction = .mean
    ) {
        self.margin = margin
        self.p = p
        self.eps = eps
        self.swap = swap
        self.reduction = reduction
    }

    public init(configuration: ModuleConfiguration) throws {
        margin = try configuration.double("margin", default: 1)
        p = try configuration.double("p", default: 2)
        eps = try configuration.double("eps", default: 1e-6)
        swap = try configuration.bool("swap", default: false)
        reduction = try configuration.choice("reduction", default: .mean)
    }

    public func forward(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor {
        F.tripletMarginLoss(
            x, y, z, margin: margin, p: p, eps: eps, swap: swap, reduction: reduction.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["margin": margin, "p": p, "eps": eps, "swap": swap, "reduction": reduction.rawValue])
    }
}
