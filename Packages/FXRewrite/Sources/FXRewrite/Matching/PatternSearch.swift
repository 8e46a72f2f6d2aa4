// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// One search for a pattern: what its slots are so far, and what is still to be compared.
///
/// Terms are compared from a stack; where there is a choice (alternatives, the order of two
/// arguments, the next anchor) each is tried, and what it bound is undone.
struct PatternSearch {
    typealias Goal = (term: PatternTerm, value: MatchedValue)

    let program: PatternProgram
    let context: MatchContext
    var values: [MatchedValue?]
    /// The slots that are bound, in order.
    var trail: [Int] = []
    /// Whether failures are noted.
    var isExplaining = false
    /// The failure that came last among those with the most slots bound.
    private(set) var best: (slots: [MatchedValue?], failed: Int?, mismatch: Mismatch)?
    /// The slot whose parts are compared, for messages.
    private var current: Int?

    init(_ program: PatternProgram, _ context: MatchContext) {
        self.program = program
        self.context = context
        values = [MatchedValue?](repeating: nil, count: program.slots.count)
    }

    /// Starts anew.
    mutating func reset() { undo(to: 0) }

    mutating func undo(to mark: Int) {
        while trail.count > mark { values[trail.removeLast()] = nil }
    }

    /// Notes a failure, and is false.
    mutating func fail(_ mismatch: @autoclosure () -> Mismatch) -> Bool {
        guard isExplaining else { return false }
        let depth = best.map { $0.slots.count { $0 != nil } } ?? -1
        if trail.count >= depth { best = (values, current, mismatch()) }
        return false
    }

    /// Compares all goals, then calls a closure, which may say that this match will not do.
    ///
    /// - Returns: Whether the closure accepted a match.
    mutating func solve(
        _ goals: [Goal], then accept: (inout PatternSearch) -> Bool
    ) -> Bool {
        var goals = goals
        while let goal = goals.popLast() {
            switch goal.term {
            case .any: continue
            case .slot(let slot):
                switch bind(slot, goal.value) {
                case .failed: return false
                case .goals(let new): goals.append(contentsOf: new)
                case .choice(let choices): return solve(any: choices, goals, accept)
                }
            case .bound(let slot, let term):
                guard case .goals = bind(slot, goal.value) else { return false }
                goals.append((term, goal.value))
            case .oneOf(let terms):
                return solve(any: terms.map { [($0, goal.value)] }, goals, accept)
            case .tested(let term, let name, let test):
                guard test(goal.value) else {
                    return fail(.test(name, found: goal.value.description))
                }
                goals.append((term, goal.value))
            case .literal(let literal):
                guard compare(literal, goal.value) else { return false }
            case .list, .each, .slice, .dictionary:
                guard let argument = goal.value.argument,
                    open(goal.term, argument, &goals)
                else {
                    return fail(
                        .literal(expected: goal.term.text, found: goal.value.description))
                }
            }
        }
        return accept(&self)
    }

    private mutating func solve(
        any choices: [[Goal]], _ goals: [Goal], _ accept: (inout PatternSearch) -> Bool
    ) -> Bool {
        let mark = trail.count
        let slot = current
        for choice in choices {
            if solve(goals + choice, then: accept) { return true }
            undo(to: mark)
            current = slot
        }
        return false
    }

    private mutating func compare(_ literal: Literal, _ value: MatchedValue) -> Bool {
        if program.options.ignoresLiterals { return true }
        if let found = value.argument, found.equals(literal) { return true }
        return fail(.literal(expected: literal.pythonRepr, found: value.description))
    }

    /// Takes a container apart; false where the argument is no such container.
    private func open(
        _ term: PatternTerm, _ argument: Argument<Node>, _ goals: inout [Goal]
    ) -> Bool {
        switch term {
        case .list(let terms):
            guard let items = argument.items, items.count == terms.count else { return false }
            for index in items.indices.reversed() {
                goals.append((terms[index], .argument(items[index])))
            }
        case .each(let term):
            guard let items = argument.items else { return false }
            for item in items.reversed() { goals.append((term, .argument(item))) }
        case .slice(let start, let stop, let step):
            guard case .slice(let a, let b, let c) = argument else { return false }
            goals.append((step, .argument(c)))
            goals.append((stop, .argument(b)))
            goals.append((start, .argument(a)))
        case .dictionary(let terms):
            guard case .dictionary(let entries) = argument,
                entries.map(\.key) == terms.map(\.key)
            else { return false }
            for (entry, term) in zip(entries, terms).reversed() {
                goals.append((term.term, .argument(entry.value)))
            }
        default: return false
        }
        return true
    }

    // MARK: - Slots

    private enum Expansion {
        case failed
        case goals([Goal])
        case choice([[Goal]])
    }

    private mutating func bind(_ slot: Int, _ value: MatchedValue) -> Expansion {
        if let known = values[slot] {
            if known == value { return .goals([]) }
            let name = program.slots[slot].name
            _ = fail(.differentValues(of: name, known.description, value.description))
            return .failed
        }
        switch program.slots[slot].form {
        case .value(let test):
            if let test, !test.accepts(value) {
                _ = fail(.type(expected: test.typeName, found: value.description))
                return .failed
            }
            note(slot, value)
            return .goals([])
        case .input:
            if !program.options.inputsMayCoincide, let node = value.node,
                isTaken(node, slot, byInputs: true)
            {
                return .failed
            }
            note(slot, value)
            return .goals([])
        case .node(let pattern): return bind(slot, pattern, value)
        }
    }

    private mutating func note(_ slot: Int, _ value: MatchedValue) {
        values[slot] = value
        trail.append(slot)
    }

    /// Whether a node is another slot's already.
    private mutating func isTaken(_ node: Node, _ slot: Int, byInputs: Bool) -> Bool {
        for other in trail where values[other]?.node == node {
            guard byInputs || program.slots[other].isNode else { continue }
            if case .value = program.slots[other].form { continue }
            let (one, two) = (program.slots[slot].name, program.slots[other].name)
            return !fail(.sameNode(one, two, NodeSnapshot(node)))
        }
        return false
    }

    private mutating func bind(
        _ slot: Int, _ pattern: NodePattern, _ value: MatchedValue
    ) -> Expansion {
        guard let node = value.node else {
            // Where literals do not matter, a placeholder's default does not either.
            let expected = program.slots[slot].text
            _ = fail(.notANode(expected: expected, found: value.description))
            return .failed
        }
        let isStrict = !program.options.inputsMayCoincide
        if isTaken(node, slot, byInputs: isStrict) { return .failed }
        guard passes(node, pattern, slot) else {
            let expected = "\(pattern.test.name) for '\(program.slots[slot].name)'"
            _ = fail(.operation(expected: expected, found: NodeSnapshot(node)))
            return .failed
        }
        note(slot, value)
        if isExplaining { current = slot }
        if pattern.isUsedOnce, node.userCount > 1 {
            let user = node.users.last ?? node
            _ = fail(.usedOutside(NodeSnapshot(node), by: NodeSnapshot(user)))
            return .failed
        }
        return expand(pattern, node)
    }

    private func passes(_ node: Node, _ pattern: NodePattern, _ slot: Int) -> Bool {
        if case .operation(let wanted) = pattern.test {
            if node.operation == wanted { return true }
        } else if context.mayPass(node.operation, pattern.test) {
            return true
        }
        guard let name = program.options.anchorName, node.name.contains(name) else { return false }
        return program.anchors.contains { anchor in
            if case .slot(let own) = anchor.term { own == slot } else { false }
        }
    }

    private mutating func expand(_ pattern: NodePattern, _ node: Node) -> Expansion {
        let goals =
            pattern.isBound ? boundGoals(pattern, node) : plainGoals(pattern, node)
        guard let goals else { return .failed }
        guard pattern.isCommutative, goals.count > 1 else { return .goals(goals) }
        // The last two goals are the first two arguments.
        var swapped = goals
        let (first, second) = (goals.count - 1, goals.count - 2)
        swapped[first].value = goals[second].value
        swapped[second].value = goals[first].value
        return .choice([goals, swapped])
    }
}
