// SPDX-License-Identifier: Apache-2.0

public import FXCore

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
        try graph.check(
            operation.opcode, graph.storage.pool.argumentCount(graph.storage[id].operands),
            keywordArguments)
        graph.storage.setOperation(of: id, operation)
        graph.noteChange(of: self)
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
        let keywords = keywords ?? keywordArguments
        try graph.check(opcode, arguments.count, keywords)
        let arguments = arguments.map { $0.nodeArgument }
        try graph.check(arguments, keywords, before: id)
        graph.storage.setArguments(of: id, arguments, keywords)
        graph.noteChange(of: self)
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
        let row = graph.storage[id]
        if row.firstUse == row.lastUse {
            return try replaceOnlyUse(row.firstUse, with: replacement, where: shouldReplace)
        }
        let users = graph.storage.users(of: id)
        var changed: [Node] = []
        for user in users where user != replacement.id {
            let user = Node(graph, user)
            if shouldReplace(user) { changed.append(user) }
        }
        for user in changed where !(replacement < user) {
            throw .usedBeforeDefinition(NodeSnapshot(replacement), by: NodeSnapshot(user))
        }
        for user in changed {
            graph.storage.replaceUses(of: id, with: replacement.id, by: user.id)
        }
        if graph.isWatched {
            for user in changed { graph.noteReplacement(of: self, by: replacement, in: user) }
        }
        return changed
    }

    /// Replaces uses of this node by a value, such as the constant that it was folded to.
    ///
    ///     try size.replaceAllUses(withValue: 128)
    ///
    /// - Parameters:
    ///   - value: A number, a string, a list with nodes in it: anything that can be an argument.
    ///     Nodes in it run before every replaced user.
    ///   - shouldReplace: Decides for each user; all by default.
    /// - Returns: The users that were changed, in order of their first use.
    /// - Throws: ``GraphError``; nothing has then changed.
    /// - Complexity: O(uses and arguments of the users).
    /// - SeeAlso: `torch.fx.Node.replace_all_uses_with`, which takes such values, too
    @discardableResult
    public func replaceAllUses(
        withValue value: any NodeArgument, where shouldReplace: (Node) -> Bool = { _ in true }
    ) throws(GraphError) -> [Node] {
        let value = value.nodeArgument
        if case .leaf(let node) = value {
            return try replaceAllUses(with: node, where: shouldReplace)
        }
        try graph.check(self)
        let changed = users.filter(shouldReplace)
        for user in changed { try graph.check([value], [:], before: user.id) }
        for user in changed {
            func replaced(_ node: Node) -> Argument<Node> { node == self ? value : .leaf(node) }
            graph.storage.setArguments(
                of: user.id, user.arguments.map { $0.flatMap(replaced) },
                user.keywordArguments.flatMap(replaced))
            graph.noteChange(of: user)
        }
        return changed
    }

    /// Replaces the one use that a node has; most have no more.
    private func replaceOnlyUse(
        _ slot: Int32, with replacement: Node, where shouldReplace: (Node) -> Bool
    ) throws(GraphError) -> [Node] {
        if slot < 0 { return [] }
        let user = Node(graph, graph.storage.pool.slots[Int(slot)].owner)
        if user == replacement || !shouldReplace(user) { return [] }
        guard replacement < user else {
            throw .usedBeforeDefinition(NodeSnapshot(replacement), by: NodeSnapshot(user))
        }
        graph.storage.replaceUses(of: id, with: replacement.id, by: user.id)
        graph.noteReplacement(of: self, by: replacement, in: user)
        return [user]
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
        guard graph.storage.inputs(of: id).contains(old.id) else { return }
        graph.storage.replaceUses(of: old.id, with: new.id, by: id)
        graph.noteReplacement(of: old, by: new, in: self)
    }

    /// Gives the node another name, made legal and unique.
    ///
    /// - Returns: The name given; the candidate itself where it was free.
    /// - SeeAlso: `torch.fx.Node._rename`
    @discardableResult
    public func rename(_ candidate: String) throws(GraphError) -> String {
        try graph.check(self)
        let old = name
        if candidate == old { return old }
        graph.storage.rename(id, candidate)
        for observer in graph.observers { observer.graph(graph, didRename: self, from: old) }
        return name
    }
}
