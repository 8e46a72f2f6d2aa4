// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Layers applied one after the other. Their names are `0`, `1`, ...
///
///     let net = Sequential(Linear(4, 8), ReLU(), Linear(8, 2))
///
/// - SeeAlso: `torch.nn.Sequential`
public final class Sequential: Module, Layer {
    public let layers: [any Layer<Tensor, Tensor>]

    public init(_ layers: any Layer<Tensor, Tensor>...) { self.layers = layers }

    public func forward(_ x: Tensor) -> Tensor { layers.reduce(x) { value, layer in layer(value) } }

    public override var members: [ModuleMember] {
        layers.enumerated().map { ModuleMember(name: String($0), content: .module($1)) }
    }
}
