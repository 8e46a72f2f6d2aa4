// SPDX-License-Identifier: Apache-2.0

/// The type of a tensor's elements.
///
/// The raw value is PyTorch's name without the `torch.` prefix.
///
/// - SeeAlso: `torch.dtype`
public enum DType: String, Hashable, Sendable, CaseIterable {
    case bool
    case uint8, int8, uint16, int16, uint32, int32, uint64, int64
    case float16, bfloat16, float32, float64
    case complex64, complex128

    /// The rank of a dtype's kind in promotion: a higher category wins whatever the widths.
    public enum Category: Int, Hashable, Sendable, Comparable {
        case bool, integer, floating, complex

        public static func < (lhs: Category, rhs: Category) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The kind of number that an element is.
    public var category: Category {
        switch self {
        case .bool: .bool
        case .uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64: .integer
        case .float16, .bfloat16, .float32, .float64: .floating
        case .complex64, .complex128: .complex
        }
    }

    /// The size of one element in bytes.
    public var byteCount: Int {
        switch self {
        case .bool, .uint8, .int8: 1
        case .uint16, .int16, .float16, .bfloat16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64, .complex64: 8
        case .complex128: 16
        }
    }

    /// Whether an element can be negative.
    public var isSigned: Bool {
        switch self {
        case .bool, .uint8, .uint16, .uint32, .uint64: false
        default: true
        }
    }

    public var isFloatingPoint: Bool { category == .floating }

    /// The dtype of a number of C++'s `ScalarType`, which schemas write as default.
    init?(scalarType code: Int) {
        let types: [Int: DType] = [
            0: .uint8, 1: .int8, 2: .int16, 3: .int32, 4: .int64, 5: .float16, 6: .float32,
            7: .float64, 9: .complex64, 10: .complex128, 11: .bool, 15: .bfloat16,
        ]
        guard let type = types[code] else { return nil }
        self = type
    }

    /// PyTorch's spelling, such as `torch.float32`.
    public var torchName: String { "torch." + rawValue }

    /// The abbreviation in readable prints, such as `f32` or `b8`.
    ///
    /// - SeeAlso: `torch.fx.graph.dtype_abbrs`
    public var abbreviation: String {
        switch self {
        case .bool: "b8"
        case .uint8: "u8"
        case .int8: "i8"
        case .uint16: "u16"
        case .int16: "i16"
        case .uint32: "u32"
        case .int32: "i32"
        case .uint64: "u64"
        case .int64: "i64"
        case .float16: "f16"
        case .bfloat16: "bf16"
        case .float32: "f32"
        case .float64: "f64"
        case .complex64: "c64"
        case .complex128: "c128"
        }
    }
}

extension DType: CustomStringConvertible {
    public var description: String { rawValue }
}
