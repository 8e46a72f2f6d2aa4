// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Cuts an axis into parts of a size, the last one maybe smaller.
    ///
    /// - SeeAlso: `torch.Tensor.split`
    public func split(
        _ splitSize: Int, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("split"), [.leaf(self), .int(splitSize)],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of a size, the last one maybe smaller.
    ///
    /// - SeeAlso: `torch.Tensor.split`
    public func split(
        _ splitSize: Int, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("split"), [.leaf(self), .int(splitSize), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of given sizes.
    ///
    /// - SeeAlso: `torch.Tensor.split`
    public func split(
        _ splitSizes: [Int], dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("split"), [.leaf(self), .tuple(splitSizes.map { .int($0) })],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of given sizes.
    ///
    /// - SeeAlso: `torch.Tensor.split`
    public func split(
        _ splitSizes: [Int], _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("split"), [.leaf(self), .tuple(splitSizes.map { .int($0) }), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of given sizes.
    ///
    /// - SeeAlso: `torch.Tensor.split_with_sizes`
    public func splitWithSizes(
        _ splitSizes: [Int], dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("split_with_sizes"), [.leaf(self), .tuple(splitSizes.map { .int($0) })],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into parts of given sizes.
    ///
    /// - SeeAlso: `torch.Tensor.split_with_sizes`
    public func splitWithSizes(
        _ splitSizes: [Int], _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("split_with_sizes"),
                [.leaf(self), .tuple(splitSizes.map { .int($0) }), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into at most so many parts of equal size, the last one maybe smaller.
    ///
    /// - SeeAlso: `torch.Tensor.chunk`
    public func chunk(
        _ chunks: Int, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("chunk"), [.leaf(self), .int(chunks)],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into at most so many parts of equal size, the last one maybe smaller.
    ///
    /// - SeeAlso: `torch.Tensor.chunk`
    public func chunk(
        _ chunks: Int, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("chunk"), [.leaf(self), .int(chunks), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Gives the slices at all indices of an axis.
    ///
    /// - SeeAlso: `torch.Tensor.unbind`
    public func unbind(
        dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("unbind"), [.leaf(self)],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Gives the slices at all indices of an axis.
    ///
    /// - SeeAlso: `torch.Tensor.unbind`
    public func unbind(
        _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("unbind"), [.leaf(self), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis into so many parts, the first ones larger by one if they must.
    ///
    /// - SeeAlso: `torch.Tensor.tensor_split`
    public func tensorSplit(
        _ sections: Int, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("tensor_split"), [.leaf(self), .int(sections)],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts an axis at given places.
    ///
    /// - SeeAlso: `torch.Tensor.tensor_split`
    public func tensorSplit(
        _ indices: [Int], dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("tensor_split"), [.leaf(self), .tuple(indices.map { .int($0) })],
                KeywordArguments(given: [("dim", dim.map { .int($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the second axis, of a vector the only one, into so many equal parts.
    ///
    /// - SeeAlso: `torch.Tensor.hsplit`
    public func hsplit(
        _ sections: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("hsplit"), [.leaf(self), .int(sections)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the second axis, of a vector the only one, at given places.
    ///
    /// - SeeAlso: `torch.Tensor.hsplit`
    public func hsplit(
        _ indices: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("hsplit"), [.leaf(self), .tuple(indices.map { .int($0) })],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the first axis into so many equal parts.
    ///
    /// - SeeAlso: `torch.Tensor.vsplit`
    public func vsplit(
        _ sections: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("vsplit"), [.leaf(self), .int(sections)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the first axis at given places.
    ///
    /// - SeeAlso: `torch.Tensor.vsplit`
    public func vsplit(
        _ indices: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("vsplit"), [.leaf(self), .tuple(indices.map { .int($0) })],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the third axis into so many equal parts.
    ///
    /// - SeeAlso: `torch.Tensor.dsplit`
    public func dsplit(
        _ sections: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("dsplit"), [.leaf(self), .int(sections)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Cuts the third axis at given places.
    ///
    /// - SeeAlso: `torch.Tensor.dsplit`
    public func dsplit(
        _ indices: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .method("dsplit"), [.leaf(self), .tuple(indices.map { .int($0) })],
                at: SourceLocation(file: fileID, line: line)))
    }
}
