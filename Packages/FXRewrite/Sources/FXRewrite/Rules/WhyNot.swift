// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp
import FXNN

/// Why a pattern or rule does not fire at a node: how far the best attempt came, and what stopped
/// it first.
///
///     print(try rule.whyNot(at: node, in: traced) ?? "it fires")
public struct WhyNot: Sendable {
    /// A part of the pattern and what it was found to be.
    public struct Part: Sendable {
        public let name: String
        public let location: SourceLocation?
        public let found: String
        public let foundLocation: SourceLocation?
    }

    /// The rule, or nil for a pattern alone.
    public let rule: String?
    public let ruleLocation: SourceLocation?
    /// The node at which the pattern was to end.
    public let node: NodeSnapshot
    /// The parts that matched.
    public let matched: [Part]
    /// The number of nodes in the pattern.
    public let partCount: Int
    /// The part of the pattern that did not match, as it is written, and its line.
    public let failed: String?
    public let failedLocation: SourceLocation?
    public let reason: Mismatch
}

extension WhyNot: CustomStringConvertible {
    public var description: String {
        var text = rule.map { "'\($0)'" } ?? "the pattern"
        if let ruleLocation { text += " (\(ruleLocation))" }
        text += " does not fire at \(node)"
        let nodes = matched.filter { !$0.found.isEmpty }
        if !nodes.isEmpty {
            text += "\n  matched \(nodes.count) of \(partCount) parts:"
            for part in nodes {
                text += "\n    \(part.name)\(part.location.map { " (\($0))" } ?? "")"
                text += " is \(part.found)\(part.foundLocation.map { " (\($0))" } ?? "")"
            }
        }
        if let failed {
            text += "\n  at \(failed)\(failedLocation.map { " (\($0))" } ?? "")"
        }
        return text + "\n  " + reason.description
    }
}

extension PatternMatcher {
    /// Why the pattern does not match with its first result at a node; nil where it does.
    public func whyNot(at node: Node) -> WhyNot? {
        var search = PatternSearch(program, context)
        search.isExplaining = true
        if search.solve(from: node, then: { _ in true }) { return nil }
        return explanation(search, node)
    }

    fileprivate func explanation(_ search: PatternSearch, _ node: Node) -> WhyNot? {
        guard let best = search.best else { return nil }
        var parts: [WhyNot.Part] = []
        for (slot, value) in zip(program.slots, best.slots) {
            guard let value else { continue }
            parts.append(
                WhyNot.Part(
                    name: slot.name, location: slot.location, found: value.description,
                    foundLocation: value.node?.provenance.location))
        }
        let failed = best.failed.map { program.slots[$0] }
        return WhyNot(
            rule: nil, ruleLocation: nil, node: NodeSnapshot(node), matched: parts,
            partCount: program.slots.count, failed: failed?.text,
            failedLocation: failed?.location, reason: best.mismatch)
    }
}

extension Rule {
    /// Why the rule does not fire at a node; nil where it does.
    ///
    /// Conditions are asked, and the rewrite is tried on a copy of the graph.
    ///
    /// - Throws: What conditions and the rewrite throw.
    public func whyNot(at node: Node, in module: GraphModule) throws -> WhyNot? {
        let copy = module.copySharingState()
        let node = copy.graph.node(withID: node.id)
        var best: WhyNot?
        for pattern in patterns {
            let context = MatchContext(copy)
            let matcher = PatternMatcher(pattern, context)
            var search = PatternSearch(pattern.program, context)
            search.isExplaining = true
            var failure: (any Error)?
            let fires = search.solve(from: node) { search in
                do {
                    guard let mismatch = try mismatch(Match(search), copy, context) else {
                        return true
                    }
                    return search.fail(mismatch)
                } catch {
                    failure = error
                    return true
                }
            }
            if let failure { throw failure }
            if fires { return nil }
            guard let found = matcher.explanation(search, node) else { continue }
            if found.matched.count > best?.matched.count ?? -1 { best = found }
        }
        return best?.of(self)
    }

    /// What keeps the rule from firing where its pattern matches.
    private func mismatch(
        _ match: Match, _ copy: GraphModule, _ context: MatchContext
    ) throws -> Mismatch? {
        for condition in conditions where try !condition.holds(match, copy) {
            return .condition(condition.name)
        }
        let editor = MatchEditor(copy, context)
        switch try editor.replace(match, author: name, makeReplacement: rewrite) {
        case .replaced: return nil
        case .declined: return .declined
        case .refused(let reason): return .refused(reason)
        }
    }
}

extension WhyNot {
    fileprivate func of(_ rule: Rule) -> WhyNot {
        WhyNot(
            rule: rule.name, ruleLocation: rule.location, node: node, matched: matched,
            partCount: partCount, failed: failed, failedLocation: failedLocation, reason: reason)
    }
}
