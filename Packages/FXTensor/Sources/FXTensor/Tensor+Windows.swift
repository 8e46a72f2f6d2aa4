// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Shows the diagonal of two axes as a last axis.
    ///
    /// - SeeAlso: `torch.Tensor.diagonal`
    public func diagonal(
        offset: Int? = nil, dim1: Int? = nil, dim2: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("diagonal"), [.leaf(self)],
            KeywordArguments(given: [
                ("offset", offset.map { .int($0) }), ("dim1", dim1.map { .int($0) }),
                ("dim2", dim2.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows a number of elements of an axis from a start on.
    ///
    /// - SeeAlso: `torch.Tensor.narrow`
    public func narrow(
        _ dim: Int, _ start: Int, _ length: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("narrow"), [.leaf(self), .int(dim), .int(start), .int(length)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows windows of a size along an axis, a step apart, as a last axis.
    ///
    /// - SeeAlso: `torch.Tensor.unfold`
    public func unfold(
        _ dimension: Int, _ size: Int, _ step: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("unfold"), [.leaf(self), .int(dimension), .int(size), .int(step)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows the memory in given extents and strides.
    ///
    /// - SeeAlso: `torch.Tensor.as_strided`
    public func asStrided(
        _ size: [Int], _ stride: [Int], storageOffset: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("as_strided"),
            [.leaf(self), .tuple(size.map { .int($0) }), .tuple(stride.map { .int($0) })],
            KeywordArguments(given: [("storage_offset", storageOffset.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
