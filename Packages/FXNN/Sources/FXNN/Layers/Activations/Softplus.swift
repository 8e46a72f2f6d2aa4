// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `log(1 + exp(beta · x)) / beta`, and `x` above a threshold.
///
/// - SeeAlso: `torch.nn.Softplus`
public final class Softplus: Module, Layer, StandardLayer {
    public let beta: Double
    public let threshold: Double

    public init(beta: Double = 1, threshold: Double = 20) {
        self.beta = beta
        self.threshold = threshold
    }

    public init(configuration: ModuleConfiguration) throws {
        beta = try configuration.double("beta", default: 1)
        threshold = try configuration.double("threshold", default: 20)
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.softplus(x, beta: beta, threshold: threshold)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["beta": beta, "threshold": threshold])
    }

    public override var summary: String { configuration.torchText() }
}
