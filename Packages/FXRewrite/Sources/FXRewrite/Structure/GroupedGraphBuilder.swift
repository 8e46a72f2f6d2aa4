// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN

/// Builds a graph of calls of submodules, unit by unit.
struct GroupedGraphBuilder {
    private let module: GraphModule
    private let table: NodeTable
    private let names: [String]
    private let groups: [Int32]
    private let result = Graph()
    /// What nodes are in the new graph.
    private var values: NodeCopier
    /// What nodes are in the submodule that is being made.
    private var inner: NodeCopier
    /// Whether a node's value is used outside its group.
    private let isResult: [Bool]
    private var entries: [(path: ModulePath, content: ModuleMember.Content)] = []
    private var paths: Set<ModulePath> = []

    init(_ module: GraphModule, _ table: NodeTable, _ names: [String], _ groups: [Int32]) {
        (self.module, self.table, self.names, self.groups) = (module, table, names, groups)
        values = NodeCopier(of: module.graph)
        values.begin(result)
        inner = NodeCopier(of: module.graph)
        var isResult = [Bool](repeating: false, count: table.count)
        for place in 0..<table.count {
            table.forEachInput(of: place) { input in
                if groups[input] >= 0, groups[input] != groups[place] { isResult[input] = true }
            }
        }
        self.isResult = isResult
    }

    func finish() throws -> GraphModule {
        let new = try GraphModule(entries: entries, result, name: module.typeName)
        new.metadata = module.metadata
        // Layers are shared, and keep the mode that each has.
        new.isTraining = module.isTraining
        return new
    }

    /// Copies a node that belongs to no group, and what it reads of the state.
    mutating func insert(_ place: Int) throws {
        let node = table.node(place)
        for input in node.inputs where values[input] == nil { try insertRead(input) }
        for path in node.calledPaths { try keep(path) }
        try values.copy(node)
    }

    private mutating func insertRead(_ node: Node) throws {
        guard case .getAttribute(let path) = node.operation else { return }
        try keep(path)
        try values.copy(node)
    }

    private mutating func keep(_ path: ModulePath) throws {
        guard paths.insert(path).inserted else { return }
        entries.append((path, try module.member(at: path).content))
    }

    /// Makes the submodule of a group, and the call of it.
    mutating func insertCall(of group: Int, _ places: [Int]) throws {
        let body = Graph()
        inner.begin(body)
        var arguments: [Argument<Node>] = []
        for place in places {
            for input in outside(place, of: group) where input.opcode != .getAttribute {
                let parameter = try body.placeholder(input.name, type: input.type)
                if let spec = input.metadata[.spec] { parameter.metadata[.spec] = spec }
                try inner.set(parameter, for: input)
                arguments.append(.leaf(try value(of: input)))
            }
        }
        var state = GroupState(module)
        for place in places {
            for input in outside(place, of: group) {
                guard case .getAttribute(let path) = input.operation else { continue }
                try state.add(path)
                try inner.copy(input)
            }
            let node = table.node(place)
            for path in node.calledPaths { try state.add(path) }
            try inner.copy(node)
        }
        let results = places.filter { isResult[$0] }
        let outputs = results.map { inner[table.node($0)].map(Argument.leaf) ?? .none }
        try body.output(outputs.count == 1 ? outputs[0] : .tuple(outputs))
        let submodule = try GraphModule(entries: state.entries, body, name: names[group])
        submodule.isTraining = module.isTraining
        try insertCall(submodule, at: ModulePath(names[group]), arguments, results)
    }

    /// What a node's value is in the new graph.
    private func value(of node: Node) throws(GraphError) -> Node {
        guard let value = values[node] else { throw .foreignNode(NodeSnapshot(node)) }
        return value
    }

    /// The inputs of a node from outside its group that the submodule does not have yet.
    private func outside(_ place: Int, of group: Int) -> [Node] {
        var result: [Node] = []
        table.forEachInput(of: place) { input in
            guard groups[input] != group else { return }
            let node = table.node(input)
            if inner[node] == nil, !result.contains(node) { result.append(node) }
        }
        return result
    }

    private mutating func insertCall(
        _ submodule: GraphModule, at path: ModulePath, _ arguments: [Argument<Node>],
        _ results: [Int]
    ) throws {
        entries.append((path, .module(submodule)))
        let call = try result.insert(.callModule(path), arguments)
        if results.count == 1 {
            try values.set(call, for: table.node(results[0]))
            note(call, results[0])
            return
        }
        for (index, place) in results.enumerated() {
            let item = try result.callFunction(.operator.getitem, [call, index])
            note(item, place)
            try values.set(item, for: table.node(place))
        }
    }

    /// Notes what is known of a value at the node that has it now.
    private func note(_ node: Node, _ place: Int) {
        if let spec = table.node(place).metadata[.spec] { node.metadata[.spec] = spec }
    }
}

/// The tensors and modules of a submodule.
private struct GroupState {
    private let module: GraphModule
    private(set) var entries: [(path: ModulePath, content: ModuleMember.Content)] = []
    private var known: Set<ModulePath> = []

    init(_ module: GraphModule) { self.module = module }

    mutating func add(_ path: ModulePath) throws {
        guard known.insert(path).inserted else { return }
        entries.append((path, try module.member(at: path).content))
    }
}

extension Node {
    /// The path of the module that the node calls, and what the subgraphs that it names refer to.
    fileprivate var calledPaths: [ModulePath] {
        if case .callModule(let path) = operation { return [path] }
        return graph.subgraphs.isEmpty ? [] : subgraphs.flatMap(\.paths)
    }
}

extension Graph {
    /// The paths that nodes refer to, here and in subgraphs.
    fileprivate var paths: [ModulePath] {
        nodes.compactMap(\.operation.path) + subgraphs.flatMap(\.graph.paths)
    }
}
