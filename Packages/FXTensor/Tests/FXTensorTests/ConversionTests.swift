// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private let nan = Double.nan
private let infinity = Double.infinity

private struct Case {
    var from: DType
    var to: DType
    var values: [Double]
    var expected: [Double]
}

private let wild: [Double] = [nan, infinity, -infinity, 3e9, 300.7, -1.5, 1e19, 70000]
private let minimum = -9_223_372_036_854_775_808.0

// Expected values are PyTorch's on x86.
private let cases: [Case] = [
    Case(from: .float64, to: .uint8, values: wild, expected: [0, 0, 0, 0, 44, 255, 0, 112]),
    Case(from: .float32, to: .int8, values: wild, expected: [0, 0, 0, 0, 44, -1, 0, 112]),
    Case(from: .float32, to: .int16, values: wild, expected: [0, 0, 0, 0, 300, -1, 0, 4464]),
    Case(
        from: .float64, to: .int32, values: wild,
        expected: [
            -2_147_483_648, -2_147_483_648, -2_147_483_648, -2_147_483_648, 300, -1,
            -2_147_483_648, 70000,
        ]),
    Case(
        from: .float32, to: .int64, values: wild,
        expected: [minimum, minimum, minimum, 3_000_000_000, 300, -1, minimum, 70000]),
    Case(from: .float32, to: .bool, values: [0, -0.0, nan, 0.1], expected: [0, 0, 1, 1]),
    Case(
        from: .float32, to: .float16, values: [65519.9, 65520, 1e10, -1e-8, 6e-8, 6.2e-5, 1.0005],
        expected: [
            65504, infinity, infinity, -0.0, 5.960464477539063e-08, 6.198883056640625e-05,
            1.0009765625,
        ]),
    Case(
        from: .float16, to: .float64, values: [5.960464477539063e-08, 1.0 / 3, nan, -infinity],
        expected: [5.960464477539063e-08, 0.333251953125, nan, -infinity]),
    Case(
        from: .float64, to: .bfloat16, values: [1.01, 70000, 3.4e38, nan, -infinity],
        expected: [1.0078125, 70144, infinity, nan, -infinity]),
    Case(from: .int64, to: .uint8, values: [300, -1, 5], expected: [44, 255, 5]),
    Case(from: .int32, to: .float16, values: [65504, 65520, -3], expected: [65504, infinity, -3]),
    Case(from: .uint64, to: .float64, values: [1e19, 3], expected: [1e19, 3]),
    Case(from: .bool, to: .bfloat16, values: [0, 1], expected: [0, 1]),
]

@Suite("Conversions between dtypes")
struct ConversionTests {
    @Test(arguments: cases.indices)
    func `elements become what PyTorch makes of them`(index: Int) throws {
        let item = cases[index]
        // More elements than one stage holds, and a strided source.
        let spaced: [Double] = item.values.flatMap { (value: Double) -> [Double] in [value, 9] }
        let values: [Double] = Array(repeatElement(spaced, count: 300).joined())
        let source = Tensor(values, shape: [values.count], dtype: item.from)
            .slice(dim: 0, step: 2)
        let found = source.to(item.to).elements
        let expected = Array(repeatElement(item.expected, count: 300).joined())
        try #require(found.count == expected.count)
        for (a, b) in zip(found, expected) where !(a.isNaN && b.isNaN) {
            #expect(a == b && a.sign == b.sign, "\(item.from) to \(item.to)")
        }
    }

    @Test func `every pair of dtypes converts`() throws {
        for source in DType.allCases {
            let ones = Tensor([0, 1, 1], shape: [3], dtype: source)
            for target in DType.allCases {
                let result = ones.to(target)
                #expect(result.dtype == target)
                #expect(result.to(.int64).elements == [0, 1, 1], "\(source) to \(target)")
            }
        }
    }

    @Test func `complex numbers lose their imaginary part, and are true where either part is`() {
        let bytes = ([0, 2, 3, 0, 0, 0] as [Float]).flatMap { value in
            withUnsafeBytes(of: value.bitPattern) { Array($0) }
        }
        let complex = try? Tensor(bytes: bytes, dtype: .complex64, shape: [3])
        #expect(complex?.to(.float32).elements == [0, 3, 0])
        #expect(complex?.to(.bool).elements == [1, 1, 0])
        #expect(
            complex?.to(.complex128).description
                == "tensor([0.+2.j, 3.+0.j, 0.+0.j], dtype=torch.complex128)")
    }
}
