// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The cosine of the angle between vectors along a dimension.
///
/// - SeeAlso: `torch.nn.CosineSimilarity`
public final class CosineSimilarity: Module, Layer2, StandardLayer {
    public let dim: Int
    public let eps: Double

    static var torchInputs: [String] { ["x1", "x2"] }

    public init(dim: Int = 1, eps: Double = 1e-8) {
        self.dim = dim
        self.eps = eps
    }

    public init(configuration: ModuleConfiguration) throws {
        dim = try configuration.int("dim", default: 1)
        eps = try configuration.double("eps", default: 1e-8)
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.cosineSimilarity(x, y, dim: dim, eps: eps)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["dim": dim, "eps": eps])
    }
}
