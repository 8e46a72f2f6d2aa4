// SPDX-License-Identifier: Apache-2.0

import FXCore

/// The element types of the format, in the order of the reference implementation: files have
/// their tensors in the opposite one, which is that of falling alignment.
enum SafetensorsDType: String, CaseIterable {
    case bool = "BOOL"
    case float4 = "F4"
    case float6E2M3 = "F6_E2M3"
    case float6E3M2 = "F6_E3M2"
    case uint8 = "U8"
    case int8 = "I8"
    case float8E5M2 = "F8_E5M2"
    case float8E4M3 = "F8_E4M3"
    case float8E8M0 = "F8_E8M0"
    case int16 = "I16"
    case uint16 = "U16"
    case float16 = "F16"
    case bfloat16 = "BF16"
    case int32 = "I32"
    case uint32 = "U32"
    case float32 = "F32"
    case complex64 = "C64"
    case float64 = "F64"
    case int64 = "I64"
    case uint64 = "U64"

    private static let supported: [SafetensorsDType: DType] = [
        .bool: .bool, .uint8: .uint8, .int8: .int8, .int16: .int16, .uint16: .uint16,
        .float16: .float16, .bfloat16: .bfloat16, .int32: .int32, .uint32: .uint32,
        .float32: .float32, .complex64: .complex64, .float64: .float64, .int64: .int64,
        .uint64: .uint64,
    ]

    /// The tensor library's type; nil where it has none.
    var dtype: DType? { Self.supported[self] }

    /// The format's type of a dtype; nil where it has none.
    init?(_ dtype: DType) {
        guard let entry = Self.supported.first(where: { $0.value == dtype }) else { return nil }
        self = entry.key
    }

    /// The size of an element in bits.
    var bitCount: Int {
        switch self {
        case .float4: 4
        case .float6E2M3, .float6E3M2: 6
        case .float8E5M2, .float8E4M3, .float8E8M0: 8
        default: (dtype?.byteCount ?? 0) * 8
        }
    }

    /// The place in the reference's order.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
