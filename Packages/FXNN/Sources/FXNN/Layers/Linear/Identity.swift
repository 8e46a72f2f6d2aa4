// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The input, unchanged.
///
/// - SeeAlso: `torch.nn.Identity`
public final class Identity: Module, Layer, StandardLayer {
    public override init() {}

    public init(configuration: ModuleConfiguration) throws {}

    public func forward(_ x: Tensor) -> Tensor { x }
}
