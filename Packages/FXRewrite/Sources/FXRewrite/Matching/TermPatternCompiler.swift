// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Makes a pattern of terms.
struct TermPatternCompiler {
    private let options: MatchOptions
    private var slots: [PatternSlot] = []
    private var captures: [String: Int] = [:]

    init(_ options: MatchOptions) { self.options = options }

    mutating func compile(_ results: [Term]) throws(RewriteError) -> PatternProgram {
        if results.isEmpty { throw .emptyPattern }
        var anchors: [PatternTerm] = []
        var slots: [Int] = []
        for result in results {
            guard result.isNode else { throw .emptyPattern }
            let term = try compile(result)
            switch term {
            case .slot(let slot), .bound(let slot, _):
                slots.append(slot)
                anchors.append(term)
            default:
                let slot = add("result", "a result", nil, .value(nil))
                slots.append(slot)
                anchors.append(.bound(slot, term))
            }
        }
        let inputs = captures.sorted { $0.value < $1.value }.map(\.value)
        return PatternProgram(
            slots: self.slots, inputs: inputs, results: slots, anchors: anchors, options: options)
    }

    private mutating func add(
        _ name: String, _ text: String, _ location: SourceLocation?, _ form: PatternSlot.Form
    ) -> Int {
        slots.append(PatternSlot(name: name, text: text, location: location, form: form))
        return slots.count - 1
    }

    private mutating func compile(_ term: Term) throws(RewriteError) -> PatternTerm {
        switch term {
        case .any: return .any
        case .literal(let value): return .literal(value)
        case .list(let terms): return .list(try compile(terms))
        case .oneOf(let terms): return .oneOf(try compile(terms))
        case .each(let term):
            let count = slots.count
            let compiled = try compile(term)
            if slots.count > count { throw .nodeInRepeatedPart(slots[count].text) }
            return .each(compiled)
        case .tested(let term, let name, let test):
            return .tested(try compile(term), name, test)
        case .named(let name, let term, let test): return try compile(name, term, test)
        case .node(let node): return .slot(try compile(node))
        }
    }

    private mutating func compile(_ terms: [Term]) throws(RewriteError) -> [PatternTerm] {
        var result: [PatternTerm] = []
        for term in terms { result.append(try compile(term)) }
        return result
    }

    /// A capture; wherever its name stands, it is the same value.
    private mutating func compile(
        _ name: String, _ term: Term, _ test: Term.CaptureTest
    ) throws(RewriteError) -> PatternTerm {
        let slot = captures[name] ?? add(name, name, nil, .value(test))
        captures[name] = slot
        if case .any = term { return .slot(slot) }
        return .bound(slot, try compile(term))
    }

    private mutating func compile(_ node: NodeTerm) throws(RewriteError) -> Int {
        let slot = add(node.test.name, node.text, node.location, .input)
        var pattern = NodePattern(test: node.test, arguments: [], keywords: [])
        pattern.arguments = try compile(node.arguments)
        for (key, term) in node.keywords { pattern.keywords.append((key, try compile(term))) }
        if case .operators = node.test { pattern.isBound = true }
        pattern.isCommutative = node.isCommutative
        pattern.isUsedOnce = node.isUsedOnce
        pattern.leavesRestOpen = node.leavesRestOpen
        slots[slot].form = .node(pattern)
        return slot
    }
}

extension Term {
    /// Whether what the term matches is a node of the match.
    fileprivate var isNode: Bool {
        switch self {
        case .node: true
        case .oneOf(let terms): terms.allSatisfy(\.isNode)
        case .named(_, let term, _), .tested(let term, _, _): term.isNode
        case .any, .literal, .list, .each: false
        }
    }
}

extension NodeTest {
    /// What is asked for, in a word.
    var name: String {
        switch self {
        case .operation(let operation): operation.targetText
        case .operators(let names): names.joined(separator: " or ")
        case .module(let type, _): type
        case .attribute(let isParameter): isParameter ? "a parameter" : "a buffer"
        case .placeholder: "an input"
        case .output: "the output"
        }
    }
}

extension NodeTerm {
    fileprivate var text: String { "a call of \(test.name)" }
}
