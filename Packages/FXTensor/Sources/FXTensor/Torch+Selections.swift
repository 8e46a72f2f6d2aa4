// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Goes from each element towards another by a weight.
    ///
    /// - SeeAlso: `torch.lerp`
    public static func lerp(
        _ input: Tensor, _ end: Tensor, _ weight: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.lerp"), [.leaf(input), .leaf(end), weight.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Goes from each element towards another by its weight.
    ///
    /// - SeeAlso: `torch.lerp`
    public static func lerp(
        _ input: Tensor, _ end: Tensor, _ weight: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.lerp"), [.leaf(input), .leaf(end), .leaf(weight)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds a factor times the product of two tensors.
    ///
    /// - SeeAlso: `torch.addcmul`
    public static func addcmul(
        _ input: Tensor, _ tensor1: Tensor, _ tensor2: Tensor, value: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.addcmul"), [.leaf(input), .leaf(tensor1), .leaf(tensor2)],
            KeywordArguments(given: [("value", value?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds a factor times the quotient of two tensors.
    ///
    /// - SeeAlso: `torch.addcdiv`
    public static func addcdiv(
        _ input: Tensor, _ tensor1: Tensor, _ tensor2: Tensor, value: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.addcdiv"), [.leaf(input), .leaf(tensor1), .leaf(tensor2)],
            KeywordArguments(given: [("value", value?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Replaces NaN and infinities by numbers; by 0 and the largest ones if not told.
    ///
    /// - SeeAlso: `torch.nan_to_num`
    public static func nanToNum(
        _ input: Tensor, nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nan_to_num"), [.leaf(input)],
            KeywordArguments(given: [
                ("nan", nan.map { .double($0) }), ("posinf", posinf.map { .double($0) }),
                ("neginf", neginf.map { .double($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number into a copy where a mask holds.
    ///
    /// - SeeAlso: `torch.masked_fill`
    public static func maskedFill(
        _ input: Tensor, _ mask: Tensor, _ value: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.masked_fill"), [.leaf(input), .leaf(mask), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements to ranges of their own.
    ///
    /// - SeeAlso: `torch.clamp`
    public static func clamp(
        _ input: Tensor, min: Tensor, max: Tensor? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.clamp"), [.leaf(input)],
            KeywordArguments(given: [("min", .leaf(min)), ("max", max.map { .leaf($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from above.
    ///
    /// - SeeAlso: `torch.clamp`
    public static func clamp(
        _ input: Tensor, max: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.clamp"), [.leaf(input)],
            KeywordArguments(given: [("max", .leaf(max))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from below.
    ///
    /// - SeeAlso: `torch.clamp_min`
    public static func clampMin(
        _ input: Tensor, _ min: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.clamp_min"), [.leaf(input), min.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from above.
    ///
    /// - SeeAlso: `torch.clamp_max`
    public static func clampMax(
        _ input: Tensor, _ max: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.clamp_max"), [.leaf(input), max.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where elements differ by no more than `atol + rtol * |other|`.
    ///
    /// - SeeAlso: `torch.isclose`
    public static func isclose(
        _ input: Tensor, _ other: Tensor, rtol: Double? = nil, atol: Double? = nil,
        equalNan: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isclose"), [.leaf(input), .leaf(other)],
            KeywordArguments(given: [
                ("rtol", rtol.map { .double($0) }), ("atol", atol.map { .double($0) }),
                ("equal_nan", equalNan.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes elements of one tensor where a condition holds, of another elsewhere.
    ///
    /// - SeeAlso: `torch.where`
    public static func `where`(
        _ condition: Tensor, _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.where"), [.leaf(condition), .leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes elements where a condition holds, and a number elsewhere.
    ///
    /// - SeeAlso: `torch.where`
    public static func `where`(
        _ condition: Tensor, _ input: Tensor, _ other: some TensorScalar,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.where"), [.leaf(condition), .leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes a number where a condition holds, and elements elsewhere.
    ///
    /// - SeeAlso: `torch.where`
    public static func `where`(
        _ condition: Tensor, _ input: some TensorScalar, _ other: Tensor,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.where"), [.leaf(condition), input.argument, .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }
}
