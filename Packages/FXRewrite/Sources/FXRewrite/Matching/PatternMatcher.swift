// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp
import FXNN

/// Finds a pattern in a graph.
///
/// A match starts at the pattern's results and follows arguments backwards. Two nodes are the same
/// when they do the same thing and their arguments are: literals equal in type and value, lists and
/// tuples interchangeable, inputs anything; ``MatchOptions`` says more. Two nodes of the pattern
/// are never one of the graph. Values inside the match are not used outside it, except those that
/// the pattern returns, and no path leads out of the match and back. Matches do not overlap: the
/// first one found wins.
///
/// - SeeAlso: `torch.fx.passes.utils.matcher_utils.SubgraphMatcher`
public struct PatternMatcher {
    let program: PatternProgram
    let context: MatchContext

    /// - Parameters:
    ///   - pattern: What to look for.
    ///   - graph: Where to look.
    ///   - schema: What the graph's paths lead to.
    public init(_ pattern: Pattern, in graph: Graph, schema: StateSchema = StateSchema()) {
        self.init(pattern, MatchContext(graph, schema: schema))
    }

    /// Looks in a module's graph.
    public init(_ pattern: Pattern, in module: GraphModule) {
        self.init(pattern, MatchContext(module))
    }

    init(_ pattern: Pattern, _ context: MatchContext) {
        program = pattern.program
        self.context = context
    }

    /// Returns the matches in execution order of the first result.
    ///
    /// Nodes are found by what they do: the others are not looked at.
    ///
    /// - Complexity: O(candidates x pattern); where several results have no part in common, the
    ///   candidates of each are combined.
    public func matches() -> [Match] {
        var found: [Match] = []
        var taken: Set<Int32> = []
        forEachMatch { search in
            let keepsOverlaps = search.program.options.keepsOverlaps
            if !keepsOverlaps {
                let nodes = search.nodes
                if nodes.contains(where: { taken.contains($0.id) }) { return false }
                for node in nodes { taken.insert(node.id) }
            }
            found.append(Match(search))
            return !keepsOverlaps
        }
        return found
    }

    /// The match whose first result is a node.
    public func match(at node: Node) -> Match? {
        var search = PatternSearch(program, context)
        var found: Match?
        _ = search.solve(from: node) { search in
            found = Match(search)
            return true
        }
        return found
    }

    /// Calls a closure with each match; true from it goes on with the next candidate.
    private func forEachMatch(_ accept: (inout PatternSearch) -> Bool) {
        var search = PatternSearch(program, context)
        guard let first = program.anchors.first else { return }
        for candidate in PatternSearch.candidates(first.term, program, context) {
            _ = search.solve(from: candidate, then: accept)
            search.reset()
        }
    }
}

extension PatternSearch {
    /// Finds matches whose first result is a node.
    mutating func solve(
        from node: Node, then accept: (inout PatternSearch) -> Bool
    ) -> Bool {
        guard let first = program.anchors.first else { return false }
        return solve([(first.term, .argument(.leaf(node)))]) { search in
            search.solveAnchors(from: 1, accept)
        }
    }

    private mutating func solveAnchors(
        from index: Int, _ accept: (inout PatternSearch) -> Bool
    ) -> Bool {
        guard index < program.anchors.count else { return isContained() && accept(&self) }
        let anchor = program.anchors[index]
        let mark = trail.count
        for candidate in candidates(anchor) {
            let goal: Goal = (anchor.term, .argument(.leaf(candidate)))
            let isDone = solve([goal]) { $0.solveAnchors(from: index + 1, accept) }
            if isDone { return true }
            undo(to: mark)
        }
        return false
    }
}
