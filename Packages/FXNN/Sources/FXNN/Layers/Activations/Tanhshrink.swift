// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `x - tanh(x)`, elementwise.
///
/// - SeeAlso: `torch.nn.Tanhshrink`
public final class Tanhshrink: Module, Layer, StandardLayer {
    public override init() {}

    public init(configuration: ModuleConfiguration) throws {}

    public func forward(_ x: Tensor) -> Tensor { F.tanhshrink(x) }
}
