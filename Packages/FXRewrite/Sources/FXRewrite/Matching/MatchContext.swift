// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor

/// What a search asks of a graph and its state; what is derived from them is kept.
final class MatchContext {
    let graph: Graph
    let operators = OperatorTable.current
    /// What is known of the modules at paths.
    private var schema: StateSchema
    /// What stands at paths, where a module is at hand.
    private var members: MemberIndex?
    private var layers: [ModulePath: LayerOperator?] = [:]
    private var names: [Operation: Set<String>] = [:]

    init(_ graph: Graph, schema: StateSchema) {
        self.graph = graph
        self.schema = schema
    }

    /// The context of a module's graph. What stands at a path is looked up when it is asked for
    /// first, and keeps its meaning; state may be added.
    init(_ module: GraphModule) {
        graph = module.graph
        schema = StateSchema()
        members = MemberIndex(module)
    }

    func module(at path: ModulePath) -> ModuleSchema? {
        if let found = schema[path] {
            if case .module(let module) = found { return module }
            return nil
        }
        guard case .module(let module)? = content(at: path) else { return nil }
        let found = module.schema
        schema[path] = .module(found)
        return found
    }

    /// The operator that the layer at a path calls; nil where it is none, or a type of the user's
    /// own that has the name of a layer.
    func layer(at path: ModulePath) -> LayerOperator? {
        if let known = layers[path] { return known }
        let found = layerSchema(at: path).flatMap { LayerOperator($0, at: path, operators) }
        layers[path] = .some(found)
        return found
    }

    private func layerSchema(at path: ModulePath) -> ModuleSchema? {
        guard case .module(let layer)? = content(at: path) else { return module(at: path) }
        guard layer.isStandardLayer else { return nil }
        // Without the summary, which takes longer than all the rest.
        return ModuleSchema(
            typeName: layer.typeName, configuration: layer.configuration,
            isTraining: layer.isTraining)
    }

    /// The parameter or buffer at a path, where a module is at hand.
    func tensor(at path: ModulePath) -> Tensor? {
        switch content(at: path) {
        case .parameter(let tensor), .buffer(let tensor, _): tensor
        case .module, nil: nil
        }
    }

    /// The tensors of the module at a path, and of those inside, where it is at hand.
    func tensors(inModuleAt path: ModulePath) -> [Tensor] {
        guard case .module(let module)? = content(at: path) else { return [] }
        return module.namedModules().flatMap { $0.module.members.compactMap(\.tensor) }
    }

    private func content(at path: ModulePath) -> ModuleMember.Content? {
        members?.memberIfPresent(at: path)?.content
    }

    /// Whether a parameter, or another tensor, stands at a path; nil where none does.
    func isParameter(_ path: ModulePath) -> Bool? {
        switch schema[path] {
        case .parameter: return true
        case .buffer: return false
        case .module: return nil
        case nil: break
        }
        return switch content(at: path) {
        case .parameter: true
        case .buffer: false
        case .module, nil: nil
        }
    }

    /// The names of the operators that an operation may mean.
    func operatorNames(of operation: Operation) -> Set<String> {
        if let known = names[operation] { return known }
        var found: Set<String> = []
        if case .callModule(let path) = operation {
            if let layer = layer(at: path) { found = [layer.name] }
        } else if let callee = operation.callee {
            for schema in operators.overloads(of: callee) {
                let name = OperatorMeaning.baseName(of: schema)
                found.insert(name)
                if schema.parameters.contains(where: { $0.name == "inplace" }) {
                    found.insert(name + "_")
                }
            }
        }
        names[operation] = found
        return found
    }

    /// The operator that a node calls.
    func meaning(of node: Node) -> OperatorMeaning? {
        if case .callModule(let path) = node.operation {
            return layer(at: path).flatMap { OperatorMeaning($0, node) }
        }
        return node.operation.callee.flatMap { OperatorMeaning($0, node, operators) }
    }

    /// Whether an operation can be what a test asks for.
    func mayPass(_ operation: Operation, _ test: NodeTest) -> Bool {
        switch (test, operation) {
        case (.operation(let wanted), _): wanted == operation
        case (.operators(let wanted), _):
            wanted.contains(where: operatorNames(of: operation).contains)
        case (.module(let type, let configuration), .callModule(let path)):
            module(at: path).map { module in
                module.typeName == type
                    && (configuration == nil || configuration == module.configuration)
            } ?? false
        case (.attribute(let isParameter), .getAttribute(let path)):
            self.isParameter(path) == isParameter
        case (.placeholder, .placeholder), (.output, .output): true
        default: false
        }
    }
}
