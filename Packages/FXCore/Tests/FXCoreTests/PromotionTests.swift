// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

// torch.promote_types of all pairs, in the order of DType.allCases; "-" where PyTorch refuses.
private let table = """
    bool uint8 int8 - int16 - int32 - int64 float16 bfloat16 float32 float64 complex64 complex128
    uint8 uint8 int16 - int16 - int32 - int64 float16 bfloat16 float32 float64 complex64 complex128
    int8 int16 int8 - int16 - int32 - int64 float16 bfloat16 float32 float64 complex64 complex128
    - - - uint16 - - - - - float16 bfloat16 float32 float64 - -
    int16 int16 int16 - int16 - int32 - int64 float16 bfloat16 float32 float64 complex64 complex128
    - - - - - uint32 - - - float16 bfloat16 float32 float64 - -
    int32 int32 int32 - int32 - int32 - int64 float16 bfloat16 float32 float64 complex64 complex128
    - - - - - - - uint64 - float16 bfloat16 float32 float64 - -
    int64 int64 int64 - int64 - int64 - int64 float16 bfloat16 float32 float64 complex64 complex128
    float16 float16 float16 float16 float16 float16 float16 float16 float16 float16 float32 float32 float64 complex64 complex128
    bfloat16 bfloat16 bfloat16 bfloat16 bfloat16 bfloat16 bfloat16 bfloat16 bfloat16 float32 bfloat16 float32 float64 complex64 complex128
    float32 float32 float32 float32 float32 float32 float32 float32 float32 float32 float32 float32 float64 complex64 complex128
    float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128
    complex64 complex64 complex64 - complex64 - complex64 - complex64 complex64 complex64 complex64 complex128 complex64 complex128
    complex128 complex128 complex128 - complex128 - complex128 - complex128 complex128 complex128 complex128 complex128 complex128 complex128
    """

private let results: [(operands: [PromotionOperand], dtype: DType?)] = [
    ([.tensor(.int64, rank: 1), .number(.floating)], .float32),
    ([.tensor(.float16, rank: 1), .number(.floating)], .float16),
    ([.tensor(.int64, rank: 1), .tensor(.float64, rank: 0)], .float64),
    ([.tensor(.float32, rank: 1), .tensor(.float64, rank: 0)], .float32),
    ([.tensor(.bool, rank: 1), .number(.integer)], .int64),
    ([.tensor(.uint8, rank: 1), .tensor(.int64, rank: 0)], .uint8),
    ([.tensor(.float64, rank: 1), .number(.complex)], .complex128),
    ([.tensor(.int32, rank: 0), .number(.integer)], .int32),
    ([.number(.integer), .number(.floating)], .float32),
    ([.tensor(.uint16, rank: 1), .tensor(.int32, rank: 1)], nil),
    ([], nil),
]

@Suite struct `Promotion` {
    @Test func `agrees with torch for all pairs of dtypes`() {
        let rows = table.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows.count == DType.allCases.count)
        for (lhs, row) in zip(DType.allCases, rows) {
            #expect(row.count == DType.allCases.count)
            for (rhs, name) in zip(DType.allCases, row) {
                #expect(DType.promote(lhs, rhs) == DType(rawValue: String(name)), "\(lhs), \(rhs)")
            }
        }
    }

    @Test func `weighs tensors before numbers`() {
        for (operands, dtype) in results { #expect(DType.result(of: operands) == dtype) }
    }
}
