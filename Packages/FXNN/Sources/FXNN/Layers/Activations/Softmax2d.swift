// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Exponentials of the channels of `[n, c, h, w]` as parts of their sum.
///
/// - SeeAlso: `torch.nn.Softmax2d`
public final class Softmax2d: Module, Layer, StandardLayer {
    public override init() {}

    public init(configuration: ModuleConfiguration) throws {}

    public func forward(_ x: Tensor) -> Tensor { F.softmax(x, dim: -3) }
}
