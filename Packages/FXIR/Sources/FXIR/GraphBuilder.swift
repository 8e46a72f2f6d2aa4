// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Makes nodes at a place of a graph, in the order in which they are asked for.
///
///     let builder = try graph.makeBuilder(at: .after(conv))
///     let scaled = try builder.callFunction(.torch.mul, [conv, 2.0])
///     let shifted = try builder.callFunction(.torch.add, [scaled, 1.0])  // after `scaled`
///
/// - SeeAlso: `torch.fx.Graph.inserting_after`, inside which nodes come out in reverse order
public final class GraphBuilder: NodeCreating {
    public let graph: Graph

    /// The id of the node before which the next one goes; -1 at the end.
    private let following: Int32

    /// The name of the pass or rule on whose behalf nodes are made; noted in their provenance.
    private let author: String?

    init(_ graph: Graph, before following: Int32, author: String?) {
        self.graph = graph
        self.following = following
        self.author = author
    }

    @discardableResult
    public func insert(
        _ operation: Operation, _ arguments: [Argument<Node>],
        _ keywords: KeywordArguments<Node> = KeywordArguments(), name: String? = nil
    ) throws(GraphError) -> Node {
        guard let author else {
            return try graph.insert(operation, arguments, keywords, name: name, before: following)
        }
        return try graph.edits(by: author) { () throws(GraphError) in
            try graph.insert(operation, arguments, keywords, name: name, before: following)
        }
    }
}

extension Graph {
    /// Returns a builder that makes nodes at a place.
    ///
    /// - Parameter author: The pass or rule that edits, noted in the provenance of new nodes.
    /// - Throws: ``GraphError/foreignNode(_:)``, ``GraphError/erasedNode(_:)`` where the place is
    ///   not in this graph.
    public func makeBuilder(
        at point: InsertionPoint, author: String? = nil
    ) throws(GraphError) -> GraphBuilder {
        GraphBuilder(self, before: try following(point), author: author)
    }

    /// The id of the node before which a place lies; -1 for the end.
    func following(_ point: InsertionPoint) throws(GraphError) -> Int32 {
        switch point {
        case .start: return storage.first
        case .end: return -1
        case .before(let node):
            try check(node)
            return node.id
        case .after(let node):
            try check(node)
            return storage[node.id].next
        }
    }
}
