// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// What a node of a pattern asks of a node of the graph, apart from arguments.
enum NodeTest: Hashable, Sendable {
    /// Exactly this operation.
    case operation(Operation)
    /// One of these operators, in any spelling.
    case operators([String])
    /// A call of a module of a type, and of a configuration where one is given.
    case module(String, [ArgumentEntry<Never>]?)
    /// A read of a parameter, or of another tensor.
    case attribute(isParameter: Bool)
    case placeholder
    case output
}

/// A term in the form in which a search reads it.
indirect enum PatternTerm: Sendable {
    case any
    /// The value of a slot: bound the first time, compared from then on.
    case slot(Int)
    case literal(Literal)
    case list([PatternTerm])
    case each(PatternTerm)
    case slice(PatternTerm, PatternTerm, PatternTerm)
    case dictionary([(key: String, term: PatternTerm)])
    case oneOf([PatternTerm])
    case tested(PatternTerm, String, Term.Test)
    /// The value of a slot, which must be as the term says, too.
    case bound(Int, PatternTerm)
}

/// One value that a match has: an input, a node, or what a capture holds.
struct PatternSlot: Sendable {
    enum Form: Sendable {
        /// Anything.
        case input
        case node(NodePattern)
        /// What a capture holds, of its type.
        case value(Term.CaptureTest?)
    }

    var name: String
    /// The slot in words, for messages.
    var text: String
    var location: SourceLocation?
    var form: Form

    var isNode: Bool { if case .node = form { true } else { false } }
}

/// A node of a pattern.
struct NodePattern: Sendable {
    var test: NodeTest
    var arguments: [PatternTerm]
    var keywords: [(key: String, term: PatternTerm)]
    /// Whether arguments are bound to the operator's parameters.
    var isBound = false
    var isCommutative = false
    var isUsedOnce = false
    var leavesRestOpen = false
}

/// A pattern, compiled: slots, and the terms from which a search starts.
final class PatternProgram: Sendable {
    struct Anchor: Sendable {
        var term: PatternTerm
        /// A slot that earlier anchors bind, and the number of steps from its users to this anchor.
        var link: (slot: Int, steps: Int)?
    }

    let slots: [PatternSlot]
    /// The slots of the inputs, in order.
    let inputs: [Int]
    /// The slots of the values that a replacement takes over, in order.
    let results: [Int]
    let anchors: [Anchor]
    let options: MatchOptions
    let slotsByName: [String: Int]
    /// Whether every value that a match reads is in a slot: no term leaves one open.
    let inputsAreComplete: Bool

    init(
        slots: [PatternSlot], inputs: [Int], results: [Int], anchors: [PatternTerm],
        options: MatchOptions
    ) {
        self.slots = slots
        self.inputs = inputs
        self.results = results
        self.options = options
        self.anchors = Self.link(anchors, slots)
        slotsByName = Dictionary(
            slots.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        inputsAreComplete = !slots.contains { $0.form.leavesValuesOpen }
    }

    /// The number of steps from the deepest slot to an anchor.
    var depth: Int {
        anchors.map { Self.distances(from: $0.term, slots).values.max() ?? 0 }.max() ?? 0
    }

    private static func link(_ anchors: [PatternTerm], _ slots: [PatternSlot]) -> [Anchor] {
        var known: Set<Int> = []
        return anchors.map { anchor in
            let distances = distances(from: anchor, slots)
            let shared = distances.filter { known.contains($0.key) }
                .min { ($0.value, $0.key) < ($1.value, $1.key) }
            known.formUnion(distances.keys)
            return Anchor(term: anchor, link: shared.map { ($0.key, $0.value) })
        }
    }

    /// For each slot that a term needs, the least number of nodes to it.
    private static func distances(
        from anchor: PatternTerm, _ slots: [PatternSlot]
    ) -> [Int: Int] {
        var queue = anchor.slots
        var result = Dictionary(queue.map { ($0, 0) }, uniquingKeysWith: min)
        var position = 0
        while position < queue.count {
            let slot = queue[position]
            position += 1
            guard let distance = result[slot] else { continue }
            for next in slots[slot].form.neededSlots where result[next] == nil {
                result[next] = distance + (slots[slot].isNode ? 1 : 0)
                queue.append(next)
            }
        }
        return result
    }
}

extension PatternSlot.Form {
    /// The slots in the terms of a slot.
    var neededSlots: [Int] {
        switch self {
        case .input: []
        case .node(let node): node.arguments.flatMap(\.slots) + node.keywords.flatMap(\.term.slots)
        case .value: []
        }
    }
}

extension PatternSlot.Form {
    /// Whether a node may have arguments that no slot holds.
    fileprivate var leavesValuesOpen: Bool {
        guard case .node(let node) = self else { return false }
        return node.isBound || node.leavesRestOpen
            || (node.arguments + node.keywords.map(\.term)).contains(where: \.leavesValuesOpen)
    }
}

extension PatternTerm {
    fileprivate var leavesValuesOpen: Bool {
        switch self {
        case .slot, .literal: false
        case .list(let terms): terms.contains(where: \.leavesValuesOpen)
        default: true
        }
    }

    /// The slots that a term names.
    var slots: [Int] {
        switch self {
        case .any, .literal: []
        case .slot(let slot): [slot]
        case .bound(let slot, let term): [slot] + term.slots
        case .list(let terms), .oneOf(let terms): terms.flatMap(\.slots)
        case .each(let term), .tested(let term, _, _): term.slots
        case .slice(let start, let stop, let step): start.slots + stop.slots + step.slots
        case .dictionary(let entries): entries.flatMap(\.term.slots)
        }
    }
}
