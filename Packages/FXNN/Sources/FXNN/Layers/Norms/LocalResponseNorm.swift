// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Divides each channel by a power of what the channels near it have.
///
/// - Shapes: `x: [n, c, ...]` → the same
/// - SeeAlso: `torch.nn.LocalResponseNorm`
public final class LocalResponseNorm: Module, Layer, StandardLayer {
    public let size: Int
    public let alpha: Double
    public let beta: Double
    public let k: Double

    /// - Precondition: The size is positive.
    public init(_ size: Int, alpha: Double = 0.0001, beta: Double = 0.75, k: Double = 1) {
        precondition(size > 0, "LocalResponseNorm needs a positive size")
        self.size = size
        self.alpha = alpha
        self.beta = beta
        self.k = k
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        self.init(
            try c.count("size"), alpha: try c.double("alpha", default: 0.0001),
            beta: try c.double("beta", default: 0.75), k: try c.double("k", default: 1))
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.localResponseNorm(x, size, alpha: alpha, beta: beta, k: k)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["size": size, "alpha": alpha, "beta": beta, "k": k])
    }

    public override var summary: String { configuration.torchText(unnamed: 1) }
}
