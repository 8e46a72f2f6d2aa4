// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Writes a source over a range of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.slice_scatter`
    public func sliceScatter(
        _ src: Tensor, dim: Int? = nil, start: Int? = nil, end: Int? = nil, step: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("slice_scatter"), [.leaf(self), .leaf(src)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("start", start.map { .int($0) }),
                ("end", end.map { .int($0) }), ("step", step.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a source over the slice at an index of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.select_scatter`
    public func selectScatter(
        _ src: Tensor, _ dim: Int, _ index: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("select_scatter"), [.leaf(self), .leaf(src), .int(dim), .int(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a source over a diagonal, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.diagonal_scatter`
    public func diagonalScatter(
        _ src: Tensor, offset: Int? = nil, dim1: Int? = nil, dim2: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("diagonal_scatter"), [.leaf(self), .leaf(src)],
            KeywordArguments(given: [
                ("offset", offset.map { .int($0) }), ("dim1", dim1.map { .int($0) }),
                ("dim2", dim2.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
