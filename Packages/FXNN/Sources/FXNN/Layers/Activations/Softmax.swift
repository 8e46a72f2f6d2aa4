// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Exponentials along a dimension as parts of their sum.
///
/// - SeeAlso: `torch.nn.Softmax`
public final class Softmax: Module, Layer, StandardLayer {
    /// The dimension; nil leaves it to the number of dimensions, as torch used to.
    public let dim: Int?

    public init(dim: Int? = nil) {
        self.dim = dim
    }

    public init(configuration: ModuleConfiguration) throws {
        dim = try configuration.optional("dim") { key throws(ModuleError) in
            try configuration.int(key)
        }
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.softmax(x, dim: dim ?? Self.dimension(of: x))
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["dim": dim])
    }

    public override var summary: String { configuration.torchText() }
}
