// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Graph {
    /// Returns an independent graph with the same nodes, names, metadata and subgraphs.
    ///
    /// - Complexity: O(1 + subgraphs); the first edit of either copies the tables.
    /// - SeeAlso: `torch.fx.Graph.__deepcopy__`
    public func copy() -> Graph { Graph(snapshot()) }

    /// Returns the graph's present state.
    ///
    /// - Complexity: O(1 + subgraphs).
    public func snapshot() -> GraphSnapshot {
        GraphSnapshot(
            storage: storage,
            subgraphs: subgraphs.map { .init(name: $0.name, state: $0.graph.snapshot()) })
    }

    /// Puts the graph back to a state that it or another graph had.
    ///
    /// Handles of nodes that were made after the snapshot count as erased from then on. Subgraphs
    /// that the graph has now and had then stay the same objects.
    ///
    /// - Complexity: O(1 + subgraphs + nodes made since).
    public func restore(_ snapshot: GraphSnapshot) {
        let (present, revision) = (storage, revision)
        let before = subgraphs
        storage = snapshot.storage
        storage.discardRows(through: present.rows.count)
        subgraphs = snapshot.subgraphs.map { entry in
            let known = before.first { $0.name == entry.name }?.graph
            known?.restore(entry.state)
            return Subgraph(name: entry.name, graph: known ?? Graph(entry.state))
        }
        for subgraph in before { subgraph.graph.owner = nil }
        for subgraph in subgraphs { subgraph.graph.owner = self }
        storage.revision = max(revision, snapshot.storage.revision) + 1
    }

    /// Creates a graph with the state of a snapshot.
    public convenience init(_ snapshot: GraphSnapshot) {
        self.init(snapshot.storage)
        subgraphs = snapshot.subgraphs.map { Subgraph(name: $0.name, graph: Graph($0.state)) }
        for subgraph in subgraphs { subgraph.graph.owner = self }
    }
}

extension NodeCreating {
    /// Copies a node of another graph, with its type, metadata and the candidate of its name.
    ///
    /// - Parameters:
    ///   - node: A node of any graph.
    ///   - transform: What each node used by the original becomes.
    /// - Throws: ``GraphError/foreignNode(_:)`` where `transform` gives a node of another graph.
    /// - SeeAlso: `torch.fx.Graph.node_copy`
    @discardableResult
    public func insert<Failure: Error>(
        copyOf node: Node, mapping transform: (Node) throws(Failure) -> Argument<Node>
    ) throws -> Node {
        var copies: [SubgraphName: SubgraphName] = [:]
        var failure: Failure?
        var (arguments, keywords) = node.arguments { id in
            do throws(Failure) { return try transform(Node(node.graph, id)) } catch {
                failure = failure ?? error
                return .none
            }
        }
        if let failure { throw failure }
        if !node.graph.subgraphs.isEmpty {
            arguments = try arguments.map { argument in
                try argument.mapSubgraphs { try adopt($0, of: node.graph, &copies) }
            }
            keywords = KeywordArguments(
                try keywords.entries.map { entry in
                    ArgumentEntry(
                        entry.key,
                        try entry.value.mapSubgraphs { try adopt($0, of: node.graph, &copies) })
                })
        }
        let copy = try insert(node.operation, arguments, keywords, name: node.name)
        if let type = node.type { copy.type = type }
        if node.hasMetadata { copy.takeMetadata(of: node) }
        return copy
    }

    /// The name here of a subgraph of another graph, which is copied for it.
    private func adopt(
        _ name: SubgraphName, of other: Graph, _ copies: inout [SubgraphName: SubgraphName]
    ) throws(GraphError) -> SubgraphName {
        if other === graph { return name }
        if let known = copies[name] { return known }
        guard let subgraph = other.subgraph(named: name) else { throw .unknownSubgraph(name) }
        let copy = try graph.addSubgraph(subgraph.copy(), name: name.text)
        copies[name] = copy
        return copy
    }

    /// Copies all nodes of a graph but its output.
    ///
    /// - Parameter mapping: Filled with what each node of `graph` became. Nodes that it holds
    ///   already are not copied, which is how one graph is inlined in another.
    /// - Returns: What the output's value became; nil where the graph has no output.
    /// - SeeAlso: `torch.fx.Graph.graph_copy`
    @discardableResult
    public func append(
        contentsOf graph: Graph, mapping: inout [Node: Argument<Node>]
    ) throws -> Argument<Node>? {
        for node in graph.nodes where mapping[node] == nil {
            // The closures read `mapping` in place: a copy of it for each node would be quadratic.
            if node.opcode == .output {
                return try node.arguments.first?.flatMap { input throws(GraphError) in
                    try Self.value(of: input, in: mapping)
                }
            }
            let copy = try insert(copyOf: node) { input throws(GraphError) in
                try Self.value(of: input, in: mapping)
            }
            mapping[node] = .leaf(copy)
        }
        return nil
    }

    private static func value(
        of input: Node, in mapping: [Node: Argument<Node>]
    ) throws(GraphError) -> Argument<Node> {
        guard let value = mapping[input] else { throw .foreignNode(NodeSnapshot(input)) }
        return value
    }
}

extension Node {
    /// Takes over what is known of another node, behind which its own steps stay.
    fileprivate func takeMetadata(of other: Node) {
        let steps = provenance.steps
        metadata = other.metadata
        for step in steps where provenance.steps.last != step { provenance.steps.append(step) }
    }
}
