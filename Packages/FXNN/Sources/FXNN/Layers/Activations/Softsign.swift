// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `x / (1 + |x|)`, elementwise.
///
/// - SeeAlso: `torch.nn.Softsign`
public final class Softsign: Module, Layer, StandardLayer {
    public override init() {}

    public init(configuration: ModuleConfiguration) throws {}

    public func forward(_ x: Tensor) -> Tensor { F.softsign(x) }
}
