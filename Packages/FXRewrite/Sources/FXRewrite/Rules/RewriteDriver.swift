// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Applies rules to a graph until none matches any more.
///
///     let log = try RewriteDriver().run([doubleNegation, foldBatchNorm], on: traced)
///     print(log)
///
/// Nodes are visited in execution order; what a rewrite made, and the nodes near it, are visited
/// again. Each edit is checked, and one that is refused leaves the graph as it was.
public struct RewriteDriver {
    /// The most rewrites that are made; nil for eight times the number of nodes, and 1,000.
    ///
    /// Rules that undo each other never end: the driver then throws.
    public var limit: Int?

    /// Where to stop without an error: the search for the rewrite that breaks a program.
    public var stopsAfter: Int?

    /// Whether each rewrite is logged, or only counted.
    public var keepsEntries = true

    public init(limit: Int? = nil, stopsAfter: Int? = nil) {
        self.limit = limit
        self.stopsAfter = stopsAfter
    }

    /// Applies rules.
    ///
    /// - Throws: ``RewriteError/doesNotEnd(rule:limit:)``, and what rules throw. Graph and state
    ///   are then what they were.
    /// - Complexity: O(nodes + visits x rules of the node's operation).
    @discardableResult
    public func run(_ rules: RuleSet, on module: GraphModule) throws -> RewriteLog {
        let run = DriverRun(rules, module, self)
        try module.transaction { try run.run() }
        if run.log.count > 0 { module.removeUnusedMembers() }
        return run.log
    }
}

/// One run of a driver.
private final class DriverRun {
    private struct Candidate {
        let rule: Rule
        let pattern: Pattern
        var search: PatternSearch
    }

    private let module: GraphModule
    private let context: MatchContext
    private let editor: MatchEditor
    private let limit: Int
    private let stopsAfter: Int
    private let keepsEntries: Bool
    private let depth: Int
    private var candidates: [Candidate] = []
    private var byOperation: [Operation: [Int]] = [:]
    private var queue: [Node] = []
    private var isQueued: Set<Int32> = []
    var log = RewriteLog()

    init(_ rules: RuleSet, _ module: GraphModule, _ driver: RewriteDriver) {
        self.module = module
        context = MatchContext(module)
        editor = MatchEditor(module, context)
        limit = driver.limit ?? 8 * module.graph.nodes.count + 1_000
        stopsAfter = driver.stopsAfter ?? .max
        keepsEntries = driver.keepsEntries
        depth = rules.rules.flatMap(\.patterns).map(\.program.depth).max() ?? 0
        for rule in rules.rules {
            for pattern in rule.patterns {
                candidates.append(
                    Candidate(
                        rule: rule, pattern: pattern,
                        search: PatternSearch(pattern.program, context)))
            }
        }
    }

    func run() throws {
        for node in module.graph.nodes { enqueue(node) }
        var position = 0
        while position < queue.count {
            let node = queue[position]
            position += 1
            isQueued.remove(node.id)
            if position > 4_096, position * 2 > queue.count {
                queue.removeFirst(position)
                position = 0
            }
            if node.isErased { continue }
            if log.count >= stopsAfter {
                log.isComplete = false
                return
            }
            for index in rules(for: node.operation) where try apply(index, to: node) { break }
        }
    }

    private func enqueue(_ node: Node) {
        guard !node.isErased, !rules(for: node.operation).isEmpty,
            isQueued.insert(node.id).inserted
        else { return }
        queue.append(node)
    }

    private func rules(for operation: Operation) -> [Int] {
        if let known = byOperation[operation] { return known }
        let found = candidates.indices.filter { index in
            let program = candidates[index].pattern.program
            guard program.options.anchorName == nil, let first = program.anchors.first,
                let tests = PatternSearch.tests(of: first.term, program)
            else { return true }
            return tests.contains { context.mayPass(operation, $0) }
        }
        byOperation[operation] = found
        return found
    }

    /// Whether a rule changed the graph at a node.
    private func apply(_ index: Int, to node: Node) throws -> Bool {
        let rule = candidates[index].rule
        var found: Match?
        var failure: (any Error)?
        let module = module
        candidates[index].search.reset()
        _ = candidates[index].search.solve(from: node) { search in
            let match = Match(search)
            do {
                guard try rule.conditions.allSatisfy({ try $0.holds(match, module) }) else {
                    return false
                }
            } catch { failure = error }
            found = match
            return true
        }
        if let failure { throw failure }
        guard let match = found else { return false }
        if log.count >= limit { throw RewriteError.doesNotEnd(rule: rule.name, limit: limit) }
        let neighbours = match.nodes.flatMap(\.inputs)
        switch try editor.replace(match, author: rule.name, makeReplacement: rule.rewrite) {
        case .declined: return false
        case .refused(let reason):
            log.refused.append(
                RewriteLog.Refused(
                    rule: rule.name, ruleLocation: rule.location, node: NodeSnapshot(node),
                    reason: reason))
            return false
        case .replaced(_, let made):
            note(rule, match, made)
            revisit(made, neighbours, match)
            return true
        }
    }

    private func note(_ rule: Rule, _ match: Match, _ made: [Node]) {
        log.count += 1
        guard keepsEntries else { return }
        log.entries.append(
            RewriteLog.Entry(
                rule: rule.name, ruleLocation: rule.location, before: match.nodes, after: made))
    }

    /// Nodes whose surroundings changed may match by now.
    private func revisit(_ made: [Node], _ neighbours: [Node], _ match: Match) {
        for node in match.nodes { enqueue(node) }
        var level = made + neighbours
        for result in match.results {
            if let leaf = editor.replacement(of: result)?.leaf { level.append(leaf) }
        }
        var seen: Set<Int32> = []
        for _ in 0...depth {
            var next: [Node] = []
            for node in level where !node.isErased && seen.insert(node.id).inserted {
                enqueue(node)
                if node.userCount <= 64 { next += node.users }
            }
            level = next
        }
    }
}
