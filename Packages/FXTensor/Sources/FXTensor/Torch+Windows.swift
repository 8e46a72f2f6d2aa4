// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Shows the diagonal of two axes as a last axis.
    ///
    /// - SeeAlso: `torch.diagonal`
    public static func diagonal(
        _ input: Tensor, offset: Int? = nil, dim1: Int? = nil, dim2: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.diagonal"), [.leaf(input)],
            KeywordArguments(given: [
                ("offset", offset.map { .int($0) }), ("dim1", dim1.map { .int($0) }),
                ("dim2", dim2.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows a number of elements of an axis from a start on.
    ///
    /// - SeeAlso: `torch.narrow`
    public static func narrow(
        _ input: Tensor, _ dim: Int, _ start: Int, _ length: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.narrow"), [.leaf(input), .int(dim), .int(start), .int(length)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the slice at one index of an axis, without that axis.
    ///
    /// - SeeAlso: `torch.select`
    public static func select(
        _ input: Tensor, _ dim: Int, _ index: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.select"), [.leaf(input), .int(dim), .int(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows the memory in given extents and strides.
    ///
    /// - SeeAlso: `torch.as_strided`
    public static func asStrided(
        _ input: Tensor, _ size: [Int], _ stride: [Int], storageOffset: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.as_strided"),
            [.leaf(input), .tuple(size.map { .int($0) }), .tuple(stride.map { .int($0) })],
            KeywordArguments(given: [("storage_offset", storageOffset.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows complex numbers as pairs of a last axis.
    ///
    /// - SeeAlso: `torch.view_as_real`
    public static func viewAsReal(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.view_as_real"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows pairs of a last axis as complex numbers.
    ///
    /// - SeeAlso: `torch.view_as_complex`
    public static func viewAsComplex(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.view_as_complex"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }
}
