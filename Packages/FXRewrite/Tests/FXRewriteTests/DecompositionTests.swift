// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXRewrite
import FXTensor
import Foundation
import Testing

@Suite struct `Decompositions` {
    /// Some calls of each overload; all of those that `FX_OVERLOAD` names.
    private static func calls(_ recorded: RecordedOperatorCalls) -> [RecordedOperatorCall] {
        ProcessInfo.processInfo.environment["FX_OVERLOAD"].map { recorded.calls(named: $0) }
            ?? recorded.calls(ofEach: 24)
    }

    @Test func `compute what the operators compute`() throws {
        var overloads: Set<String> = []
        let all = try RecordedOperatorCalls.shared.get()
        for recorded in Self.calls(all) {
            guard let program = try RecordedProgram(recorded),
                let inputs = inputs(of: program, all), let expected = run(program, inputs)
            else { continue }
            #expect(
                isNoted(expected, at: program.call),
                "\(recorded.overload)\(recorded.text): \(String(describing: program.call.specs))")
            guard !expected.map(\.dtype.category).contains(.complex),
                try DecomposeToCoreATen().run(on: program.module) > 0
            else { continue }
            overloads.insert(recorded.overload)
            let found = run(program, inputs)
            let name = recorded.overload
            let isDrawn = ["rand", "bernoulli", "dropout"].contains { name.contains($0) }
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
        #expect(overloads.count > 100 || ProcessInfo.processInfo.environment["FX_OVERLOAD"] != nil)
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

    /// Nil where some of the numbers are not recorded.
    private func inputs(of program: RecordedProgram, _ recorded: RecordedOperatorCalls) -> [Tensor]?
    {
        let inputs = program.values.compactMap(recorded.tensor)
        return inputs.count == program.values.count ? inputs : nil
    }

    private func run(_ program: RecordedProgram, _ inputs: [Tensor]) -> [Tensor]? {
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
