// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` where it is further from 0 than `lambd`, else 0.
///
/// - SeeAlso: `torch.nn.Hardshrink`
public final class Hardshrink: Module, Layer, StandardLayer {
    public let lambd: Double

    public init(lambd: Double = 0.5) {
        self.lambd = lambd
    }

    public init(configuration: ModuleConfiguration) throws {
        lambd = try configuration.double("lambd", default: 0.5)
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.hardshrink(x, lambd: lambd)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["lambd": lambd])
    }

    public override var summary: String { configuration.torchText(unnamed: 1) }
}
