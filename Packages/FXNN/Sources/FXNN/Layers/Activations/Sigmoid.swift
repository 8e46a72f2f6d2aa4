// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `1 / (1 + exp(-x))`, elementwise.
///
/// - SeeAlso: `torch.nn.Sigmoid`
public final class Sigmoid: Module, Layer, StandardLayer {
    public override init() {}

    public init(configuration: ModuleConfiguration) throws {}

    public func forward(_ x: Tensor) -> Tensor { torch.sigmoid(x) }
}
