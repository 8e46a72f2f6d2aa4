// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PatternSearch {
    /// The arguments of a node beside the pattern's, as they are written; the first is last.
    mutating func plainGoals(_ pattern: NodePattern, _ node: Node) -> [Goal]? {
        if pattern.leavesRestOpen, pattern.arguments.isEmpty, pattern.keywords.isEmpty { return [] }
        let arguments = node.arguments
        let keywords = node.keywordArguments.entries
        guard arguments.count == pattern.arguments.count,
            keywords.map(\.key) == pattern.keywords.map(\.key)
        else { return overloadGoals(pattern, node, arguments, keywords) }
        var goals: [Goal] = []
        goals.reserveCapacity(arguments.count + keywords.count)
        for index in keywords.indices.reversed() {
            goals.append((pattern.keywords[index].term, .argument(keywords[index].value)))
        }
        for index in arguments.indices.reversed() {
            goals.append((pattern.arguments[index], .argument(arguments[index])))
        }
        return goals
    }

    /// Calls of an ATen overload are compared parameter by parameter, defaults filled in.
    private mutating func overloadGoals(
        _ pattern: NodePattern, _ node: Node, _ arguments: [Argument<Node>],
        _ keywords: [ArgumentEntry<Node>]
    ) -> [Goal]? {
        guard case .callFunction(let target) = node.operation,
            target.qualifiedName.hasPrefix("torch.ops."),
            pattern.test == .operation(node.operation),
            let schema = context.operators.schema(
                named: String(target.qualifiedName.dropFirst("torch.ops.".count)))
        else {
            if arguments.count != pattern.arguments.count {
                _ = fail(
                    .argumentCount(
                        expected: pattern.arguments.count, found: NodeSnapshot(node),
                        count: arguments.count))
            } else {
                _ = fail(
                    .keywords(expected: pattern.keywords.map(\.key), found: NodeSnapshot(node)))
            }
            return nil
        }
        let entries = keywords.map { (key: $0.key, value: $0.value) }
        let wanted = pattern.keywords.map { (key: $0.key, value: $0.term) }
        var goals: [Goal] = []
        for (index, parameter) in schema.parameters.enumerated().reversed() {
            let standard = parameter.defaultValue ?? .none
            goals.append(
                (
                    parameter.value(index, pattern.arguments, wanted) ?? .literal(standard),
                    .argument(parameter.value(index, arguments, entries) ?? standard.widened())
                ))
        }
        return goals
    }

    /// The values of an operator's parameters beside the pattern's; the first is last.
    mutating func boundGoals(_ pattern: NodePattern, _ node: Node) -> [Goal]? {
        guard let meaning = context.meaning(of: node),
            case .operators(let operators) = pattern.test,
            operators.contains(meaning.name)
        else {
            _ = fail(.operation(expected: pattern.test.name, found: NodeSnapshot(node)))
            return nil
        }
        guard pattern.arguments.count <= meaning.parameters.count else {
            _ = fail(
                .argumentCount(
                    expected: pattern.arguments.count, found: NodeSnapshot(node),
                    count: meaning.parameters.count))
            return nil
        }
        let names = meaning.parameters.map(\.name)
        for (key, _) in pattern.keywords where !names.contains(key) {
            _ = fail(.keywords(expected: pattern.keywords.map(\.key), found: NodeSnapshot(node)))
            return nil
        }
        let wanted = pattern.keywords.map { (key: $0.key, value: $0.term) }
        var goals: [Goal] = []
        for (index, parameter) in meaning.parameters.enumerated().reversed() {
            let value = meaning.values[index]
            if let term = parameter.value(index, pattern.arguments, wanted) {
                if case .literal(let literal) = term, parameter.accepts(value, as: literal) {
                    goals.append((.any, value))
                } else {
                    goals.append((term, value))
                }
            } else if !pattern.leavesRestOpen, !parameter.isDefault(value) {
                _ = fail(
                    .parameterSet(
                        name: parameter.name, value: value.description, NodeSnapshot(node)))
                return nil
            }
        }
        return goals
    }
}

extension OperatorParameter {
    /// What a call has for the parameter, by name or by place.
    fileprivate func value<Value>(
        _ index: Int, _ arguments: [Value], _ keywords: [(key: String, value: Value)]
    ) -> Value? {
        if let value = keywords.first(where: { $0.key == name })?.value { return value }
        return !isKeywordOnly && index < arguments.count ? arguments[index] : nil
    }

    fileprivate func isDefault(_ value: MatchedValue) -> Bool {
        defaultValue.map { accepts(value, as: $0) } ?? false
    }

    /// Whether a value means a literal here: one number stands for a list of them, and an integer
    /// for a double.
    fileprivate func accepts(_ value: MatchedValue, as literal: Literal) -> Bool {
        guard let argument = value.argument else { return false }
        if argument.equals(literal) { return true }
        var kind = kind
        if case .optional(let wrapped) = kind { kind = wrapped }
        switch kind {
        case .double: return argument.double != nil && argument.double == literal.double
        case .list(.int, let count):
            guard let one = argument.ints, let other = literal.ints else { return false }
            let length = max(count ?? 1, max(one.count, other.count))
            return one.spread(to: length) == other.spread(to: length)
        default: return false
        }
    }
}

extension [Int] {
    /// The numbers; one alone as often as is asked.
    fileprivate func spread(to count: Int) -> [Int] {
        self.count == 1 ? [Int](repeating: self[0], count: count) : self
    }
}

extension Argument<Node> {
    /// Whether the argument is a literal: equal in type and value, lists and tuples alike.
    func equals(_ literal: Literal) -> Bool {
        switch (self, literal) {
        case (.leaf, _): return false
        case (.none, .none): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b
        case (.string(let a), .string(let b)): return a == b
        default:
            if let items, let others = literal.items {
                return items.count == others.count
                    && zip(items, others).allSatisfy { $0.equals($1) }
            }
            return self.literal(as: Never.self) == literal
        }
    }
}

extension PatternTerm {
    /// The term in a word, for messages.
    var text: String {
        switch self {
        case .any, .slot, .bound: "a value"
        case .literal(let literal): literal.pythonRepr
        case .list(let terms): "a list of \(terms.count)"
        case .each: "a list"
        case .slice: "a slice"
        case .dictionary(let entries): "a dictionary of \(entries.map(\.key))"
        case .oneOf(let terms): terms.map(\.text).joined(separator: " or ")
        case .tested(let term, _, _): term.text
        }
    }
}
