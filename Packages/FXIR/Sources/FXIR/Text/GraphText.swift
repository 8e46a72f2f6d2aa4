// SPDX-License-Identifier: Apache-2.0

/// A graph in the text form that parses back to the same graph: ``Graph/init(parsing:)``.
///
///     graph(%x: f32[2, 3], %y = 3) {
///       %add = call_function[torch.add](%x, %y, alpha=2)
///       %linear = call_module[layers.0](%add)
///       return (%linear, [%add, none])
///     }
///
/// Names, operations, arguments, declared types and specs are all there, and doubles to the bit;
/// the same graph gives the same text in every process. `docs/graph-text.md` has the grammar.
///
/// - SeeAlso: ``GraphTable``, and `Graph.description` for torch.fx's own text
public struct GraphText: Sendable {
    private let storage: GraphStorage
    private let showsProvenance: Bool

    /// - Parameters:
    ///   - graph: Any graph, also one that is not finished or not valid.
    ///   - showsProvenance: Whether a comment behind each node says where it comes from.
    public init(_ graph: Graph, showsProvenance: Bool = false) {
        storage = graph.storage
        self.showsProvenance = showsProvenance
    }

    /// - Parameters:
    ///   - snapshot: The state of a graph.
    ///   - showsProvenance: Whether a comment behind each node says where it comes from.
    public init(_ snapshot: GraphSnapshot, showsProvenance: Bool = false) {
        storage = snapshot.storage
        self.showsProvenance = showsProvenance
    }
}

extension GraphText: CustomStringConvertible {
    /// The text, without a newline at the end.
    ///
    /// - Complexity: O(nodes + uses).
    public var description: String {
        var writer = GraphTextWriter(storage, showsProvenance: showsProvenance)
        writer.writeGraph()
        return writer.text.text
    }
}
