// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Testing

@testable import FXTensor

/// Numbers as a tensor would have them, and whether they count as equal.
private struct Pair: Sendable {
    var found: Double
    var expected: Double
    var dtype: DType
    var slack = 1
    var areEqual: Bool
}

private let pairs: [Pair] = [
    Pair(found: 1, expected: 1, dtype: .float32, areEqual: true),
    Pair(found: 1.000_001, expected: 1, dtype: .float32, areEqual: true),
    Pair(found: 1.000_02, expected: 1, dtype: .float32, areEqual: false),
    Pair(found: 1.000_02, expected: 1, dtype: .float32, slack: 4, areEqual: true),
    Pair(found: 1000.001, expected: 1000, dtype: .float32, areEqual: true),
    Pair(found: 1000.002, expected: 1000, dtype: .float32, areEqual: false),
    Pair(found: 1.000_001, expected: 1, dtype: .float64, areEqual: false),
    Pair(found: 1.01, expected: 1, dtype: .bfloat16, areEqual: true),
    Pair(found: 1.01, expected: 1, dtype: .float16, areEqual: false),
    Pair(found: .nan, expected: .nan, dtype: .float32, areEqual: true),
    Pair(found: .nan, expected: 1, dtype: .float32, areEqual: false),
    Pair(found: 1, expected: .nan, dtype: .float32, areEqual: false),
    Pair(found: .infinity, expected: .infinity, dtype: .float32, areEqual: true),
    Pair(found: -.infinity, expected: .infinity, dtype: .float32, areEqual: false),
    Pair(found: 3e38, expected: .infinity, dtype: .float32, areEqual: false),
    Pair(found: .infinity, expected: 3e38, dtype: .float32, areEqual: false),
    Pair(found: -0.0, expected: 0, dtype: .float32, areEqual: true),
]

@Suite struct `Comparing with recorded values` {
    @Test func `numbers are equal within the tolerance of their dtype`() {
        for pair in pairs {
            let tolerance = ConformanceTolerance.of(pair.dtype, slack: pair.slack)
            #expect(tolerance.accepts(pair.found, pair.expected) == pair.areEqual, "\(pair)")
        }
    }

    @Test func `whole numbers are equal exactly, complex ones by their distance`() {
        let integers = ConformanceElements([1, 2, 255], .int8)
        #expect(integers.differences(from: .integers([1, 3, -1]), .exact) == [1])
        let tolerance = ConformanceTolerance.of(.complex64, slack: 1)
        #expect(tolerance.accepts((1000, 0.001), (1000, 0)))
        #expect(!tolerance.accepts((1000, 0.01), (1000, 0)))
        #expect(tolerance.accepts((.nan, 1), (2, .nan)))
        #expect(!tolerance.accepts((2, 1), (2, .nan)))
        #expect(!tolerance.accepts((.infinity, 1), (.infinity, 2)))
    }

    @Test func `halves are read as they are`() {
        let bits: [UInt16] = [0x3c00, 0xc100, 0x0001, 0x7c00, 0x8000]
        let bytes = bits.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let expected = [1, -2.5, 0x1p-24, .infinity, 0]
        #expect(
            ConformanceElements(bytes, .float16)
                .differences(from: .numbers(expected), .exact).isEmpty)
    }

    /// A call of `aten.neg.default` whose recorded line says what is not so.
    @Test func `a wrong element, dtype, shape, refusal or memory is seen`() throws {
        let fixture = try ConformanceFixture.shared.get()
        let overload = try #require(
            fixture.overloads.first { $0.name == "aten.neg.default" })
        let call = try #require(
            try overload.conformanceCalls().first { $0.tensors.first?.specText == "f32[2,3]" })
        let run = ConformanceRun(fixture: fixture, name: overload.name)
        #expect(Self.problems(run.outcome(call)).isEmpty)
        var input = try #require(call.tensors.first)
        var wrong = call
        wrong.expectation = .result(.leaf(input))
        #expect(Self.problems(run.outcome(wrong)).first?.contains("elements differ") == true)
        input.extents = [3, 2]
        wrong.expectation = .result(.leaf(input))
        #expect(Self.problems(run.outcome(wrong)) == ["result: f32[2,3], expected f32[3,2]"])
        wrong.expectation = .refusal
        #expect(
            Self.problems(run.outcome(wrong)) == ["gives f32[2,3], and PyTorch refuses the call"])
        wrong = call
        wrong.shared = .position(0)
        #expect(
            Self.problems(run.outcome(wrong)) == ["the result is a copy, not a view of argument 0"])
        let inPlace = ConformanceRun(fixture: fixture, name: "aten.neg_.default")
        #expect(
            Self.problems(inPlace.outcome(call)) == [
                "argument 0 was written to", "the result shares the memory of argument 0",
            ])
    }

    private static func problems(_ outcome: ConformanceOutcome) -> [String] {
        if case .failed(let problems) = outcome { problems } else { [] }
    }
}
