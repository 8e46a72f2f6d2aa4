// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXTensor

/// Trained tensors by name, in the order in which they were added.
///
/// - SeeAlso: `torch.nn.ParameterDict`
public final class ParameterDict: Module, StandardLayer {
    private var parameters: [(name: String, parameter: Parameter<Tensor>)] = []

    /// - Precondition: The names are not empty and have no dots.
    public init(_ tensors: KeyValuePairs<String, Tensor> = [:]) {
        super.init()
        for (key, tensor) in tensors { self[key] = tensor }
    }

    public convenience init(configuration: ModuleConfiguration) throws {
        self.init()
        for (name, spec) in try configuration.tensors() { self[name] = .room(for: spec) }
    }

    /// The names in order.
    public var keys: [String] { parameters.map(\.name) }

    /// The tensor of a name; nil takes it away.
    ///
    /// - Precondition: The name is not empty and has no dots.
    public subscript(key: String) -> Tensor? {
        get { parameters.first { $0.name == key }?.parameter.wrappedValue }
        set {
            precondition(!key.isEmpty && !key.contains("."), "a name has no dots")
            guard let newValue else { return parameters.removeAll { $0.name == key } }
            if let known = parameters.first(where: { $0.name == key }) {
                known.parameter.wrappedValue = newValue
            } else {
                parameters.append((key, Parameter(wrappedValue: newValue)))
            }
        }
    }

    public override var members: [ModuleMember] {
        parameters.flatMap { $0.parameter.members(named: $0.name) }
    }

    public override var summary: String { printedParameters }
}
