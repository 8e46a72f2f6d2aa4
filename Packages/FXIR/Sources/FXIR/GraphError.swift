// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// An edit that a graph refused. The graph is unchanged.
public enum GraphError: Error, Hashable {
    case nodeHasUsers(NodeSnapshot, users: [NodeSnapshot])
    /// The node belongs to another graph.
    case foreignNode(NodeSnapshot)
    case erasedNode(NodeSnapshot)
    case usedBeforeDefinition(NodeSnapshot, by: NodeSnapshot)
    /// Something was to go behind this output.
    case afterOutput(NodeSnapshot)
    /// An output was to go before this node.
    case outputNotLast(NodeSnapshot)
    /// A placeholder or output was to become something else, or something else one of them.
    case opcodeFixed(NodeSnapshot)
    case duplicateKeyword(String)
    /// An opcode does not take so many positional arguments, or no keywords.
    case wrongArgumentCount(Opcode, Int)
    /// A node has no argument at an index.
    case noSuchArgument(NodeSnapshot, index: Int)
    /// An argument names a subgraph that the graph does not have.
    case unknownSubgraph(SubgraphName)
    /// A graph was to become a subgraph that is one already, or that is around this one.
    case subgraphHasOwner(String)
}
