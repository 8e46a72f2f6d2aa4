// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A part of a network: a computation and the parameters, buffers and modules that it needs.
///
/// Properties are found by reflection: modules and tensors, also in arrays, dictionaries and
/// optionals, and those of superclasses. The name in a path is the property's; the place in an
/// array or key in a dictionary is one more name, as in `layers.0.weight`.
///
///     final class MLP: Module, Layer {
///         let layers = [Linear(4, 8), Linear(8, 2)]
///         func forward(_ x: Tensor) -> Tensor { layers[1](layers[0](x).relu()) }
///     }
///
/// A tensor property is a parameter; ``Buffer`` marks state that is not trained. Properties that
/// are loaded or replaced later are declared with ``Parameter``, ``Buffer`` and ``Child``.
///
/// - SeeAlso: `torch.nn.Module`
open class Module {
    /// Whether layers such as batch norm and dropout behave as in training.
    ///
    /// - SeeAlso: `torch.nn.Module.training`
    public final var isTraining = true

    public init() {}

    /// The names of the placeholders that a trace makes for the inputs of `forward`.
    open class var inputNames: [String] { ["x", "y", "z", "w"] }

    /// The module's type as graphs and files name it.
    open var typeName: String { TypeName.unqualified(type(of: self)) }

    /// The type's name in torch, as the tree of modules prints it.
    open var printedName: String { typeName }

    /// What is needed beside the state to build the module anew, by torch's argument names.
    open var configuration: [ArgumentEntry<Never>] { [] }

    /// The configuration as torch prints it.
    ///
    /// - SeeAlso: `torch.nn.Module.extra_repr`
    open var summary: String { "" }

    /// Whether a call with the same inputs gives the same outputs and changes no state.
    ///
    /// By default that of the modules inside.
    open var isPure: Bool { children.allSatisfy(\.module.isPure) }

    /// The modules inside as the tree of modules prints them.
    var printedChildren: [(name: String, text: String)] {
        children.map { ($0.name, $0.module.description) }
    }

    /// The properties that are state, in order of declaration.
    ///
    /// Override it where state is not kept in properties.
    open var members: [ModuleMember] { ModuleMember.reflecting(self) }

    /// The member at a path, of modules inside too; nil where none stands there.
    ///
    /// Override it where a member is found without a look at all ``members``.
    ///
    /// - Complexity: O(members of the modules on the way).
    open func memberIfPresent(at path: ModulePath) -> ModuleMember? {
        let members = members
        if let member = members.first(where: { $0.name == path.text }) { return member }
        let inner = members.compactMap { $0.inner(of: path) }
        return inner.sorted { $0.rest.text.utf8.count < $1.rest.text.utf8.count }.lazy
            .compactMap { $0.module.memberIfPresent(at: $0.rest) }.first
    }
}

extension Module {
    /// The modules directly inside, with their names.
    ///
    /// - SeeAlso: `torch.nn.Module.named_children`
    public final var children: [(name: String, module: Module)] {
        members.compactMap { member in
            if case .module(let module) = member.content { (member.name, module) } else { nil }
        }
    }

    /// Sets training mode here and in all modules inside.
    ///
    /// - Returns: The module itself.
    /// - SeeAlso: `torch.nn.Module.train`
    @discardableResult
    public final func train(_ isTraining: Bool = true) -> Self {
        for (_, module) in namedModules() { module.isTraining = isTraining }
        return self
    }

    /// Sets inference mode here and in all modules inside.
    ///
    /// - SeeAlso: `torch.nn.Module.eval`
    @discardableResult
    public final func eval() -> Self { train(false) }
}

extension Module: CustomStringConvertible {
    /// The tree of modules as torch prints it.
    ///
    /// - SeeAlso: `torch.nn.Module.__repr__`
    public final var description: String {
        let inner = printedChildren.map { name, text in
            "\n  (\(name)): " + text.replacing("\n", with: "\n  ")
        }
        let lines = summary.split(separator: "\n", omittingEmptySubsequences: false)
        if inner.isEmpty, lines.count <= 1 { return "\(printedName)(\(summary))" }
        let own = summary.isEmpty ? "" : lines.map { "\n  " + $0 }.joined()
        return "\(printedName)(" + own + inner.joined() + "\n)"
    }
}
