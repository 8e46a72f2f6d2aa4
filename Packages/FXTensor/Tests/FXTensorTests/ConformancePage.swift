// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport

/// The page `docs/operators.md`: overload by overload and dtype by dtype what is tested equal.
struct ConformancePage {
    var report: ConformanceReport

    private static let dtypes: [DType] = [
        .bool, .uint8, .int8, .int16, .int32, .int64, .float16, .bfloat16, .float32, .float64,
        .complex64,
    ]

    private struct Section {
        var title: String
        var entries: [ConformanceReport.Entry]
    }

    var text: String {
        let sections = sections
        let summary = sections.map { section in
            let supported = section.entries.count { $0.isSupported }
            return "| \(section.title) | \(section.entries.count) | \(supported) |\n"
        }
        return Self.preface + "\n| overloads | recorded | with a kernel |\n|---|---|---|\n"
            + summary.joined() + sections.map(text).joined()
    }

    private static let preface = """
        # Operators

        Which overloads of ATen's operators have a kernel, and for which dtypes their results are \
        tested to be PyTorch's. This page is written by the tests of FXTensor from the calls in \
        `Packages/FXTensor/Tests/Fixtures/operator-values.txt` (`FX_BLESS=1 swift test`), and a \
        test fails where it is not current.

        ✓ tested equal, – PyTorch takes no such tensor, ✗ no kernel: the call says so by name, \
        ≠ results differ, empty: no call is recorded. The dtype is that of the first tensor; calls \
        are those recorded, with the ones that PyTorch refuses.

        """

    private var sections: [Section] {
        var (core, other, inPlace) = ([], [], []) as (Entries, Entries, Entries)
        for entry in report.entries {
            let schema = OperatorTable.current.schema(named: entry.overload.name)
            if schema?.tags.contains(.core) == true {
                core.append(entry)
            } else if schema?.mutatedParameters.isEmpty == false {
                inPlace.append(entry)
            } else {
                other.append(entry)
            }
        }
        return [
            Section(title: "Core ATen", entries: core),
            Section(title: "Training IR and others", entries: other),
            Section(title: "In place", entries: inPlace),
        ]
    }

    private typealias Entries = [ConformanceReport.Entry]

    private func text(_ section: Section) -> String {
        let heads = Self.dtypes.map(\.abbreviation).joined(separator: " | ")
        let rules = String(repeating: "|---", count: Self.dtypes.count + 2)
        let rows = section.entries.map { entry in
            let cells = Self.dtypes.map { entry.cell($0) }.joined(separator: " | ")
            let name = entry.overload.name.dropFirst("aten.".count)
            return "| \(name) | \(entry.overload.calls.count) | \(cells) |\n"
        }
        return "\n## \(section.title)\n\n| overload | calls | \(heads) |\n\(rules)|\n"
            + rows.joined()
    }
}

extension ConformanceReport.Entry {
    fileprivate func cell(_ dtype: DType) -> String {
        if overload.refused.contains(dtype) { return "–" }
        if !isSupported { return "✗" }
        if missing.contains(dtype) { return "✗" }
        var result = ""
        for (call, outcome) in zip(calls, outcomes) where call.subject == dtype {
            if case .failed = outcome { return "≠" }
            if case .passed = outcome, !call.isRefusal { result = "✓" }
        }
        return result
    }
}

extension ConformanceCall {
    var isRefusal: Bool { if case .refusal = expectation { true } else { false } }

    /// The dtype that a call is counted under: of the first tensor that is no condition.
    fileprivate var subject: DType? {
        let leaves = tensors
        let first = leaves.first { $0.dtype != .bool } ?? leaves.first
        if let first { return leaves.first?.dtype == .bool ? condition(first) : first.dtype }
        guard case .result(let result) = expectation else { return nil }
        return result.leaves.first?.dtype
    }

    /// Where the first tensor is Boolean: a mask of three tensors' selection, or the subject.
    private func condition(_ other: RecordedTensor) -> DType {
        tensors.count == 3 ? other.dtype : .bool
    }
}
