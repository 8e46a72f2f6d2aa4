// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Takes the largest of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.max`
    public func max(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("max"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.max`
    public func max(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("max"), [.leaf(self)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the largest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.max`
    public func max(
        _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("max"), [.leaf(self), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the larger of two elements.
    ///
    /// - SeeAlso: `torch.Tensor.max`
    public func max(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("max"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.min`
    public func min(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("min"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.min`
    public func min(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("min"), [.leaf(self)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the smallest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.min`
    public func min(
        _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("min"), [.leaf(self), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the smaller of two elements.
    ///
    /// - SeeAlso: `torch.Tensor.min`
    public func min(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("min"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lower median of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.median`
    public func median(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("median"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lower median along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.median`
    public func median(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("median"), [.leaf(self)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the lower median along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.median`
    public func median(
        _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("median"), [.leaf(self), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the lower median of what is not NaN of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.nanmedian`
    public func nanmedian(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nanmedian"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lower median of what is not NaN along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.nanmedian`
    public func nanmedian(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("nanmedian"), [.leaf(self)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the lower median of what is not NaN along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.nanmedian`
    public func nanmedian(
        _ dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("nanmedian"), [.leaf(self), .int(dim)],
                KeywordArguments(given: [("keepdim", keepdim.map { .bool($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the most frequent along an axis, and where it stands last.
    ///
    /// - SeeAlso: `torch.Tensor.mode`
    public func mode(
        dim: Int? = nil, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("mode"), [.leaf(self)],
                KeywordArguments(given: [
                    ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the `k`-th smallest along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.kthvalue`
    public func kthvalue(
        _ k: Int, dim: Int? = nil, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("kthvalue"), [.leaf(self), .int(k)],
                KeywordArguments(given: [
                    ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Orders along an axis, and tells where elements stood; equal ones stay as they stand.
    ///
    /// - SeeAlso: `torch.Tensor.sort`
    public func sort(
        dim: Int? = nil, descending: Bool? = nil, stable: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("sort"), [.leaf(self)],
                KeywordArguments(given: [
                    ("dim", dim.map { .int($0) }), ("descending", descending.map { .bool($0) }),
                    ("stable", stable.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the largest so far along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.cummax`
    public func cummax(
        _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("cummax"), [.leaf(self), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the smallest so far along an axis, and where it stands.
    ///
    /// - SeeAlso: `torch.Tensor.cummin`
    public func cummin(
        _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        ValuesAndIndices(
            Dispatch.value(
                .method("cummin"), [.leaf(self), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }
}
