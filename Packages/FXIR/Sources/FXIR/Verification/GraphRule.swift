// SPDX-License-Identifier: Apache-2.0

/// A rule of a well-formed graph. ``GraphVerifier`` checks them in this order.
public enum GraphRule: String, Hashable, Sendable, CaseIterable {
    /// The graph has exactly one output, and it is the last node.
    case output = "output"
    /// Placeholders come before everything else, and no two have the same target.
    case placeholders = "placeholders"
    /// A node is defined before it is used, and lives in the graph.
    case order = "order"
    /// The users of a node are exactly the nodes that mention it.
    case uses = "uses"
    /// Names are unique and legal identifiers.
    case names = "names"
    /// Each path leads to something of the right kind in the state schema.
    case state = "state"
    /// A known operator gets the arguments that it takes.
    case arguments = "arguments"
    /// An element that is taken from a known operator's results exists.
    case results = "results"
    /// Noted dtypes and shapes agree with what the operator's rule says of its inputs' ones.
    case specs = "specs"
    /// Nothing is read after a write that may or may not have reached it.
    case effects = "effects"
    /// Arguments name subgraphs that the graph has, and those are well formed, too.
    case subgraphs = "subgraphs"
}
