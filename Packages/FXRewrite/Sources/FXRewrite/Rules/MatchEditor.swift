// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp

/// Replaces matches in a module, one after the other; each edit is checked before it is made.
///
/// A replacement that is refused leaves the graph as it was.
final class MatchEditor {
    enum Outcome {
        /// The match says what its inputs are by now.
        case replaced(Match, made: [Node])
        case refused(RewriteRefusal)
        case declined
    }

    typealias MakeReplacement = (Match, Rewriter) throws -> [Argument<Node>]?

    let module: GraphModule
    let context: MatchContext
    private lazy var memory = MemoryModel(context)
    /// What took the place of results of earlier matches.
    private var renamed: [Int32: Argument<Node>] = [:]

    init(_ module: GraphModule, _ context: MatchContext) {
        self.module = module
        self.context = context
    }

    /// Replaces a match by what a closure makes.
    ///
    /// - Throws: What the closure throws, ``RewriteError``, ``GraphError``: the caller then puts
    ///   the graph back.
    func replace(
        _ found: Match, author: String, makeReplacement: MakeReplacement
    ) throws -> Outcome {
        var match = found
        follow(&match)
        let results = match.results
        let inputs = match.outerNodes
        let place: Place
        switch try findPlace(match, inputs, results) {
        case .success(let found): place = found
        case .failure(let refusal): return .refused(refusal)
        }
        let check = EffectCheck(
            memory: memory, nodes: match.nodes, inputs: inputs, results: results,
            place: place.following)
        if let refusal = check.refusal() { return .refused(refusal) }
        let provenance = match.provenance(author: author)
        let rewriter = Rewriter(module, place.builder, provenance: provenance)
        guard let values = try makeReplacement(match, rewriter) else {
            try discard(place.made)
            return .declined
        }
        guard values.count == results.count else {
            throw RewriteError.resultCount(pattern: results.count, replacement: values.count)
        }
        let made = place.made
        for node in made where node.provenance.steps != provenance.steps {
            node.provenance = provenance
        }
        if memory.hasWrites { for node in made { memory.note(node) } }
        if let refusal = check.refusal(made: made, values: values) {
            try discard(made)
            return .refused(refusal)
        }
        try context.graph.edits(by: author) {
            try replace(results, by: values, match, made)
        }
        return .replaced(match, made: made)
    }

    private func discard(_ made: [Node]) throws {
        for node in made.reversed() { try context.graph.erase(node) }
    }

    /// Lets inputs that an earlier replacement took away be what took their place.
    private func follow(_ match: inout Match) {
        guard !renamed.isEmpty else { return }
        for slot in match.values.indices {
            guard case .argument(let argument) = match.values[slot] else { continue }
            if let node = argument.leaf, !node.isErased { continue }
            match.values[slot] = .argument(argument.flatMap(present))
        }
    }

    /// What took the place of a result of an earlier match.
    func replacement(of result: Node) -> Argument<Node>? { renamed[result.id] }

    /// What a node is by now.
    private func present(_ node: Node) -> Argument<Node> {
        var value = Argument.leaf(node)
        while let leaf = value.leaf, leaf.isErased, let next = renamed[leaf.id] { value = next }
        return value.leaf == nil ? value.flatMap { $0.isErased ? present($0) : .leaf($0) } : value
    }

    /// Lets users of the results use the new values, and erases the old nodes.
    private func replace(
        _ results: [Node], by values: [Argument<Node>], _ match: Match, _ made: [Node]
    ) throws {
        let graph = context.graph
        let old = match.nodes
        let inside = NodeSet(old + made)
        for (result, value) in zip(results, values) {
            if value.leaf == result { continue }
            if let new = value.leaf {
                if !result.isUnused {
                    try result.replaceAllUses(with: new) { !inside.contains($0) }
                }
                if memory.hasWrites { memory.unite(result, new) }
            } else {
                try result.replaceAllUses(withValue: value) { !inside.contains($0) }
            }
            renamed[result.id] = value
        }
        for node in old.reversed() where node.isUnused { try graph.erase(node) }
    }
}

extension MatchEditor {
    /// Where a replacement goes.
    struct Place {
        let builder: GraphBuilder
        /// The node before the place, and the one behind it.
        let previous: Node?
        let following: Node?
        let graph: Graph

        /// What was made there.
        var made: [Node] {
            var result: [Node] = []
            var next = previous.map(\.next) ?? graph.nodes.first
            while let node = next, node != following {
                result.append(node)
                next = node.next
            }
            return result
        }
    }

    /// The place before the first user of a result, or behind all inputs where that is later.
    private func findPlace(
        _ match: Match, _ inputs: [Node], _ results: [Node]
    ) throws(GraphError) -> Result<Place, RewriteRefusal> {
        let graph = context.graph
        var users: [Node] = []
        for result in results { users += result.users }
        var following = users.min(by: <)
        if following == nil { following = results.max(by: <)?.next }
        if let last = inputs.max(by: <), let first = following, !(last < first) {
            let inside = NodeSet(match.nodes)
            if let user = users.filter({ !inside.contains($0) && !(last < $0) }).min(by: <) {
                return .failure(
                    .usedBeforeDefinition(input: NodeSnapshot(last), user: NodeSnapshot(user)))
            }
            following = last.next
        }
        let builder = try graph.makeBuilder(at: following.map { .before($0) } ?? .end)
        return .success(
            Place(
                builder: builder, previous: following.map(\.previous) ?? graph.nodes.last,
                following: following, graph: graph))
    }
}

extension Match {
    /// The nodes of the graph that the match uses and that are not part of it.
    fileprivate var outerNodes: [Node] {
        var result: [Node] = []
        for (slot, value) in zip(program.slots, values) {
            guard !slot.isNode, case .argument(let argument) = value else { continue }
            if case .leaf(let node) = argument {
                if !nodes.contains(node), !result.contains(node) { result.append(node) }
                continue
            }
            argument.forEachLeaf { node in
                if !nodes.contains(node), !result.contains(node) { result.append(node) }
            }
        }
        // What terms leave open is read, too.
        for node in nodes where !program.inputsAreComplete {
            for input in node.inputs where !nodes.contains(input) && !result.contains(input) {
                result.append(input)
            }
        }
        return result
    }

    /// Where new nodes come from: where the match's last node does, and from the rule.
    fileprivate func provenance(author: String) -> Provenance {
        let own = anchor.provenance
        return Provenance(
            location: own.location, modules: own.modules, steps: own.steps + [author])
    }
}
