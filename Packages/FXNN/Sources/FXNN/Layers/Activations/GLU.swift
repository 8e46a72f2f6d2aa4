// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The first half along a dimension times the sigmoid of the second.
///
/// - SeeAlso: `torch.nn.GLU`
public final class GLU: Module, Layer, StandardLayer {
    public let dim: Int

    public init(dim: Int = -1) {
        self.dim = dim
    }

    public init(configuration: ModuleConfiguration) throws {
        dim = try configuration.int("dim", default: -1)
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.glu(x, dim: dim)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["dim": dim])
    }

    public override var summary: String { configuration.torchText() }
}
