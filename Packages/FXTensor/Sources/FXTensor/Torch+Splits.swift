// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Cuts an axis into parts of given sizes.
    ///
    /// - SeeAlso: `torch.split_with_sizes`
    public static func splitWithSizes(
        _ input: Tensor, _ splitSizes: [Int], dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.split_with_sizes"),
                [.leaf(input), .tuple(splitSizes.map { .int($0) })],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of given sizes.
    ///
    /// - SeeAlso: `torch.split_with_sizes`
    public static func splitWithSizes(
        _ input: Tensor, _ splitSizes: [Int], _ dim: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.split_with_sizes"),
                [.leaf(input), .tuple(splitSizes.map { .int($0) }), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into at most so many parts of equal size, the last one maybe smaller.
    ///
    /// - SeeAlso: `torch.chunk`
    public static func chunk(
        _ input: Tensor, _ chunks: Int, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.chunk"), [.leaf(input), .int(chunks)],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into at most so many parts of equal size, the last one maybe smaller.
    ///
    /// - SeeAlso: `torch.chunk`
    public static func chunk(
        _ input: Tensor, _ chunks: Int, _ dim: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.chunk"), [.leaf(input), .int(chunks), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Gives the slices at all indices of an axis.
    ///
    /// - SeeAlso: `torch.unbind`
    public static func unbind(
        _ input: Tensor, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.unbind"), [.leaf(input)],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Gives the slices at all indices of an axis.
    ///
    /// - SeeAlso: `torch.unbind`
    public static func unbind(
        _ input: Tensor, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.unbind"), [.leaf(input), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into so many parts, the first ones larger by one if they must.
    ///
    /// - SeeAlso: `torch.tensor_split`
    public static func tensorSplit(
        _ input: Tensor, _ sections: Int, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.tensor_split"), [.leaf(input), .int(sections)],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis at given places.
    ///
    /// - SeeAlso: `torch.tensor_split`
    public static func tensorSplit(
        _ input: Tensor, _ indices: [Int], dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.tensor_split"), [.leaf(input), .tuple(indices.map { .int($0) })],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the second axis, of a vector the only one, into so many equal parts.
    ///
    /// - SeeAlso: `torch.hsplit`
    public static func hsplit(
        _ input: Tensor, _ sections: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.hsplit"), [.leaf(input), .int(sections)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the second axis, of a vector the only one, at given places.
    ///
    /// - SeeAlso: `torch.hsplit`
    public static func hsplit(
        _ input: Tensor, _ indices: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.hsplit"), [.leaf(input), .tuple(indices.map { .int($0) })],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the first axis into so many equal parts.
    ///
    /// - SeeAlso: `torch.vsplit`
    public static func vsplit(
        _ input: Tensor, _ sections: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.vsplit"), [.leaf(input), .int(sections)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the first axis at given places.
    ///
    /// - SeeAlso: `torch.vsplit`
    public static func vsplit(
        _ input: Tensor, _ indices: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.vsplit"), [.leaf(input), .tuple(indices.map { .int($0) })],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the third axis into so many equal parts.
    ///
    /// - SeeAlso: `torch.dsplit`
    public static func dsplit(
        _ input: Tensor, _ sections: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.dsplit"), [.leaf(input), .int(sections)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the third axis at given places.
    ///
    /// - SeeAlso: `torch.dsplit`
    public static func dsplit(
        _ input: Tensor, _ indices: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.dsplit"), [.leaf(input), .tuple(indices.map { .int($0) })],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of a size, the last one maybe smaller.
    ///
    /// - SeeAlso: `torch.split`
    public static func split(
        _ input: Tensor, _ splitSize: Int, dim: Int = 0, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.functional.split"), [.leaf(input), .int(splitSize)],
                KeywordArguments(given: [("dim", .int(dim))]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of given sizes.
    ///
    /// - SeeAlso: `torch.split`
    public static func split(
        _ input: Tensor, _ splitSizes: [Int], dim: Int = 0, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.functional.split"),
                [.leaf(input), .tuple(splitSizes.map { .int($0) })],
                KeywordArguments(given: [("dim", .int(dim))]),
                at: SourceLocation(file: fileID, line: line)))
    }
}
