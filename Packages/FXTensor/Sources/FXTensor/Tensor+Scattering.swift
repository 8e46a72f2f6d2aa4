// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Writes values where an index names elements along an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.scatter`
    public func scatter(
        _ dim: Int, _ index: Tensor, _ src: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter"), [.leaf(self), .int(dim), .leaf(index), .leaf(src)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number where an index names elements along an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.scatter`
    public func scatter(
        _ dim: Int, _ index: Tensor, _ value: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter"), [.leaf(self), .int(dim), .leaf(index), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds values where an index names elements along an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.scatter_add`
    public func scatterAdd(
        _ dim: Int, _ index: Tensor, _ src: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter_add"), [.leaf(self), .int(dim), .leaf(index), .leaf(src)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Combines values with the elements that an index names along an axis, to a copy.
    ///
    /// - Parameter reduce: `sum`, `prod`, `mean`, `amax` or `amin`.
    /// - SeeAlso: `torch.Tensor.scatter_reduce`
    public func scatterReduce(
        _ dim: Int, _ index: Tensor, _ src: Tensor, _ reduce: String, includeSelf: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter_reduce"),
            [.leaf(self), .int(dim), .leaf(index), .leaf(src), .string(reduce)],
            KeywordArguments(given: [("include_self", includeSelf.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds slices at places of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.index_add`
    public func indexAdd(
        _ dim: Int, _ index: Tensor, _ source: Tensor, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_add"), [.leaf(self), .int(dim), .leaf(index), .leaf(source)],
            KeywordArguments(given: [("alpha", alpha?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes slices at places of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.index_copy`
    public func indexCopy(
        _ dim: Int, _ index: Tensor, _ source: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_copy"), [.leaf(self), .int(dim), .leaf(index), .leaf(source)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number over slices of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.index_fill`
    public func indexFill(
        _ dim: Int, _ index: Tensor, _ value: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_fill"), [.leaf(self), .int(dim), .leaf(index), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Combines slices at places of an axis, to a copy.
    ///
    /// - Parameter reduce: `prod`, `mean`, `amax` or `amin`.
    /// - SeeAlso: `torch.Tensor.index_reduce`
    public func indexReduce(
        _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, includeSelf: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_reduce"),
            [.leaf(self), .int(dim), .leaf(index), .leaf(source), .string(reduce)],
            KeywordArguments(given: [("include_self", includeSelf.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes values where index tensors name elements, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.index_put`
    public func indexPut(
        _ indices: [Tensor], _ values: Tensor, accumulate: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_put"), [.leaf(self), .list(indices.map { .leaf($0) }), .leaf(values)],
            KeywordArguments(given: [("accumulate", accumulate.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes the elements of a source where a mask is true, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.masked_scatter`
    public func maskedScatter(
        _ mask: Tensor, _ source: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("masked_scatter"), [.leaf(self), .leaf(mask), .leaf(source)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes values at places of the tensor seen as a vector, to a copy.
    ///
    /// - SeeAlso: `torch.Tensor.put`
    public func put(
        _ index: Tensor, _ source: Tensor, accumulate: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("put"), [.leaf(self), .leaf(index), .leaf(source)],
            KeywordArguments(given: [("accumulate", accumulate.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
