// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp
public import FXNN
public import FXTensor
import FXTrace

/// Replaces each place where a pattern is found by what a closure makes.
///
///     try replacePattern(try Pattern { (x: Tensor) in x.relu() }, in: traced) { match, rewriter in
///         [.leaf(try rewriter.callFunction(.torch.tanh, match.inputs))]
///     }
///
/// - Parameters:
///   - pattern: What to look for.
///   - module: What to change. State that nothing refers to any more is removed.
///   - author: The name of the rule, noted in the provenance of new nodes.
///   - makeReplacement: Makes the new nodes of one match, and returns one argument for each value
///     that the pattern returns; nil leaves the match as it is.
/// - Returns: The matches that were replaced, as they were found.
/// - Throws: ``RewriteError``, ``GraphError``, and what the closure throws. Graph and
///   state are then what they were.
/// - SeeAlso: `torch.fx.subgraph_rewriter.replace_pattern_with_filters`
@discardableResult
public func replacePattern(
    _ pattern: Pattern, in module: GraphModule, author: String = "replace-pattern",
    makeReplacement: (Match, Rewriter) throws -> [Argument<Node>]?
) throws -> [Match] {
    let schema = module.stateSchema()
    let matches = PatternMatcher(pattern, in: module.graph, schema: schema).matches()
    var replaced: [Match] = []
    var renamed: [Node: Node] = [:]
    try module.transaction {
        for found in matches {
            var match = found
            match.follow(renamed)
            let rewriter = Rewriter(module, try match.makeBuilder(author: author))
            guard let results = try makeReplacement(match, rewriter) else { continue }
            try match.replace(by: results, &renamed)
            replaced.append(found)
        }
    }
    if !replaced.isEmpty { module.removeUnusedMembers() }
    return replaced
}

/// Replaces each place where a pattern is found by another module's graph.
///
/// The two correspond by position: inputs to inputs, results to results. Modules and tensors of
/// the replacement are shared, under free paths.
///
/// - SeeAlso: `torch.fx.subgraph_rewriter.replace_pattern`
@discardableResult
public func replacePattern(
    _ pattern: Pattern, in module: GraphModule, with replacement: Module
) throws -> [Match] {
    let new = try GraphModule(tracing: replacement)
    return try replacePattern(pattern, in: module) { match, rewriter in
        try rewriter.inline(new, match.inputs)
    }
}

/// Replaces each place where one function's graph is found by another's.
///
///     try replacePattern(in: traced, { (x: Tensor) in x.relu() }, with: { $0.tanh() })
@discardableResult
public func replacePattern<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
    in module: GraphModule, _ pattern: (repeat each Input) -> Output,
    with replacement: (repeat each Input) -> Output
) throws -> [Match] {
    let tracer = Tracer()
    let graph = try tracer.trace(replacement)
    let new = try GraphModule(Module(), graph, constants: tracer.constants)
    return try replacePattern(try Pattern(pattern), in: module) { match, rewriter in
        try rewriter.inline(new, match.inputs)
    }
}

extension Rewriter {
    /// Copies a module's graph to this place and its state into the module that is rewritten.
    ///
    /// - Returns: The values that the graph returns, one by one.
    fileprivate func inline(
        _ new: GraphModule, _ inputs: [Argument<Node>]
    ) throws -> [Argument<Node>] {
        let placeholders = new.graph.placeholders
        guard placeholders.count == inputs.count else {
            throw RewriteError.placeholderCount(
                pattern: inputs.count, replacement: placeholders.count)
        }
        var mapping = Dictionary(uniqueKeysWithValues: zip(placeholders, inputs))
        var paths: [ModulePath: ModulePath] = [:]
        for node in new.graph.nodes where mapping[node] == nil && node.opcode != .output {
            let operation = try adopt(node.operation, of: new, &paths)
            let lookup = { (input: Node) in mapping[input] ?? .none }
            let copy = try insert(
                operation, node.arguments.map { $0.flatMap(lookup) },
                KeywordArguments(
                    node.keywordArguments.entries.map {
                        ArgumentEntry($0.key, $0.value.flatMap(lookup))
                    }), name: node.name)
            mapping[node] = .leaf(copy)
        }
        let output = new.graph.outputNode?.arguments.first ?? .none
        let values = output.items ?? [output]
        return values.map { $0.flatMap { mapping[$0] ?? .none } }
    }

    /// The operation with its path in the module that is rewritten.
    private func adopt(
        _ operation: Operation, of new: GraphModule, _ paths: inout [ModulePath: ModulePath]
    ) throws -> Operation {
        switch operation {
        case .callModule(let path): .callModule(try adopt(path, of: new, &paths))
        case .getAttribute(let path): .getAttribute(try adopt(path, of: new, &paths))
        default: operation
        }
    }

    private func adopt(
        _ path: ModulePath, of new: GraphModule, _ paths: inout [ModulePath: ModulePath]
    ) throws -> ModulePath {
        if let known = paths[path] { return known }
        let own = module.freshPath(path.text)
        module.set(try new.member(at: path).content, at: own)
        paths[path] = own
        return own
    }
}

extension Match {
    /// Lets inputs that an earlier replacement took away be what took their place.
    fileprivate mutating func follow(_ renamed: [Node: Node]) {
        guard !renamed.isEmpty else { return }
        for (node, value) in bindings { bindings[node] = value.map { renamed[$0] ?? $0 } }
    }

    /// A builder before the first user of a result: all inputs are defined there.
    fileprivate func makeBuilder(author: String) throws(GraphError) -> GraphBuilder {
        let users = results.flatMap(\.users).filter { !nodes.contains($0) }
        if let first = users.min(by: <) {
            return try anchor.graph.makeBuilder(at: .before(first), author: author)
        }
        return try anchor.graph.makeBuilder(at: .after(anchor), author: author)
    }

    /// Lets users of the results use the new values, and erases the old nodes.
    fileprivate func replace(
        by values: [Argument<Node>], _ renamed: inout [Node: Node]
    ) throws {
        guard values.count == results.count else {
            throw RewriteError.resultCount(pattern: results.count, replacement: values.count)
        }
        let graph = anchor.graph
        let old = nodes
        for (result, value) in zip(results, values) {
            try result.replaceAllUses(with: value, outside: Set(old))
            if let new = value.leaf { renamed[result] = new }
        }
        for node in old.reversed() where node.isUnused { try graph.erase(node) }
    }
}

extension Node {
    /// Puts a value, which may be a literal, wherever this node is used outside a set.
    fileprivate func replaceAllUses(
        with value: Argument<Node>, outside inside: Set<Node>
    ) throws(GraphError) {
        if let node = value.leaf {
            try replaceAllUses(with: node) { !inside.contains($0) }
            return
        }
        for user in users where !inside.contains(user) {
            let swap = { (node: Node) in node == self ? value : .leaf(node) }
            try user.setArguments(
                user.arguments.map { $0.flatMap(swap) },
                KeywordArguments(
                    user.keywordArguments.entries.map {
                        ArgumentEntry($0.key, $0.value.flatMap(swap))
                    }))
        }
    }
}
