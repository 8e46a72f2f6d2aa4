// SPDX-License-Identifier: Apache-2.0

public import FXCore

// Each edit has the shape: check all rules, then change. After a throw nothing has changed.

extension Graph: NodeCreating {
    /// The graph itself.
    public var graph: Graph { self }

    @discardableResult
    public func insert(
        _ operation: Operation, _ arguments: [Argument<Node>],
        _ keywords: KeywordArguments<Node> = KeywordArguments(), name: String? = nil
    ) throws(GraphError) -> Node {
        try insert(operation, arguments, keywords, name: name, before: -1)
    }

    func insert(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        name: String?, before following: Int32
    ) throws(GraphError) -> Node {
        if following < 0, endsWithOutput {
            throw .afterOutput(NodeSnapshot(Node(self, storage.last)))
        }
        if following >= 0, operation == .output {
            throw .outputNotLast(NodeSnapshot(Node(self, following)))
        }
        if following >= 0, storage[following].isErased {
            throw .erasedNode(NodeSnapshot(Node(self, following)))
        }
        try check(operation.opcode, arguments.count, keywords)
        try check(arguments, keywords, before: following)
        let id = storage.insert(operation, arguments, keywords, name: name, before: following)
        let node = Node(self, id)
        if isWatched { noteCreation(of: node) }
        return node
    }

    /// Takes a node out of the graph.
    ///
    /// - Throws: ``GraphError/nodeHasUsers(_:users:)`` while its value is used.
    /// - Complexity: O(arguments).
    /// - SeeAlso: `torch.fx.Graph.erase_node`
    public func erase(_ node: Node) throws(GraphError) {
        try check(node)
        guard storage.rows[Int(node.id)].firstUse < 0 else {
            throw .nodeHasUsers(NodeSnapshot(node), users: node.users.map(NodeSnapshot.init))
        }
        if !observers.isEmpty {
            for observer in observers { observer.graph(self, willErase: node) }
        }
        storage.erase(node.id)
    }

    /// Puts a node elsewhere in the execution order.
    ///
    /// - Throws: ``GraphError/usedBeforeDefinition(_:by:)`` where the node would stand before one
    ///   of its inputs or after one of its users; ``GraphError/afterOutput(_:)``.
    /// - Complexity: O(arguments + uses).
    /// - SeeAlso: `torch.fx.Node.append`, `torch.fx.Node.prepend`
    public func move(_ node: Node, to point: InsertionPoint) throws(GraphError) {
        try check(node)
        let following = try following(point)
        if following == node.id { return }
        if node.opcode == .output {
            if following >= 0 { throw .outputNotLast(NodeSnapshot(Node(self, following))) }
        } else if following < 0, let output = outputNode {
            throw .afterOutput(NodeSnapshot(output))
        }
        for input in node.inputs where !isBefore(input, following) {
            throw .usedBeforeDefinition(NodeSnapshot(input), by: NodeSnapshot(node))
        }
        for user in node.users where isBefore(user, following) {
            throw .usedBeforeDefinition(NodeSnapshot(node), by: NodeSnapshot(user))
        }
        storage.move(node.id, before: following)
    }

    /// Whether a node stands before a place.
    func isBefore(_ node: Node, _ following: Int32) -> Bool {
        following < 0 || storage[node.id].order < storage[following].order
    }
}
