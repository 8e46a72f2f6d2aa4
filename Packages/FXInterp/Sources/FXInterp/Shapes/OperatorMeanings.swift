// SPDX-License-Identifier: Apache-2.0

import FXCore

/// What the operators that a graph calls mean, found once for each form of their arguments.
final class OperatorMeanings {
    /// An operator.
    final class Entry {
        let callee: Callee
        let isKnown: Bool
        /// Whether it may be a function of Python.
        let isStructural: Bool
        @exclusivity(unchecked) fileprivate var bindings:
            [(binding: CallBinding<ValueSpec>, rule: InferenceRule?)] = []
        /// The last call and what it gave: layers repeat, and so do their calls.
        @exclusivity(unchecked) private var last:
            (arguments: [Argument<ValueSpec>], result: Argument<ValueSpec>)?

        fileprivate init(_ callee: Callee, _ operators: OperatorTable) {
            self.callee = callee
            isKnown = operators.contains(callee)
            isStructural = StructuralCall.isKnown(callee)
        }

        /// What the same call gave before, where it was the last one.
        func repeatedResult(_ arguments: [Argument<ValueSpec>]) -> Argument<ValueSpec>? {
            guard let last, last.arguments.count == arguments.count else { return nil }
            for index in arguments.indices
            where !arguments[index].isPlainlyEqual(to: last.arguments[index]) { return nil }
            return last.result
        }

        /// Keeps what a call gave, for the next one.
        func keep(_ result: Argument<ValueSpec>, for arguments: [Argument<ValueSpec>]) {
            last = (arguments, result)
        }
    }

    private let operators: OperatorTable
    @exclusivity(unchecked) private var entries: [Callee: Entry] = [:]
    /// The operators met last: most calls are of few, and comparing is cheaper than hashing.
    @exclusivity(unchecked) private var recent: [Entry] = []

    init(_ operators: OperatorTable) { self.operators = operators }

    subscript(callee: Callee) -> Entry {
        for entry in recent where entry.callee == callee { return entry }
        let entry = entries[callee] ?? Entry(callee, operators)
        entries[callee] = entry
        if recent.count == 4 { recent.removeFirst() }
        recent.append(entry)
        return entry
    }

    /// The call that arguments mean, and its rule where it has one.
    ///
    /// - Throws: ``OperatorError`` where they fit no overload.
    func resolve(
        _ entry: Entry, _ arguments: [Argument<ValueSpec>], _ keywords: KeywordArguments<ValueSpec>
    ) throws(OperatorError) -> (call: OperatorCall<ValueSpec>, rule: InferenceRule?) {
        for (binding, rule) in entry.bindings where binding.fits(arguments, keywords) {
            let bound = binding.bind(arguments, keywords)
            return (OperatorCall(schema: binding.schema, arguments: bound), rule)
        }
        let binding = try? CallBinding(arguments, keywords) {
            places, names, kind throws(OperatorError) in
            try operators.resolve(entry.callee, places, names, leafKind: kind)
        }
        if let binding {
            entry.bindings.append((binding, binding.schema.rule))
            let bound = binding.bind(arguments, keywords)
            return (OperatorCall(schema: binding.schema, arguments: bound), binding.schema.rule)
        }
        let call = try operators.resolve(
            entry.callee, arguments, keywords, leafKind: { $0.kind })
        return (call, call.schema.rule)
    }
}

extension Argument<ValueSpec> {
    /// Whether both are the same tensor spec or plain literal; of anything else the answer is no.
    fileprivate func isPlainlyEqual(to other: Self) -> Bool {
        switch (self, other) {
        case (.leaf(.tensor(let a)), .leaf(.tensor(let b))): a == b
        case (.int(let a), .int(let b)): a == b
        case (.double(let a), .double(let b)): a.bitPattern == b.bitPattern
        case (.bool(let a), .bool(let b)): a == b
        case (.none, .none): true
        case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.isPlainlyEqual(to: $1) }
        default: false
        }
    }
}
