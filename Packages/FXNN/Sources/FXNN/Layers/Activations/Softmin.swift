// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The softmax of the negated input along a dimension.
///
/// - SeeAlso: `torch.nn.Softmin`
public final class Softmin: Module, Layer, StandardLayer {
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
        F.softmin(x, dim: dim)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["dim": dim])
    }

    public override var summary: String { configuration.torchText() }
}
