// SPDX-License-Identifier: Apache-2.0

import FXCore

// What edits ask before they change anything.

extension Graph {
    func setType(of node: Node, _ type: ValueType?) { storage.setType(of: node.id, type) }

    /// Throws unless a node lives in this graph.
    func check(_ node: Node) throws(GraphError) {
        if node.graph !== self { throw .foreignNode(NodeSnapshot(node)) }
        if storage.rows[Int(node.id)].isErased { throw .erasedNode(NodeSnapshot(node)) }
    }

    /// Throws unless an opcode takes so many arguments: an output one, a placeholder its default,
    /// a method its receiver.
    func check(
        _ opcode: Opcode, _ count: Int, _ keywords: KeywordArguments<Node>
    ) throws(GraphError) {
        let isRight: Bool
        switch opcode {
        case .output: isRight = count == 1 && keywords.isEmpty
        case .placeholder: isRight = count <= 1 && keywords.isEmpty
        case .getAttribute: isRight = count == 0 && keywords.isEmpty
        case .callMethod: isRight = count >= 1
        case .callFunction, .callModule: isRight = true
        }
        if !isRight { throw .wrongArgumentCount(opcode, count) }
    }

    /// Throws unless this graph has a subgraph of a name.
    private func check(_ name: SubgraphName) throws(GraphError) {
        if subgraph(named: name) == nil { throw .unknownSubgraph(name) }
    }

    /// Throws unless each leaf lives here and runs before a place, each subgraph is known, and no
    /// keyword stands twice.
    func check(
        _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>, before following: Int32
    ) throws(GraphError) {
        for argument in arguments { try check(argument, before: following) }
        if keywords.isEmpty { return }
        for (index, entry) in keywords.entries.enumerated() {
            try check(entry.value, before: following)
            for earlier in keywords.entries[..<index] where earlier.key == entry.key {
                throw .duplicateKeyword(entry.key)
            }
        }
    }

    private func check(_ argument: Argument<Node>, before following: Int32) throws(GraphError) {
        if case .leaf(let node) = argument { return try check(node, before: following) }
        try argument.forEachLeaf { node throws(GraphError) in
            try check(node, before: following)
        }
        try argument.forEachSubgraph { name throws(GraphError) in try check(name) }
    }

    private func check(_ node: Node, before following: Int32) throws(GraphError) {
        try check(node)
        guard isBefore(node, following) else {
            throw .usedBeforeDefinition(
                NodeSnapshot(node), by: NodeSnapshot(Node(self, following)))
        }
    }
}
