// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The hyperbolic tangent, elementwise.
///
/// - SeeAlso: `torch.nn.Tanh`
public final class Tanh: Module, Layer, StandardLayer {
    public override init() {}

    public init(configuration: ModuleConfiguration) throws {}

    public func forward(_ x: Tensor) -> Tensor { torch.tanh(x) }
}
