// SPDX-License-Identifier: Apache-2.0

extension DType {
    /// Returns the smallest dtype that both operands convert to, or nil where PyTorch has none.
    ///
    ///     DType.promote(.int64, .float16)     // float16
    ///     DType.promote(.float16, .bfloat16)  // float32
    ///     DType.promote(.uint16, .int32)      // nil: wide unsigned integers do not promote
    ///
    /// - SeeAlso: `torch.promote_types`
    public static func promote(_ lhs: DType, _ rhs: DType) -> DType? {
        if lhs == rhs { return lhs }
        // PyTorch promotes these only to real floats.
        let wide: Set<DType> = [.uint16, .uint32, .uint64]
        if wide.contains(lhs) && rhs.category != .floating { return nil }
        if wide.contains(rhs) && lhs.category != .floating { return nil }
        if lhs.category != rhs.category {
            let (low, high) = lhs.category < rhs.category ? (lhs, rhs) : (rhs, lhs)
            return high.category == .complex && low == .float64 ? .complex128 : high
        }
        switch lhs.category {
        case .bool: return lhs
        case .integer: return promoteIntegers(lhs, rhs)
        case .floating: return promoteFloats(lhs, rhs)
        case .complex: return .complex128
        }
    }

    /// The dtype of a tensor made from a Python or Swift number of this category.
    ///
    /// - SeeAlso: `torch.get_default_dtype`
    public static func defaultType(for category: Category) -> DType {
        switch category {
        case .bool: .bool
        case .integer: .int64
        case .floating: .float32
        case .complex: .complex64
        }
    }

    private static func promoteIntegers(_ lhs: DType, _ rhs: DType) -> DType {
        // Only uint8 is unsigned here; with int8 it needs the next signed type.
        if lhs.byteCount == rhs.byteCount { return .int16 }
        return lhs.byteCount > rhs.byteCount ? lhs : rhs
    }

    private static func promoteFloats(_ lhs: DType, _ rhs: DType) -> DType {
        if lhs.byteCount == rhs.byteCount { return .float32 }  // float16 with bfloat16
        return lhs.byteCount > rhs.byteCount ? lhs : rhs
    }
}
