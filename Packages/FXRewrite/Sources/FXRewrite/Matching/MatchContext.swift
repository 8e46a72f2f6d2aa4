// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN

/// What a search asks of a graph and its state; what is derived from them is kept.
final class MatchContext {
    let graph: Graph
    let operators = OperatorTable.current
    private let makeSchema: () -> StateSchema
    private lazy var schema: StateSchema = makeSchema()
    /// What stands at paths that were added since the schema was made.
    private let content: (ModulePath) -> ModuleMember.Content?
    private var names: [Operation: Set<String>] = [:]

    init(_ graph: Graph, schema: @escaping () -> StateSchema) {
        self.graph = graph
        makeSchema = schema
        content = { _ in nil }
    }

    /// The context of a module's graph. Paths that are known keep their meaning; others are looked
    /// up when they are asked for, so that state may be added.
    init(_ module: GraphModule) {
        graph = module.graph
        makeSchema = { module.stateSchema() }
        content = { try? module.content(at: $0) }
    }

    func module(at path: ModulePath) -> ModuleSchema? {
        if let found = schema.module(at: path) { return found }
        guard schema[path] == nil, case .module(let module)? = content(path) else { return nil }
        schema[path] = .module(module.schema)
        return schema.module(at: path)
    }

    /// Whether a parameter, or another tensor, stands at a path; nil where none does.
    func isParameter(_ path: ModulePath) -> Bool? {
        switch schema[path] {
        case .parameter: return true
        case .buffer: return false
        case .module: return nil
        case nil: break
        }
        return switch content(path) {
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
            let layer = module(at: path).flatMap { LayerOperator($0) }
            if let overload = layer?.overload, let schema = operators.schema(named: overload) {
                found = [OperatorMeaning.baseName(of: schema)]
            }
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
            return module(at: path).flatMap { OperatorMeaning($0, at: path, node, operators) }
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
