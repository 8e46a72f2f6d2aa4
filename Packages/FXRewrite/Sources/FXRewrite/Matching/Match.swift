// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// One place where a pattern was found.
///
/// - SeeAlso: `torch.fx.subgraph_rewriter.Match`, whose anchor is a node of the pattern
public struct Match {
    /// The last node of the place, in the graph.
    public let anchor: Node

    /// What each node of the pattern is in the graph: a node, or a literal for a placeholder.
    public internal(set) var bindings: [Node: Argument<Node>]

    /// The pattern's placeholders, in order.
    let placeholders: [Node]

    /// The pattern's returned nodes, in order.
    let outputs: [Node]

    /// The nodes of the graph that stand for the pattern's own, without its inputs.
    public var nodes: [Node] {
        bindings.filter { $0.key.opcode != .placeholder }.compactMap(\.value.leaf).sorted(by: <)
    }

    /// What the pattern's placeholders are in the graph, in order; `.none` for one that the
    /// pattern does not use.
    public var inputs: [Argument<Node>] { placeholders.map { bindings[$0] ?? .none } }

    /// The nodes of the graph that a replacement takes over, in the order of the pattern's output.
    public var results: [Node] { outputs.compactMap { bindings[$0]?.leaf } }

    /// The node of the graph for the node of a name in the pattern.
    public subscript(name: String) -> Node? {
        bindings.first { $0.key.name == name }?.value.leaf
    }
}
