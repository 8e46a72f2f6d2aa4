// SPDX-License-Identifier: Apache-2.0

import FXCore
import Foundation
import Testing

@testable import FXTensor

/// Overloads whose kernel is known to be wrong; one that is right fails until it is taken out.
private let knownDifferences: Set<String> = [
    "aten.batch_norm.default", "aten.conv2d.default", "aten.linear.default",
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
