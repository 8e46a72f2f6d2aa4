// SPDX-License-Identifier: Apache-2.0

import FXCore

/// The state of a graph at one time: a value that other tasks can have.
public struct GraphSnapshot: Sendable {
    struct Entry: Sendable {
        var name: SubgraphName
        var state: GraphSnapshot
    }

    let storage: GraphStorage
    let subgraphs: [Entry]

    /// The number of nodes, without those of subgraphs.
    public var count: Int { storage.count }
}
