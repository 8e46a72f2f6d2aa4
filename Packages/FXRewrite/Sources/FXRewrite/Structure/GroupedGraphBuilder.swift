// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN

/// Builds a graph of calls of submodules, unit by unit.
struct GroupedGraphBuilder {
    private let module: GraphModule
    private let names: [String]
    private let groups: [Int32: Int]
    private let result = Graph()
    private let values = ValueTable()
    private var entries: [(path: ModulePath, content: ModuleMember.Content)] = []
    private var paths: Set<ModulePath> = []

    init(_ module: GraphModule, _ names: [String], _ groups: [Int32: Int]) {
        self.module = module
        self.names = names
        self.groups = groups
    }

    func finish() throws -> GraphModule {
        let new = try GraphModule(entries: entries, result, name: module.typeName)
        new.metadata = module.metadata
        new.train(module.isTraining)
        return new
    }

    /// Copies a node that belongs to no group, and what it reads of the state.
    mutating func insert(_ node: Node) throws {
        for input in node.inputs where values[input.id] == nil { try insertRead(input) }
        if case .callModule(let path) = node.operation { try keep(path) }
        values[node.id] = .leaf(try result.insert(copyOf: node, mapping: values.value))
    }

    private mutating func insertRead(_ node: Node) throws {
        guard case .getAttribute(let path) = node.operation else { return }
        try keep(path)
        values[node.id] = .leaf(try result.insert(copyOf: node) { .leaf($0) })
    }

    private mutating func keep(_ path: ModulePath) throws {
        guard paths.insert(path).inserted else { return }
        entries.append((path, try module.member(at: path).content))
    }

    /// Makes the submodule of a group, and the call of it.
    mutating func insertCall(of group: Int, _ nodes: [Node]) throws {
        let body = Graph()
        let inner = ValueTable()
        var arguments: [Argument<Node>] = []
        for node in nodes {
            for input in node.inputs
            where groups[input.id] != group && inner[input.id] == nil
                && input.opcode != .getAttribute
            {
                let parameter = try body.placeholder(input.name, type: input.type)
                if let spec = input.metadata[.spec] { parameter.metadata[.spec] = spec }
                inner[input.id] = .leaf(parameter)
                arguments.append(try values.value(of: input))
            }
        }
        var state: [(path: ModulePath, content: ModuleMember.Content)] = []
        var known: Set<ModulePath> = []
        for node in nodes {
            for input in node.inputs where inner[input.id] == nil {
                guard case .getAttribute(let path) = input.operation else { continue }
                if known.insert(path).inserted {
                    state.append((path, try module.member(at: path).content))
                }
                inner[input.id] = .leaf(try body.insert(copyOf: input) { .leaf($0) })
            }
            if case .callModule(let path) = node.operation, known.insert(path).inserted {
                state.append((path, try module.member(at: path).content))
            }
            inner[node.id] = .leaf(try body.insert(copyOf: node, mapping: inner.value))
        }
        let results = nodes.filter { node in
            node.users.contains { groups[$0.id] != group }
        }
        let outputs = results.map { inner[$0.id] ?? .none }
        try body.output(outputs.count == 1 ? outputs[0] : .tuple(outputs))
        let submodule = try GraphModule(entries: state, body, name: names[group])
        submodule.train(module.isTraining)
        try insertCall(submodule, at: ModulePath(names[group]), arguments, results)
    }

    private mutating func insertCall(
        _ submodule: GraphModule, at path: ModulePath, _ arguments: [Argument<Node>],
        _ results: [Node]
    ) throws {
        entries.append((path, .module(submodule)))
        let call = try result.insert(.callModule(path), arguments)
        if results.count == 1 {
            values[results[0].id] = .leaf(call)
            if let spec = results[0].metadata[.spec] { call.metadata[.spec] = spec }
            return
        }
        for (index, node) in results.enumerated() {
            let item = try result.callFunction(.operator.getitem, [call, index])
            if let spec = node.metadata[.spec] { item.metadata[.spec] = spec }
            values[node.id] = .leaf(item)
        }
    }
}

/// What nodes of one graph are in another; shared, so that closures read it without a copy.
private final class ValueTable {
    private var values: [Int32: Argument<Node>] = [:]

    subscript(id: Int32) -> Argument<Node>? {
        get { values[id] }
        set { values[id] = newValue }
    }

    func value(of node: Node) throws(GraphError) -> Argument<Node> {
        guard let value = values[node.id] else { throw .foreignNode(NodeSnapshot(node)) }
        return value
    }
}
