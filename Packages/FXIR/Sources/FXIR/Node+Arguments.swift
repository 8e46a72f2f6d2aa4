// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Node {
    /// The arguments with a tree in the place of each node, which the closure gets by its number.
    ///
    /// It is what an analysis that walks the whole graph asks: no list of nodes is made.
    @_specialize(where Leaf == ValueSpec)
    @_specialize(where Leaf == Int)
    @_specialize(where Leaf == Node)
    public func arguments<Leaf>(
        substituting tree: (Int32) -> Argument<Leaf>
    ) -> (positional: [Argument<Leaf>], keywords: KeywordArguments<Leaf>) {
        let range = graph.storage[id].operands
        let positional = graph.storage.pool.arguments(range, substituting: tree)
        if range.keywordStart == range.end { return (positional, [:]) }
        return (positional, graph.storage.pool.keywords(range, substituting: tree))
    }
}

// Edits of one argument; each gives the node all its arguments anew.

extension Node {
    /// Replaces one positional argument.
    ///
    /// - Parameter index: Negative ones count from the end.
    /// - Throws: ``GraphError/noSuchArgument(_:index:)``, and what ``setArguments(_:_:)`` throws.
    /// - SeeAlso: `torch.fx.Node.update_arg`
    public func setArgument(
        at index: Int, to value: any NodeArgument
    ) throws(GraphError) {
        var arguments = arguments
        let position = index < 0 ? index + arguments.count : index
        guard arguments.indices.contains(position) else {
            throw .noSuchArgument(NodeSnapshot(self), index: index)
        }
        arguments[position] = value.nodeArgument
        try setArguments(arguments)
    }

    /// Inserts a positional argument before another, or at the end. The node keeps its place among
    /// the users of its other arguments.
    ///
    /// - Throws: ``GraphError/noSuchArgument(_:index:)`` unless `0 <= index <= count`.
    /// - SeeAlso: `torch.fx.Node.insert_arg`
    public func insertArgument(
        _ value: any NodeArgument, at index: Int
    ) throws(GraphError) {
        var arguments = arguments
        guard (0...arguments.count).contains(index) else {
            throw .noSuchArgument(NodeSnapshot(self), index: index)
        }
        try graph.check(self)
        arguments.insert(value.nodeArgument, at: index)
        let keywords = keywordArguments
        try graph.check(opcode, arguments.count, keywords)
        try graph.check(arguments, keywords, before: id)
        graph.storage.insertArgument(of: id, at: index, arguments, keywords)
        graph.noteChange(of: self)
    }

    /// Sets a keyword argument; a new key goes to the end, nil removes it.
    ///
    /// - SeeAlso: `torch.fx.Node.update_kwarg`
    public func setKeyword(
        _ key: String, to value: (any NodeArgument)?
    ) throws(GraphError) {
        var keywords = keywordArguments
        let index = keywords.entries.firstIndex { $0.key == key }
        switch (index, value) {
        case (let index?, let value?): keywords.entries[index].value = value.nodeArgument
        case (let index?, nil): keywords.entries.remove(at: index)
        case (nil, let value?): keywords.entries.append(ArgumentEntry(key, value.nodeArgument))
        case (nil, nil): return
        }
        try setArguments(arguments, keywords)
    }

    /// The operator that the node calls, with one argument for each parameter and defaults filled
    /// in; nil where the node calls no function or method.
    ///
    /// - Throws: `OperatorError` where the operator is not known or does not take the arguments.
    /// - SeeAlso: `torch.fx.Node.normalized_arguments`
    public func normalized(
        with operators: OperatorTable = .current
    ) throws(OperatorError) -> OperatorCall<Node>? {
        guard let callee = operation.callee else { return nil }
        return try operators.resolve(callee, arguments, keywordArguments) { input in
            input.spec == nil ? nil : .tensor
        }
    }
}
