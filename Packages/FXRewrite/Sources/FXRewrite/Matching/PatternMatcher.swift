// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Finds a pattern in a graph.
///
/// A match starts at the pattern's outputs and follows arguments backwards. Two nodes are the same
/// when they do the same thing and their arguments are: literals equal in type and value, lists and
/// tuples interchangeable, placeholders anything. Two pattern nodes are never the same graph node.
/// Values inside the match may not be used outside it, except those that the pattern returns.
/// Matches do not overlap: the first one found wins.
///
/// - SeeAlso: `torch.fx.passes.utils.matcher_utils.SubgraphMatcher`
public struct PatternMatcher {
    private let pattern: Pattern
    private let graph: Graph
    private let schema: StateSchema

    /// - Parameters:
    ///   - pattern: What to look for.
    ///   - graph: Where to look.
    ///   - schema: What the graph's paths lead to.
    public init(_ pattern: Pattern, in graph: Graph, schema: StateSchema) {
        self.pattern = pattern
        self.graph = graph
        self.schema = schema
    }

    /// Returns the matches in execution order.
    ///
    /// - Complexity: O(nodes x pattern) for patterns with one anchor.
    public func matches() -> [Match] {
        var taken: Set<Node> = []
        var result: [Match] = []
        search(pattern.anchors[...], Binding()) { binding in
            let match = makeMatch(binding)
            let nodes = match.nodes
            guard isContained(match), taken.isDisjoint(with: nodes) else { return }
            taken.formUnion(nodes)
            result.append(match)
        }
        return result
    }

    /// Pattern nodes and what they are; graph nodes and whose they are.
    private struct Binding {
        var values: [Node: Argument<Node>] = [:]
        var owners: [Node: Node] = [:]
    }

    /// Tries every graph node for the first anchor, then for the others.
    private func search(
        _ anchors: ArraySlice<Node>, _ binding: Binding, _ found: (Binding) -> Void
    ) {
        guard let anchor = anchors.first else { return found(binding) }
        for candidate in candidates(for: anchor) {
            var extended = binding
            if unify(anchor, candidate, &extended) {
                search(anchors.dropFirst(), extended, found)
            }
        }
    }

    /// The graph nodes that can be a pattern node; by operation, where that is not a module's.
    private func candidates(for node: Node) -> [Node] {
        if node.opcode == .callModule { return graph.nodes.filter { $0.opcode == .callModule } }
        return graph.nodes(of: node.operation)
    }

    private func makeMatch(_ binding: Binding) -> Match {
        let nodes = pattern.anchors.compactMap { binding.values[$0]?.leaf }
        return Match(
            anchor: nodes.max(by: <) ?? nodes[0], bindings: binding.values,
            placeholders: pattern.graph.placeholders, outputs: pattern.outputs)
    }

    /// Whether values inside the match are used inside only.
    private func isContained(_ match: Match) -> Bool {
        let inside = Set(match.nodes)
        let results = Set(match.results)
        return inside.allSatisfy { results.contains($0) || inside.isSuperset(of: $0.users) }
    }

    // MARK: - Equality of nodes and arguments

    private func unify(_ node: Node, _ candidate: Node, _ binding: inout Binding) -> Bool {
        if let known = binding.values[node] { return known == .leaf(candidate) }
        if binding.owners[candidate] != nil { return false }
        let isPlaceholder = node.opcode == .placeholder
        guard isPlaceholder || isSameOperation(node, candidate) else { return false }
        binding.values[node] = .leaf(candidate)
        binding.owners[candidate] = node
        if isPlaceholder { return true }
        let (own, other) = (node.keywordArguments.entries, candidate.keywordArguments.entries)
        return own.map(\.key) == other.map(\.key)
            && unify(
                node.arguments + own.map(\.value), candidate.arguments + other.map(\.value),
                &binding)
    }

    private func unify(
        _ arguments: [Argument<Node>], _ others: [Argument<Node>], _ binding: inout Binding
    ) -> Bool {
        guard arguments.count == others.count else { return false }
        for (argument, other) in zip(arguments, others) {
            guard unify(argument, other, &binding) else { return false }
        }
        return true
    }

    private func unify(
        _ argument: Argument<Node>, _ other: Argument<Node>, _ binding: inout Binding
    ) -> Bool {
        switch (argument, other) {
        case (.leaf(let node), .leaf(let candidate)): return unify(node, candidate, &binding)
        case (.leaf(let node), _):
            // A placeholder takes a literal, or a list with nodes inside.
            guard node.opcode == .placeholder else { return false }
            if let known = binding.values[node] { return known == other }
            binding.values[node] = other
            return true
        case (.list(let items), .list(let others)), (.list(let items), .tuple(let others)),
            (.tuple(let items), .list(let others)), (.tuple(let items), .tuple(let others)):
            return unify(items, others, &binding)
        case (.dictionary(let entries), .dictionary(let others)):
            return entries.map(\.key) == others.map(\.key)
                && unify(entries.map(\.value), others.map(\.value), &binding)
        case (.slice(let a, let b, let c), .slice(let d, let e, let f)):
            return unify([a, b, c], [d, e, f], &binding)
        default: return argument == other
        }
    }

    private func isSameOperation(_ node: Node, _ candidate: Node) -> Bool {
        switch (node.operation, candidate.operation) {
        case (.callModule(let path), .callModule(let other)):
            isSameModule(at: path, as: other)
        case (.getAttribute(let path), .getAttribute(let other)):
            // Values are not compared, kinds are.
            pattern.schema?.tensor(at: path)?.dtype == schema.tensor(at: other)?.dtype
        default: node.operation == candidate.operation
        }
    }

    private func isSameModule(at path: ModulePath, as other: ModulePath) -> Bool {
        if pattern.modules == .path { return path == other }
        guard let own = pattern.schema?.module(at: path), let found = schema.module(at: other),
            own.typeName == found.typeName
        else { return false }
        return pattern.modules == .type || own.configuration == found.configuration
    }
}
