// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Foundation
import Synchronization

@testable import FXTensor

/// What became of all recorded calls.
struct ConformanceReport: Sendable {
    /// One overload.
    struct Entry: Sendable {
        var overload: RecordedOverload
        var calls: [ConformanceCall] = []
        /// One for each call; none where the overload has no kernel.
        var outcomes: [ConformanceOutcome] = []
        var isSupported: Bool

        var failures: [(call: ConformanceCall, problems: [String])] {
            zip(calls, outcomes).compactMap { call, outcome in
                if case .failed(let problems) = outcome { (call, problems) } else { nil }
            }
        }

        /// The dtypes for which the kernel has no code.
        var missing: [DType] {
            let found = Set(
                outcomes.compactMap { if case .noKernel(let dtype) = $0 { dtype } else { nil } })
            return DType.allCases.filter(found.contains)
        }

        var passedCount: Int {
            outcomes.count { if case .passed = $0 { true } else { false } }
        }
    }

    var entries: [Entry]

    /// The overloads that `FX_CONFORMANCE` asks for; nil for all.
    static let filter = ProcessInfo.processInfo.environment["FX_CONFORMANCE"]

    static let shared = Result {
        let pattern = try filter.map { try Regex($0) }
        let fixture = try ConformanceFixture.shared.get()
        let chosen = fixture.overloads.filter { overload in
            pattern.map { overload.name.contains($0) } ?? true
        }
        return ConformanceReport(
            entries: try all(chosen) { try entry($0, fixture) })
    }

    /// What a closure gives for each item, on all processors; in turn where overloads are chosen.
    static func all<Item: Sendable, Value: Sendable>(
        _ items: [Item], _ body: @Sendable (Item) throws -> Value
    ) throws -> [Value] {
        if filter != nil { return try items.map(body) }
        let results = Mutex([Result<Value, any Error>?](repeating: nil, count: items.count))
        DispatchQueue.concurrentPerform(iterations: items.count) { index in
            let result = Result { try body(items[index]) }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { try $0.compactMap { try $0?.get() } }
    }

    private static func entry(
        _ overload: RecordedOverload, _ fixture: ConformanceFixture
    ) throws -> Entry {
        guard isSupported(overload.name) else {
            return Entry(overload: overload, isSupported: false)
        }
        // A kernel that traps is named by the last line.
        if filter != nil { print("runs \(overload.name)") }
        let run = ConformanceRun(fixture: fixture, name: overload.name)
        let calls = try overload.conformanceCalls()
        return Entry(
            overload: overload, calls: calls, outcomes: calls.map { run.outcome($0) },
            isSupported: true)
    }

    static func isSupported(_ name: String) -> Bool {
        OperatorTable.current.schema(named: name).map(KernelTable.current.supports) ?? false
    }

    /// The overloads without a kernel, and the dtypes for which a kernel has no code.
    var unsupported: String {
        entries.compactMap { entry in
            if !entry.isSupported { return entry.overload.name + "\n" }
            if entry.missing.isEmpty { return nil }
            return entry.overload.name + " "
                + entry.missing.map(\.abbreviation).joined(separator: " ") + "\n"
        }.joined()
    }
}

extension ConformanceReport.Entry {
    /// Passed and failed calls, and the first failures in full.
    func text(failureLimit: Int) -> String {
        guard isSupported else { return "\(overload.name): no kernel" }
        let failures = failures
        var lines = ["\(overload.name): \(passedCount) passed, \(failures.count) failed"]
        if !missing.isEmpty {
            lines[0] += ", no kernel for " + missing.map(\.abbreviation).joined(separator: " ")
        }
        for failure in failures.prefix(failureLimit) {
            lines.append("  \(failure.call.text)")
            lines += failure.problems.map { "    \($0)" }
        }
        return lines.joined(separator: "\n")
    }
}
