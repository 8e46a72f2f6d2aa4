// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Foundation
import Testing

@testable import FXTensor

/// Overloads whose kernel is known to be wrong; one that is right fails until it is taken out.
private let knownDifferences: Set<String> = [
    // PyTorch reads the memory of strided arguments as if they were row-major.
    "aten.native_group_norm_backward.default",
    // Of no rows PyTorch gives what the memory of the result held before.
    "aten.multilabel_margin_loss.default",
    // PyTorch gives a target that is too small the shape of the result.
    "aten.addbmm_.default",
    // A view does not know that it is one, and PyTorch refuses to detach it; nothing is attached.
    "aten.detach_.default",
    // Memory that views share does not grow: a larger shape is refused.
    "aten.resize_.default",
]

/// Operators with little to vary, or internal ones that few calls suit.
private let haveFewCalls: Set<String> = [
    "_assert_scalar", "_assert_tensor_metadata", "_conj", "_prelu_kernel", "_weight_norm",
    "fft_fftfreq", "fft_rfftfreq", "hamming_window", "hann_window", "multi_margin_loss",
    "multilabel_margin_loss", "multinomial", "special_log_softmax",
]

/// Recorded calls of operators give what PyTorch gives.
///
/// `FX_CONFORMANCE=<regular expression>` runs only the overloads whose full name has a match and
/// prints what became of each; `FX_CONFORMANCE_FAILURES=<n>` prints as many failures in full.
/// `FX_BLESS=1` writes the list of overloads without a kernel, and the page in docs, anew.
@Suite struct `Conformance to PyTorch` {
    private static let environment = ProcessInfo.processInfo.environment

    @Test func `every kernel gives the recorded values`() throws {
        let report = try ConformanceReport.shared.get()
        let limit = Self.environment["FX_CONFORMANCE_FAILURES"].flatMap(Int.init) ?? 3
        for entry in report.entries {
            if ConformanceReport.filter != nil { print(entry.text(failureLimit: limit)) }
            withKnownIssue(isIntermittent: false) {
                if !entry.failures.isEmpty {
                    Issue.record(Comment(rawValue: entry.text(failureLimit: limit)))
                }
            } when: {
                knownDifferences.contains(entry.overload.name)
            }
        }
        if ConformanceReport.filter != nil {
            let missing = report.entries.filter { !$0.isSupported }.map(\.overload.name)
            print("no kernel: \(missing.count) of \(report.entries.count) overloads")
        }
    }

    @Test func `every core operator is recorded, and every operator 20 times`() throws {
        let overloads = try ConformanceFixture.shared.get().overloads
        let names = Set(overloads.map(\.name))
        let core = OperatorTable.current.all.filter { $0.tags.contains(.core) }
        #expect(core.count > 190)
        #expect(core.map(\.name).filter { !names.contains($0) } == [])
        var counts: [String: Int] = [:]
        for overload in overloads {
            counts[overload.operatorName, default: 0] += overload.calls.count
        }
        let few = counts.filter { name, count in
            count < 20 && counts[String(name.dropLast())] == nil
        }
        #expect(Set(few.keys) == haveFewCalls)
    }

    @Test(.enabled(if: ConformanceReport.filter == nil))
    func `the list of what has no kernel is that of reality`() throws {
        try Self.check(
            ConformanceReport.shared.get().unsupported,
            ConformanceFixture.file("operators-without-kernel.txt"))
    }

    @Test(.enabled(if: ConformanceReport.filter == nil))
    func `the page in docs is current`() throws {
        try Self.check(
            ConformancePage(report: ConformanceReport.shared.get()).text,
            ConformanceFixture.repository.appending(path: "docs/operators.md"))
    }

    static func check(_ text: String, _ file: URL) throws {
        if environment["FX_BLESS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let found = text.split(separator: "\n")
        let difference = found.difference(from: recorded)
        #expect(
            difference.isEmpty,
            """
            \(file.lastPathComponent) is not current; FX_BLESS=1 writes it anew. Not in the file: \
            \(difference.insertions.prefix(20).map(Self.line)). Only in the file: \
            \(difference.removals.prefix(20).map(Self.line))
            """)
    }

    private static func line(_ change: CollectionDifference<Substring>.Change) -> String {
        switch change {
        case .insert(_, let element, _), .remove(_, let element, _): String(element)
        }
    }
}
