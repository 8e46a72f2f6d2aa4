// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` moved by `lambd` towards 0, and 0 on the way.
///
/// - SeeAlso: `torch.nn.Softshrink`
public final class Softshrink: Module, Layer, StandardLayer {
    public let lambd: Double

    public init(lambd: Double = 0.5) {
        self.lambd = lambd
    }

    public init(configuration: ModuleConfiguration) throws {
        lambd = try configuration.double("lambd", default: 0.5)
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.softshrink(x, lambd: lambd)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["lambd": lambd])
    }

    public override var summary: String { configuration.torchText(unnamed: 1) }
}
