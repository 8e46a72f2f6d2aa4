// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXTensor

/// Layers applied one after the other. Their names are `0`, `1`, ... or given ones.
///
///     let net = Sequential(Linear(4, 8), ReLU(), Linear(8, 2))
///     let named = Sequential(["in": Linear(4, 8), "out": Linear(8, 2)])
///
/// - SeeAlso: `torch.nn.Sequential`
public final class Sequential: Module, Layer, ModuleContainer {
    /// The layers in order.
    public private(set) var layers: [any Layer<Tensor, Tensor>]
    private var names: [String]

    public init(_ layers: [any Layer<Tensor, Tensor>]) {
        self.layers = layers
        names = layers.indices.map(String.init)
    }

    public convenience init(_ layers: any Layer<Tensor, Tensor>...) { self.init(layers) }

    /// Creates a sequence of layers with names.
    ///
    /// - Precondition: The names are not empty, have no dots and differ.
    public convenience init(_ layers: KeyValuePairs<String, any Layer<Tensor, Tensor>>) {
        self.init(named: layers.map { ($0.key, $0.value) })
    }

    /// Creates a sequence of layers with names that are computed.
    ///
    /// - Precondition: The names are not empty, have no dots and differ.
    public init(named layers: [(String, any Layer<Tensor, Tensor>)]) {
        self.layers = layers.map(\.1)
        names = layers.map(\.0)
        precondition(
            Set(names).count == names.count
                && names.allSatisfy { !$0.isEmpty && !$0.contains(".") },
            "a sequence's names must differ, and have no dots")
    }

    public init(configuration: ModuleConfiguration) throws {
        layers = []
        names = []
        super.init()
        for (name, module) in try configuration.modules() {
            guard let layer = module as? any Layer<Tensor, Tensor> else {
                throw configuration.wrong("modules")
            }
            layers.append(layer)
            names.append(name)
        }
    }

    /// The layer at a place.
    ///
    /// - Precondition: The layer exists.
    public subscript(index: Int) -> any Layer<Tensor, Tensor> {
        get { layers[index] }
        set { layers[index] = newValue }
    }

    /// Adds a layer behind the others; its name is its place.
    public func append(_ layer: any Layer<Tensor, Tensor>) {
        names.append(String(layers.count))
        layers.append(layer)
    }

    public func forward(_ x: Tensor) -> Tensor { layers.reduce(x) { value, layer in layer(value) } }

    public override var members: [ModuleMember] {
        layers.indices.map { index in
            ModuleMember(name: names[index], content: .module(layers[index])) {
                [self] content throws(ModuleError) in
                guard case .module(let module) = content,
                    let layer = module as? any Layer<Tensor, Tensor>
                else {
                    throw .wrongKind(ModulePath(names[index]), expected: "a layer of one tensor")
                }
                layers[index] = layer
            }
        }
    }
}
