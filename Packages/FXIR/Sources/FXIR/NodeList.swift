// SPDX-License-Identifier: Apache-2.0

/// The nodes of a graph in execution order.
///
/// Editing while iterating is allowed:
/// - a node that is made during the iteration is not visited, wherever it is inserted, so that a
///   pass that inserts always ends;
/// - an erased node is skipped, also when it is the one that would come next;
/// - a moved node is visited where the iteration finds it, and never twice; moving the current one
///   does not move the iteration, and no moving keeps it from ending.
///
/// - SeeAlso: `torch.fx.Graph.nodes`, which visits what is inserted ahead of it
public struct NodeList: Sequence {
    let graph: Graph
    var isReversed = false

    /// The number of nodes.
    public var count: Int { graph.storage.count }

    public var isEmpty: Bool { count == 0 }
    public var underestimatedCount: Int { count }

    public var first: Node? {
        graph.node(at: isReversed ? graph.storage.last : graph.storage.first)
    }

    public var last: Node? {
        graph.node(at: isReversed ? graph.storage.first : graph.storage.last)
    }

    /// The nodes from last to first, under the same contract.
    public func reversed() -> NodeList { NodeList(graph: graph, isReversed: !isReversed) }

    public func makeIterator() -> Iterator { Iterator(self) }

    public struct Iterator: IteratorProtocol {
        private let graph: Graph
        private let isReversed: Bool
        /// Nodes from this id on were made after the iteration began.
        private let end: Int32
        private var upcoming: Int32
        /// A bit for each node that was visited: moving can put one ahead of the iteration again.
        private var visited: [UInt64]

        init(_ list: NodeList) {
            graph = list.graph
            isReversed = list.isReversed
            end = Int32(graph.storage.rows.count)
            upcoming = isReversed ? graph.storage.last : graph.storage.first
            visited = [UInt64](repeating: 0, count: Int(end >> 6) + 1)
        }

        public mutating func next() -> Node? {
            while upcoming >= 0 {
                let id = upcoming
                let row = graph.storage[id]
                upcoming = isReversed ? row.previous : row.next
                if !row.isErased, id < end, markVisited(id) { return Node(graph, id) }
            }
            return nil
        }

        /// Whether a node was not visited before.
        private mutating func markVisited(_ id: Int32) -> Bool {
            let bit: UInt64 = 1 << UInt64(id & 63)
            let isNew = visited[Int(id >> 6)] & bit == 0
            visited[Int(id >> 6)] |= bit
            return isNew
        }
    }
}
