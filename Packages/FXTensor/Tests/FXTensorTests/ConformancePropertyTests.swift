// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Testing

@testable import FXTensor

/// What holds for every recorded call, whatever its values are.
@Suite struct `Properties of all operators` {
    /// Overloads whose result is about the strides themselves, or that only some strides can take.
    private static let dependOnStrides: Set<String> = [
        "aten.as_strided.default", "aten.view.default", "aten._unsafe_view.default",
        "aten.view.dtype", "aten.view_copy.default", "aten.view_copy.dtype",
        "aten.sym_stride.int", "aten.stride.int", "aten.sym_storage_offset.default",
        "aten.sym_is_contiguous.default",
        "aten.view_as_complex.default", "aten._assert_tensor_metadata.default",
        "aten.resize_.default", "aten.as_strided_.default", "aten.as_strided_scatter.default",
        // Tables with gaps take a way that leaves more to gradients.
        "aten._embedding_bag.default", "aten.embedding_bag.default",
        "aten.embedding_bag.padding_idx",
    ]

    @Test func `the strides of arguments change no result`() throws {
        let fixture = try ConformanceFixture.shared.get()
        let entries = try ConformanceReport.shared.get().entries.filter {
            !Self.dependOnStrides.contains($0.overload.name)
        }
        for problem in try ConformanceReport.all(entries, { Self.problem($0, fixture) }) {
            #expect(problem == nil)
        }
    }

    /// What is wrong with the first call that gives another result for other strides.
    private static func problem(
        _ entry: ConformanceReport.Entry, _ fixture: ConformanceFixture
    ) -> String? {
        let run = ConformanceRun(fixture: fixture, name: entry.overload.name)
        for (index, (call, outcome)) in zip(entry.calls, entry.outcomes).enumerated() {
            guard case .passed = outcome, !call.isRefusal else { continue }
            let layout: ConformanceLayout = index % 2 == 0 ? .reversed : .spaced
            if case .failed(let problems) = run.outcome(call, layout: layout) {
                return "\(entry.overload.name) \(call.text), \(layout): \(problems.joined())"
            }
        }
        return nil
    }

    @Test func `an overload in place gives what the one that returns gives`() throws {
        let fixture = try ConformanceFixture.shared.get()
        for entry in try ConformanceReport.shared.get().entries {
            guard let pure = Self.returning(entry.overload.name) else { continue }
            for (call, outcome) in zip(entry.calls, entry.outcomes) {
                guard case .passed = outcome, case .result(let expected) = call.expectation
                else { continue }
                let attempt = try ConformanceAttempt(call, fixture, .recorded)
                guard let result = try? attempt.run(pure).leaf?.storage,
                    let recorded = expected.leaf,
                    ConformanceComparison.spec(result) == recorded.specText
                else { continue }
                let comparison = ConformanceComparison(fixture: fixture, slack: call.slack)
                let problems = comparison.problems(Tensor(result), recorded, at: "result")
                #expect(problems.isEmpty, "\(pure) \(call.text)")
            }
        }
    }

    /// `aten.add.Tensor` for `aten.add_.Tensor`, where both have kernels and numbers to compare.
    private static func returning(_ name: String) -> String? {
        let parts = name.split(separator: ".")
        guard parts[1].hasSuffix("_"), !parts[1].hasSuffix("__") else { return nil }
        let pure = "aten.\(parts[1].dropLast()).\(parts[2])"
        return ConformanceReport.isSupported(pure) ? pure : nil
    }

    /// What is written through a view is seen in the tensor below, at the elements that the view
    /// shows and nowhere else.
    @Test func `a view shows the elements that it names, and is written through`() throws {
        for entry in try ConformanceReport.shared.get().entries where entry.isView {
            for (call, outcome) in zip(entry.calls, entry.outcomes) {
                guard case .passed = outcome, case .position(let place)? = call.shared,
                    call.tensors.count == 1, let base = call.arguments[place].leaf
                else { continue }
                let problem = try Self.problem(entry.overload.name, call, base, place)
                #expect(problem == nil, "\(entry.overload.name) \(call.text)")
            }
        }
    }

    private static func problem(
        _ name: String, _ call: ConformanceCall, _ base: RecordedTensor, _ place: Int
    ) throws -> String? {
        let count = base.count
        let values = try Tensor(TensorStorage.allocate(.int64, base.extents))
        let order = try Tensor(TensorStorage.allocate(.int64, base.extents))
        for index in 0..<count {
            values.concrete.pointer(as: Int64.self)[index] = 0
            order.concrete.pointer(as: Int64.self)[index] = Int64(index)
        }
        func view(_ tensor: Tensor) throws -> [Tensor] {
            var arguments = call.arguments.map { $0.map { _ in tensor } }
            arguments[place] = .leaf(tensor)
            let target = Callee.function(FunctionTarget("torch.ops." + name))
            let keywords = call.keywords.map { _ in tensor }
            return try callOperator(target, arguments, keywords).leaves
        }
        // A view that needs strides which these tensors do not have.
        guard let named = try? view(order), let written = try? view(values) else { return nil }
        var expected = [Int64](repeating: 0, count: count)
        for index in try named.flatMap({ try $0.scalars(as: Int.self) }) { expected[index] = 1 }
        for storage in written.compactMap(\.storage) {
            let memory = storage.buffer.base.assumingMemoryBound(to: Int64.self)
            for position in storage.positions { memory[position] = 1 }
        }
        let found = try values.scalars(as: Int.self).map(Int64.init)
        return found == expected ? nil : "\(found), expected \(expected)"
    }
}

extension ConformanceReport.Entry {
    /// Whether the schema says that the result is a view of an argument that is only read;
    /// whatever the argument's dtype is.
    fileprivate var isView: Bool {
        guard isSupported, let schema = OperatorTable.current.schema(named: overload.name),
            !["to", "type_as"].contains(overload.operatorName),
            overload.name != "aten.view.dtype"
        else { return false }
        return schema.viewedParameter() != nil && schema.mutatedParameters.isEmpty
    }
}
