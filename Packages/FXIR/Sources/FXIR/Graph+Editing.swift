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
        if following < 0, let output = outputNode { throw .afterOutput(NodeSnapshot(output)) }
        if following >= 0, operation == .output {
            throw .outputNotLast(NodeSnapshot(Node(self, following)))
        }
        if following >= 0, storage[following].isErased {
            throw .erasedNode(NodeSnapshot(Node(self, following)))
        }
        let (arguments, keywords) = try checked(arguments, keywords, before: following)
        return Node(
            self, storage.insert(operation, arguments, keywords, name: name, before: following))
    }

    /// Takes a node out of the graph.
    ///
    /// - Throws: ``GraphError/nodeHasUsers(_:users:)`` while its value is used.
    /// - Complexity: O(arguments).
    /// - SeeAlso: `torch.fx.Graph.erase_node`
    public func erase(_ node: Node) throws(GraphError) {
        try check(node)
        guard storage[node.id].firstUse < 0 else {
            throw .nodeHasUsers(NodeSnapshot(node), users: node.users.map(NodeSnapshot.init))
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
    private func isBefore(_ node: Node, _ following: Int32) -> Bool {
        following < 0 || storage[node.id].order < storage[following].order
    }
}

extension Node {
    /// Lets the node do something else with the same arguments; it keeps its name.
    ///
    ///     try node.setOperation(.callFunction(.torch.mul))
    ///
    /// - Throws: ``GraphError/opcodeFixed(_:)`` where that would make or unmake a placeholder or
    ///   an output.
    /// - SeeAlso: `torch.fx.Node.target`
    public func setOperation(_ operation: Operation) throws(GraphError) {
        try graph.check(self)
        let fixed: Set<Opcode> = [.placeholder, .output]
        if opcode != operation.opcode, fixed.contains(opcode) || fixed.contains(operation.opcode) {
            throw .opcodeFixed(NodeSnapshot(self))
        }
        graph.storage.setOperation(of: id, operation)
    }

    /// Replaces the node's arguments. The node moves to the end of the users of its inputs.
    ///
    /// - Parameter keywords: The keyword arguments; nil keeps them.
    /// - Throws: ``GraphError``; the graph is then unchanged.
    /// - SeeAlso: `torch.fx.Node.args`, `torch.fx.Node.kwargs`
    public func setArguments(
        _ arguments: [any NodeArgument], _ keywords: KeywordArguments<Node>? = nil
    ) throws(GraphError) {
        try graph.check(self)
        let (arguments, keywords) = try graph.checked(
            arguments.map(\.nodeArgument), keywords ?? keywordArguments, before: id)
        graph.storage.setArguments(of: id, arguments, keywords)
    }

    /// Replaces uses of this node by another.
    ///
    /// The replacement itself keeps its arguments: a node that wraps this one can take its place.
    /// This node stays in the graph; erase it when it is not needed any more.
    ///
    /// - Parameters:
    ///   - replacement: A node that runs before every replaced user.
    ///   - shouldReplace: Decides for each user; all by default.
    /// - Returns: The users that were changed, in order of their first use.
    /// - Throws: ``GraphError/usedBeforeDefinition(_:by:)``; nothing has then changed.
    /// - Complexity: O(uses).
    /// - SeeAlso: `torch.fx.Node.replace_all_uses_with`
    @discardableResult
    public func replaceAllUses(
        with replacement: Node, where shouldReplace: (Node) -> Bool = { _ in true }
    ) throws(GraphError) -> [Node] {
        try graph.check(self)
        try graph.check(replacement)
        if replacement == self { return [] }
        let users = graph.storage.users(of: id)
        var changed: [Node] = []
        for user in users where user != replacement.id {
            let user = Node(graph, user)
            if shouldReplace(user) { changed.append(user) }
        }
        for user in changed where !(replacement < user) {
            throw .usedBeforeDefinition(NodeSnapshot(replacement), by: NodeSnapshot(user))
        }
        graph.storage.replaceUses(
            of: id, with: replacement.id,
            by: changed.count == users.count ? nil : Set(changed.map(\.id)))
        return changed
    }

    /// Replaces each use of one input by another node.
    ///
    /// - Throws: ``GraphError/usedBeforeDefinition(_:by:)`` where `new` runs later.
    /// - SeeAlso: `torch.fx.Node.replace_input_with`
    public func replaceInput(_ old: Node, with new: Node) throws(GraphError) {
        try graph.check(self)
        try graph.check(old)
        try graph.check(new)
        guard new < self else {
            throw .usedBeforeDefinition(NodeSnapshot(new), by: NodeSnapshot(self))
        }
        for index in graph.storage[id].operands.indices {
            let slot = graph.storage.pool.slots[index]
            if slot.kind == .node, slot.node == old.id {
                graph.storage.replaceUse(Int32(index), with: new.id)
            }
        }
    }

    /// Gives the node another name, made legal and unique.
    ///
    /// - Returns: The name given; the candidate itself where it was free.
    /// - SeeAlso: `torch.fx.Node._rename`
    @discardableResult
    public func rename(_ candidate: String) throws(GraphError) -> String {
        try graph.check(self)
        if candidate != name { graph.storage.rename(id, candidate) }
        return name
    }
}

// MARK: - Checks

extension Graph {
    func setType(of node: Node, _ type: ValueType?) { storage.setType(of: node.id, type) }

    /// Throws unless a node lives in this graph.
    func check(_ node: Node) throws(GraphError) {
        if node.graph !== self { throw .foreignNode(NodeSnapshot(node)) }
        if node.isErased { throw .erasedNode(NodeSnapshot(node)) }
    }

    /// Throws unless this graph has a subgraph of a name.
    private func check(_ name: SubgraphName) throws(GraphError) {
        if subgraph(named: name) == nil { throw .unknownSubgraph(name) }
    }

    /// The arguments by id, once each leaf is known to live here and to run before a place.
    func checked(
        _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>, before following: Int32
    ) throws(GraphError) -> ([Argument<Int32>], KeywordArguments<Int32>) {
        func id(_ node: Node) throws(GraphError) -> Int32 {
            try check(node)
            guard isBefore(node, following) else {
                throw .usedBeforeDefinition(
                    NodeSnapshot(node), by: NodeSnapshot(Node(self, following)))
            }
            return node.id
        }
        var ids: [Argument<Int32>] = []
        ids.reserveCapacity(arguments.count)
        for argument in arguments {
            ids.append(try argument.map { node throws(GraphError) in try id(node) })
            try argument.forEachSubgraph { name throws(GraphError) in try check(name) }
        }
        for entry in keywords.entries {
            try entry.value.forEachSubgraph { name throws(GraphError) in try check(name) }
        }
        for (index, entry) in keywords.entries.enumerated()
        where keywords.entries[..<index].contains(where: { $0.key == entry.key }) {
            throw .duplicateKeyword(entry.key)
        }
        return (ids, try keywords.map { node throws(GraphError) in try id(node) })
    }
}
