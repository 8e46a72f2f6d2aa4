// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Takes the largest of all elements.
    ///
    /// - SeeAlso: `torch.max`
    public static func max(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.max"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.max`
    public static func max(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.max"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the largest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.max`
    public static func max(
        _ input: Tensor, _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.max"), [.leaf(input), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the larger of two elements.
    ///
    /// - SeeAlso: `torch.max`
    public static func max(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.max"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest of all elements.
    ///
    /// - SeeAlso: `torch.min`
    public static func min(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.min"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.min`
    public static func min(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.min"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the smallest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.min`
    public static func min(
        _ input: Tensor, _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.min"), [.leaf(input), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the smaller of two elements.
    ///
    /// - SeeAlso: `torch.min`
    public static func min(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.min"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lower median of all elements.
    ///
    /// - SeeAlso: `torch.median`
    public static func median(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.median"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lower median along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.median`
    public static func median(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.median"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the lower median along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.median`
    public static func median(
        _ input: Tensor, _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.median"), [.leaf(input), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the lower median of what is not NaN of all elements.
    ///
    /// - SeeAlso: `torch.nanmedian`
    public static func nanmedian(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nanmedian"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lower median of what is not NaN along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.nanmedian`
    public static func nanmedian(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.nanmedian"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the lower median of what is not NaN along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.nanmedian`
    public static func nanmedian(
        _ input: Tensor, _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.nanmedian"), [.leaf(input), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the most frequent along an axis, and where it stands last.
    ///
    /// - SeeAlso: `torch.mode`
    public static func mode(
        _ input: Tensor, dim: Int? = nil, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.mode"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the `k`-th smallest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.kthvalue`
    public static func kthvalue(
        _ input: Tensor, _ k: Int, dim: Int? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.kthvalue"), [.leaf(input), .int(k)],
                KeywordArguments(given: [
                    ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Orders along an axis, and tells where elements stood; equal ones stay as they stand.
    ///
    /// - SeeAlso: `torch.sort`
    public static func sort(
        _ input: Tensor, dim: Int? = nil, descending: Bool? = nil, stable: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.sort"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", dim.map { .int($0) }), ("descending", descending.map { .bool($0) }),
                    ("stable", stable.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the largest so far along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.cummax`
    public static func cummax(
        _ input: Tensor, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.cummax"), [.leaf(input), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the smallest so far along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.cummin`
    public static func cummin(
        _ input: Tensor, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .function("torch.cummin"), [.leaf(input), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }
}
