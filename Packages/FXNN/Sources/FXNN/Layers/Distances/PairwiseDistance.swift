// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The `p`-norm of the difference of vectors.
///
/// - SeeAlso: `torch.nn.PairwiseDistance`
public final class PairwiseDistance: Module, Layer2, StandardLayer {
    public let p: Double
    public let eps: Double
    public let keepdim: Bool

    static var torchInputs: [String] { ["x1", "x2"] }

    public init(_ p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false) {
        self.p = p
        self.eps = eps
        self.keepdim = keepdim
    }

    public init(configuration: ModuleConfiguration) throws {
        p = try configuration.double("p", default: 2)
        eps = try configuration.double("eps", default: 1e-6)
        keepdim = try configuration.bool("keepdim", default: false)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.pairwiseDistance(x, y, p: p, eps: eps, keepdim: keepdim)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["p": p, "eps": eps, "keepdim": keepdim])
    }
}
