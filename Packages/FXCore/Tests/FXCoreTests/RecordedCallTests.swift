// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

/// Core operators whose calls cannot be checked this way, with the reason.
private let unchecked: [String: String] = [
    "aten.sym_storage_offset.default": "a spec has no offset, so the rule gives a symbol"
]

/// Assignments under which two symbolic extents are compared.
private let assignments: [Int] = [3, 7, 16, 33]

extension Dimension {
    /// The values under some assignments of all symbols; nil where one is not known.
    fileprivate var samples: [Int?] {
        assignments.map { base in
            var symbols: [String: Int] = [:]
            for (index, name) in expression.symbols.sorted().enumerated() {
                symbols[name] = base + 5 * index
            }
            return expression.evaluated(with: symbols)
        }
    }
}

extension SymbolicExpression {
    fileprivate var symbols: Set<String> {
        switch self {
        case .constant: []
        case .symbol(let name): [name]
        case .add(let a, let b), .multiply(let a, let b), .floorDivide(let a, let b),
            .modulo(let a, let b), .maximum(let a, let b), .minimum(let a, let b):
            a.symbols.union(b.symbols)
        }
    }
}

/// Whether two results say the same; symbols that a rule made up stand for any.
private func agree(_ lhs: Argument<ValueSpec>, _ rhs: Argument<ValueSpec>) -> Bool {
    switch (lhs, rhs) {
    case (.leaf(.tensor(let a)), .leaf(.tensor(let b))):
        a.dtype == b.dtype && a.shape.rank == b.shape.rank
            && zip(a.shape, b.shape).allSatisfy(agree)
    case (.leaf(.int(let a)), .leaf(.int(let b))): agree(a, b)
    case (.leaf(.int(let a)), .int(let b)), (.int(let b), .leaf(.int(let a))): a == .known(b)
    case (.leaf(.bool), .bool), (.bool, .leaf(.bool)): true
    default:
        if let a = lhs.items, let b = rhs.items {
            a.count == b.count && zip(a, b).allSatisfy(agree)
        } else {
            lhs == rhs
        }
    }
}

private func agree(_ lhs: Dimension, _ rhs: Dimension) -> Bool {
    if lhs == rhs { return true }
    let isUnbacked = [lhs, rhs].allSatisfy {
        if case .symbolic(.symbol(let name)) = $0 { name.hasPrefix("u") } else { false }
    }
    return isUnbacked || (lhs.value == nil || rhs.value == nil) && lhs.samples == rhs.samples
}

@Suite struct `Rules agree with PyTorch` {
    @Test func `on every recorded call`() throws {
        let table = OperatorTable.standard
        var checked: [String: Int] = [:]
        var failures: [String: [String]] = [:]
        for call in try RecordedCall.all() where unchecked[call.name] == nil {
            do {
                let resolved = try call.resolved(in: table)
                guard let rule = resolved.schema.rule else {
                    failures[call.name, default: []].append("there is no rule")
                    continue
                }
                let found = try rule.results(for: resolved, symbols: SymbolSource())
                checked[call.name, default: 0] += 1
                if !agree(found, call.result) {
                    let text = found.pythonRepr(\.description)
                    failures[call.name, default: []].append("\(call.text), not \(text)")
                }
            } catch {
                failures[call.name, default: []].append("\(call.text): \(error)")
            }
        }
        for (name, texts) in failures.sorted(by: { $0.key < $1.key }) {
            Issue.record(
                "\(name), \(texts.count) calls: \(texts.prefix(3).joined(separator: "; "))")
        }
        let core = table.all.filter { $0.tags.contains(.core) }
        #expect(core.count == 193)
        let missing = core.filter { checked[$0.name] == nil }.map(\.name)
        #expect(missing == unchecked.keys.sorted())
        #expect(checked.values.reduce(0, +) > 10_000)
    }
}
