// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Graph {
    /// Returns an independent graph with the same nodes, names and metadata.
    ///
    /// - Complexity: O(1); the first edit of either copies the tables.
    /// - SeeAlso: `torch.fx.Graph.__deepcopy__`
    public func copy() -> Graph { Graph(storage) }

    /// Returns the graph's present state.
    ///
    /// - Complexity: O(1).
    public func snapshot() -> GraphSnapshot { GraphSnapshot(storage: storage) }

    /// Puts the graph back to a state that it or another graph had.
    ///
    /// Handles of nodes that were made after the snapshot must not be used any more.
    ///
    /// - Complexity: O(1).
    public func restore(_ snapshot: GraphSnapshot) {
        let revision = storage.revision
        storage = snapshot.storage
        storage.revision = max(revision, snapshot.storage.revision) + 1
    }

    /// Creates a graph with the state of a snapshot.
    public convenience init(_ snapshot: GraphSnapshot) { self.init(snapshot.storage) }
}

/// The state of a graph at one time: a value that other tasks can have.
public struct GraphSnapshot: Sendable {
    let storage: GraphStorage

    /// The number of nodes.
    public var count: Int { storage.count }
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
        let arguments = try node.arguments.map { try $0.flatMap(transform) }
        let keywords = try node.keywordArguments.entries.map {
            ArgumentEntry($0.key, try $0.value.flatMap(transform))
        }
        let copy = try insert(
            node.operation, arguments, KeywordArguments(keywords), name: node.name)
        if let type = node.type { copy.type = type }
        copy.metadata = node.metadata
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
