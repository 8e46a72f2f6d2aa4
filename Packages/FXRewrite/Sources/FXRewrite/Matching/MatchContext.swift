// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// What a search asks of a graph and its state; what is derived from them is kept.
final class MatchContext {
    let graph: Graph
    let operators = OperatorTable.current
    private let makeSchema: () -> StateSchema
    private lazy var schema: StateSchema = makeSchema()
    private var names: [Operation: Set<String>] = [:]
    private var isStale = false

    init(_ graph: Graph, schema: @escaping () -> StateSchema) {
        self.graph = graph
        makeSchema = schema
    }

    /// Notes that state was added; paths that were known keep their meaning.
    func noteNewState() { isStale = true }

    func module(at path: ModulePath) -> ModuleSchema? {
        if let found = schema.module(at: path) { return found }
        refresh()
        return schema.module(at: path)
    }

    private func refresh() {
        guard isStale else { return }
        isStale = false
        schema = makeSchema()
    }

    /// Whether a parameter, or another tensor, stands at a path; nil where none does.
    func isParameter(_ path: ModulePath) -> Bool? {
        if schema[path] == nil { refresh() }
        return switch schema[path] {
        case .parameter: true
        case .buffer: false
        default: nil
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
