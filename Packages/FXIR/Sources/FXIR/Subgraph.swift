// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A graph that belongs to another one, and the name by which arguments name it.
///
/// Its nodes have a name space of their own, and use no values of the outer graph: what it needs
/// are its placeholders.
public struct Subgraph {
    public let name: SubgraphName
    public let graph: Graph
}
