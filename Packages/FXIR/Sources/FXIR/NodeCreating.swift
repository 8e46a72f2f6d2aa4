// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What can make nodes: a graph, at its end, or a builder, at its place.
public protocol NodeCreating {
    /// The graph in which nodes are made.
    var graph: Graph { get }

    /// Makes a node.
    ///
    /// - Parameters:
    ///   - operation: What the node does.
    ///   - arguments: The positional arguments; leaves are earlier nodes of the same graph.
    ///   - keywords: The keyword arguments.
    ///   - name: What to derive the name from, where it is not the operation. The node's name is
    ///     made legal and unique.
    /// - Throws: ``GraphError``; the graph is then unchanged.
    /// - SeeAlso: `torch.fx.Graph.create_node`
    @discardableResult
    func insert(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        name: String?
    ) throws(GraphError) -> Node
}

extension NodeCreating {
    /// Makes an input of the graph.
    ///
    /// - Parameter defaultValue: The value where a caller passes none; `.none` is one, too.
    /// - SeeAlso: `torch.fx.Graph.placeholder`
    @inlinable @discardableResult
    public func placeholder(
        _ name: String, type: ValueType? = nil, defaultValue: Argument<Node>? = nil
    ) throws(GraphError) -> Node {
        let node = try insert(.placeholder(name), defaultValue.map { [$0] } ?? [], [:], name: nil)
        if let type { node.type = type }
        return node
    }

    /// Makes a node that reads a parameter, buffer or module.
    ///
    /// - SeeAlso: `torch.fx.Graph.get_attr`
    @inlinable @discardableResult
    public func getAttribute(
        _ path: ModulePath, name: String? = nil
    ) throws(GraphError) -> Node {
        try insert(.getAttribute(path), [], [:], name: name)
    }

    /// Makes a call of a free function.
    ///
    ///     try graph.callFunction(.torch.add, [x, 1.0])
    ///
    /// - SeeAlso: `torch.fx.Graph.call_function`
    @inlinable @discardableResult
    public func callFunction(
        _ function: FunctionTarget, _ arguments: [any NodeArgument],
        _ keywords: KeywordArguments<Node> = KeywordArguments(), name: String? = nil
    ) throws(GraphError) -> Node {
        try insert(.callFunction(function), arguments.map { $0.nodeArgument }, keywords, name: name)
    }

    /// Makes a call of a method of the first argument.
    ///
    /// - SeeAlso: `torch.fx.Graph.call_method`
    @inlinable @discardableResult
    public func callMethod(
        _ method: MethodName, _ arguments: [any NodeArgument],
        _ keywords: KeywordArguments<Node> = KeywordArguments(), name: String? = nil
    ) throws(GraphError) -> Node {
        try insert(.callMethod(method), arguments.map { $0.nodeArgument }, keywords, name: name)
    }

    /// Makes a call of a module.
    ///
    /// - SeeAlso: `torch.fx.Graph.call_module`
    @inlinable @discardableResult
    public func callModule(
        _ path: ModulePath, _ arguments: [any NodeArgument],
        _ keywords: KeywordArguments<Node> = KeywordArguments(), name: String? = nil
    ) throws(GraphError) -> Node {
        try insert(.callModule(path), arguments.map { $0.nodeArgument }, keywords, name: name)
    }

    /// Makes the graph's output.
    ///
    /// - Throws: ``GraphError/afterOutput(_:)`` where the graph has one.
    /// - SeeAlso: `torch.fx.Graph.output`
    @inlinable @discardableResult
    public func output(
        _ value: any NodeArgument, type: ValueType? = nil
    ) throws(GraphError) -> Node {
        let node = try insert(.output, [value.nodeArgument], [:], name: nil)
        if let type { node.type = type }
        return node
    }
}
