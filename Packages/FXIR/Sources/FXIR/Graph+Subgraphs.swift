// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Graph {
    /// Takes over a graph, so that arguments of this one can name it.
    ///
    ///     let body = try graph.addSubgraph(branch, name: "true_graph")
    ///     try graph.callFunction("torch.ops.higher_order.cond", [p, Argument.subgraph(body)])
    ///
    /// - Parameters:
    ///   - subgraph: A graph that belongs to none yet.
    ///   - name: What to call it; a number is added where the name is taken.
    /// - Returns: The name it has got.
    /// - Throws: ``GraphError/subgraphHasOwner(_:)``, also for this graph and those around it.
    @discardableResult
    public func addSubgraph(
        _ subgraph: Graph, name: String
    ) throws(GraphError) -> SubgraphName {
        var ancestor: Graph? = self
        while let graph = ancestor {
            if graph === subgraph { throw .subgraphHasOwner(name) }
            ancestor = graph.owner
        }
        if subgraph.owner != nil { throw .subgraphHasOwner(name) }
        var free = SubgraphName(name)
        var number = 0
        while self.subgraph(named: free) != nil {
            number += 1
            free = SubgraphName("\(name)_\(number)")
        }
        subgraph.owner = self
        subgraphs.append(Subgraph(name: free, graph: subgraph))
        storage.revision += 1
        return free
    }

    /// The subgraph of a name.
    ///
    /// - Complexity: O(subgraphs).
    public func subgraph(named name: SubgraphName) -> Graph? {
        subgraphs.first { $0.name == name }?.graph
    }

    /// Lets go of the subgraphs that no argument names, here and in subgraphs.
    ///
    /// - Returns: The names of those that belonged to this graph.
    /// - Complexity: O(nodes + uses).
    @discardableResult
    public func removeUnusedSubgraphs() -> [SubgraphName] {
        if subgraphs.isEmpty { return [] }
        var used: Set<SubgraphName> = []
        for node in nodes { node.forEachSubgraph { used.insert($0) } }
        let removed = subgraphs.filter { !used.contains($0.name) }
        for subgraph in removed { subgraph.graph.owner = nil }
        subgraphs.removeAll { !used.contains($0.name) }
        if !removed.isEmpty { storage.revision += removed.reduce(1) { $0 + $1.graph.revision } }
        for subgraph in subgraphs { subgraph.graph.removeUnusedSubgraphs() }
        return removed.map(\.name)
    }
}

extension Node {
    /// Calls a closure with each subgraph that the node's arguments name.
    func forEachSubgraph<Failure: Error>(
        _ body: (SubgraphName) throws(Failure) -> Void
    ) throws(Failure) {
        for argument in arguments { try argument.forEachSubgraph(body) }
        for entry in keywordArguments.entries { try entry.value.forEachSubgraph(body) }
    }

    /// The subgraphs that the node's arguments name, in order.
    public var subgraphs: [Graph] {
        var result: [Graph] = []
        forEachSubgraph { name in
            if let subgraph = graph.subgraph(named: name) { result.append(subgraph) }
        }
        return result
    }
}
