// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Writes a source over a range of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.slice_scatter`
    public static func sliceScatter(
        _ input: Tensor, _ src: Tensor, dim: Int? = nil, start: Int? = nil, end: Int? = nil,
        step: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.slice_scatter"), [.leaf(input), .leaf(src)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("start", start.map { .int($0) }),
                ("end", end.map { .int($0) }), ("step", step.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a source over the slice at an index of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.select_scatter`
    public static func selectScatter(
        _ input: Tensor, _ src: Tensor, _ dim: Int, _ index: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.select_scatter"), [.leaf(input), .leaf(src), .int(dim), .int(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a source over a diagonal, to a copy.
    ///
    /// - SeeAlso: `torch.diagonal_scatter`
    public static func diagonalScatter(
        _ input: Tensor, _ src: Tensor, offset: Int? = nil, dim1: Int? = nil, dim2: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.diagonal_scatter"), [.leaf(input), .leaf(src)],
            KeywordArguments(given: [
                ("offset", offset.map { .int($0) }), ("dim1", dim1.map { .int($0) }),
                ("dim2", dim2.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
