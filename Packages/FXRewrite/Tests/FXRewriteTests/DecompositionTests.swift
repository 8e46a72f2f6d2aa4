// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
@testable import FXRewrite
import FXTensor
import FXTestSupport
import Foundation
import Testing

@Suite struct `Decompositions` {
    /// The overloads that are looked at alone.
    private static let only = ProcessInfo.processInfo.environment["FX_OVERLOAD"]

    /// Some calls of each overload that has a kernel; all of those that `FX_OVERLOAD` names.
    private static func kernelCalls() throws -> [RecordedOperatorCall] {
        let recorded = try RecordedOperatorCalls.kernels.get()
        return only.map { recorded.calls(named: $0) } ?? recorded.calls(ofEach: 24)
    }

    /// The calls whose results are recorded for decompositions.
    private static func decompositionCalls() throws -> [RecordedOperatorCall] {
        try RecordedOperatorCalls.decompositions.get().calls(named: only ?? "")
    }

    @Test func `compute what the operators compute`() throws {
        var overloads: Set<String> = []
        for recorded in try Self.kernelCalls() {
            guard let program = try RecordedProgram(recorded),
                let expected = run(program, recorded)
            else { continue }
            #expect(
                isNoted(expected, at: program.call),
                "\(recorded.overload)\(recorded.text): \(String(describing: program.call.specs))")
            guard try DecomposeToCoreATen().run(on: program.module) > 0 else { continue }
            overloads.insert(recorded.overload)
            let found = run(program, recorded)
            let isDrawn = try isDrawn(recorded)
            let isSame =
                found.map {
                    isDrawn ? $0.map(\.spec) == expected.map(\.spec) : isEqual($0, expected)
                } ?? false
            #expect(
                isSame,
                """
                \(recorded.overload)\(recorded.text)
                \(program.module.graph)
                \(found.map(describe) ?? "throws") instead of \(describe(expected))
                """)
        }
        #expect(overloads.count > 100 || Self.only != nil)
    }

    @Test func `have recorded calls`() throws {
        let sources = [RecordedOperatorCalls.kernels, RecordedOperatorCalls.decompositions]
        let names = try sources.flatMap { try $0.get().overloads }
        let recorded = Set(names.map { "torch.ops." + $0 })
        let others = CoreDecompositions.rules.keys.filter { !recorded.contains($0) }
        // Random numbers, which are compared by shape where there is a kernel.
        let random = ["bernoulli.p", "feature_alpha_dropout.default"].map { "torch.ops.aten." + $0 }
        #expect(others.sorted() == random)
    }

    @Test func `compute what PyTorch gives where there is no kernel`() throws {
        var stays: Set<String> = []
        var count = 0
        for recorded in try Self.decompositionCalls() {
            let result = try #require(try recorded.result())
            let program = try #require(try RecordedProgram(recorded))
            let specs = result.flatMap { Argument.leaf($0.spec) }
            if let own = program.call.specs {
                #expect("\(own)" == "\(specs)", "\(recorded.overload)\(recorded.text)")
            }
            program.call.metadata[.spec] = specs
            var rewrites = 0
            #expect(throws: Never.self, "\(recorded.overload)\(recorded.text)") {
                rewrites = try DecomposeToCoreATen().run(on: program.module)
            }
            guard rewrites > 0 else {
                stays.insert(recorded.overload)
                continue
            }
            count += 1
            let expected = result.leaves.compactMap(recorded.tensor)
            let found = run(program, recorded)
            #expect(
                found.map { isEqual($0, expected) } ?? false,
                """
                \(recorded.overload)\(recorded.text)
                \(program.module.graph)
                \(found.map(describe) ?? "throws") instead of \(describe(expected))
                """)
        }
        #expect(stays == [], "\(stays.sorted())")
        #expect(count > 1000 || Self.only != nil)
    }

    /// A batch of any size, say.
    @Test func `compute the same where an extent is not known`() throws {
        var overloads: Set<String> = []
        for recorded in try Self.kernelCalls() + Self.decompositionCalls() {
            guard let known = try RecordedProgram(recorded), let expected = run(known, recorded),
                let program = try RecordedProgram(recorded, hasSymbols: true),
                // Where the symbol contradicts other extents, no shapes can be inferred.
                let count = try? DecomposeToCoreATen().run(on: program.module), count > 0
            else { continue }
            let name = recorded.overload
            guard try !isDrawn(recorded) else { continue }
            overloads.insert(name)
            let found = run(program, recorded)
            #expect(
                found.map { isEqual($0, expected) } ?? false,
                """
                \(name)\(recorded.text)
                \(program.module.graph)
                \(found.map(describe) ?? "throws") instead of \(describe(expected))
                """)
        }
        #expect(overloads.count > 250 || Self.only != nil, "\(overloads.count)")
    }

    /// Whether the result is of random numbers.
    private func isDrawn(_ recorded: RecordedOperatorCall) throws -> Bool {
        try ["rand", "bernoulli", "dropout"].contains { recorded.overload.contains($0) }
            || recorded.result()?.leaves.contains { $0.position == nil } == true
    }

    /// Whether what is inferred, where anything is, is what the kernel gives.
    private func isNoted(_ tensors: [Tensor], at call: Node) -> Bool {
        guard let specs = call.specs?.leaves, call.specs?.items == nil || !specs.isEmpty else {
            return true
        }
        return specs.count == tensors.count
            && zip(specs, tensors).allSatisfy { spec, tensor in
                spec.dtype == tensor.dtype
                    && (spec.shape.extents.map { $0 == tensor.extents } ?? true)
            }
    }

    private func run(_ program: RecordedProgram, _ recorded: RecordedOperatorCall) -> [Tensor]? {
        let inputs = program.values.compactMap(recorded.tensor)
        guard inputs.count == program.values.count else { return nil }
        // PyTorch's fused attention gives zeros for a query that is no number.
        let isAttention = program.call.operation.targetText.contains("dot_product_attention")
        if isAttention, inputs.contains(where: { $0.elements.contains(where: \.isNaN) }) {
            return nil
        }
        return try? Interpreter(program.module).run(inputs.map(Argument.leaf)).leaves
    }

    private func describe(_ tensors: [Tensor]) -> String {
        tensors.map { tensor in
            tensor.dtype.category == .complex
                ? "\(tensor.spec)" : "\(tensor.spec) \(tensor.elements.prefix(12))"
        }.joined(separator: "; ")
    }

    private func isEqual(_ one: [Tensor], _ other: [Tensor]) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { a, b in
                guard a.dtype == b.dtype, a.extents == b.extents else { return false }
                if a.dtype.category == .complex {
                    return isEqual([torch.viewAsReal(a)], [torch.viewAsReal(b)])
                }
                let tolerance = tolerance(of: a.dtype)
                return zip(a.elements, b.elements).allSatisfy { x, y in
                    // A mean of infinities is infinite or no number, as it is computed.
                    x == y || y.isNaN && !x.isFinite
                        || abs(x - y) <= tolerance * max(1, abs(x), abs(y))
                }
            }
    }

    private func tolerance(of dtype: DType) -> Double {
        switch dtype {
        case .float64: 1e-9
        case .float32: 2e-5
        case .float16: 2e-2
        case .bfloat16: 1e-1
        default: dtype.isFloatingPoint ? 1e-2 : 1e-5
        }
    }
}
