// SPDX-License-Identifier: Apache-2.0

/// A graph in the text form that parses back to the same graph: ``Graph/init(parsing:)``.
///
///     graph(%x: f32[2, 3], %y = 3) {
///       %add = call_function[torch.add](%x, %y, alpha=2)
///       %linear = call_module[layers.0](%add)
///       return (%linear, [%add, none])
///     }
///
/// Names, operations, arguments, declared types, specs and subgraphs are all there, and doubles to
/// the bit; the same graph gives the same text in every process. `docs/graph-text.md` has the
/// grammar.
///
/// - SeeAlso: ``GraphTable``, and `Graph.description` for torch.fx's own text
public struct GraphText: Sendable {
    private let snapshot: GraphSnapshot
    private let showsProvenance: Bool

    /// - Parameters:
    ///   - graph: Any graph, also one that is not finished or not valid.
    ///   - showsProvenance: Whether a comment behind each node says where it comes from.
    public init(_ graph: Graph, showsProvenance: Bool = false) {
        snapshot = graph.snapshot()
        self.showsProvenance = showsProvenance
    }

    /// - Parameters:
    ///   - snapshot: The state of a graph.
    ///   - showsProvenance: Whether a comment behind each node says where it comes from.
    public init(_ snapshot: GraphSnapshot, showsProvenance: Bool = false) {
        self.snapshot = snapshot
        self.showsProvenance = showsProvenance
    }
}

extension GraphText: CustomStringConvertible {
    /// The text, without a newline at the end.
    ///
    /// - Complexity: O(nodes + uses).
    public var description: String {
        var writer = GraphTextWriter(snapshot, showsProvenance: showsProvenance)
        writer.text += "graph"
        writer.writeGraph()
        return writer.text.text
    }
}
