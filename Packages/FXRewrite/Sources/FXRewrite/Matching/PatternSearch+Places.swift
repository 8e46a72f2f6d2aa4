// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PatternSearch {
    /// The nodes that may be the next anchor, in execution order.
    func candidates(_ anchor: PatternProgram.Anchor) -> [Node] {
        if let link = anchor.link, let start = values[link.slot]?.node {
            var level = [start]
            for _ in 0..<link.steps {
                var seen: Set<Node> = []
                level = level.flatMap(\.users).filter { seen.insert($0).inserted }
            }
            return level.sorted(by: <)
        }
        return Self.candidates(anchor.term, program, context)
    }

    /// The nodes that may be what a term asks for, in execution order.
    static func candidates(
        _ term: PatternTerm, _ program: PatternProgram, _ context: MatchContext
    ) -> [Node] {
        let graph = context.graph
        guard program.options.anchorName == nil, let tests = tests(of: term, program) else {
            return Array(graph.nodes)
        }
        if tests.count == 1, case .operation(let operation) = tests[0] {
            return graph.nodes(of: operation)
        }
        let found = graph.operations.filter { operation in
            tests.contains { context.mayPass(operation, $0) }
        }
        if found.count == 1 { return graph.nodes(of: found[0]) }
        return found.flatMap(graph.nodes(of:)).sorted(by: <)
    }

    /// What a term asks of a node; nil where it asks nothing.
    static func tests(of term: PatternTerm, _ program: PatternProgram) -> [NodeTest]? {
        switch term {
        case .slot(let slot):
            guard case .node(let node) = program.slots[slot].form else { return nil }
            return [node.test]
        case .bound(_, let term), .tested(let term, _, _): return tests(of: term, program)
        case .oneOf(let terms):
            let found = terms.map { tests(of: $0, program) }
            return found.contains { $0 == nil } ? nil : found.flatMap { $0 ?? [] }
        case .any, .literal, .list, .each, .slice, .dictionary: return nil
        }
    }

    /// The nodes of the match, without inputs and the output.
    var nodes: [Node] {
        trail.compactMap { slot in
            guard case .node(let pattern) = program.slots[slot].form,
                pattern.test != .placeholder, pattern.test != .output
            else { return nil }
            return values[slot]?.node
        }
    }

    /// Whether values inside the match are used inside only, results apart.
    mutating func isContained() -> Bool {
        let nodes = nodes
        guard nodes.count > 1 else { return true }
        let inside = NodeSet(nodes)
        for node in nodes where !isResult(node) {
            for user in node.users where !inside.contains(user) {
                if program.options.matchesOutput, user.opcode == .output { continue }
                return fail(.usedOutside(NodeSnapshot(node), by: NodeSnapshot(user)))
            }
        }
        return isFreeOfCycles(nodes, inside)
    }

    private func isResult(_ node: Node) -> Bool {
        program.results.contains { values[$0]?.node == node }
    }

    /// Whether no path leads out of the match and back into it.
    private mutating func isFreeOfCycles(_ nodes: [Node], _ inside: NodeSet) -> Bool {
        guard let last = nodes.max(by: <) else { return true }
        var pending: [Node] = []
        for result in program.results {
            guard let node = values[result]?.node, inside.contains(node), node != last else {
                continue
            }
            pending += node.users.filter { !inside.contains($0) && $0 < last }
        }
        var seen: Set<Node> = Set(pending)
        while let node = pending.popLast() {
            for user in node.users {
                if inside.contains(user) { return fail(.cycle(NodeSnapshot(node))) }
                if user < last, seen.insert(user).inserted { pending.append(user) }
            }
        }
        return true
    }
}

/// A set of nodes that is mostly small.
struct NodeSet {
    private let ids: [Int32]
    private let large: Set<Int32>

    init(_ nodes: [Node]) {
        ids = nodes.map(\.id)
        large = nodes.count > 16 ? Set(ids) : []
    }

    func contains(_ node: Node) -> Bool {
        large.isEmpty ? ids.contains(node.id) : large.contains(node.id)
    }
}
