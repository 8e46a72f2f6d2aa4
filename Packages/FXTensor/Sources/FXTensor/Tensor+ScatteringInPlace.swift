// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Writes values where an index names elements along an axis, in place.
    ///
    /// - SeeAlso: `torch.Tensor.scatter_`
    @discardableResult
    public func scatter_(
        _ dim: Int, _ index: Tensor, _ src: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter_"), [.leaf(self), .int(dim), .leaf(index), .leaf(src)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number where an index names elements along an axis, in place.
    ///
    /// - SeeAlso: `torch.Tensor.scatter_`
    @discardableResult
    public func scatter_(
        _ dim: Int, _ index: Tensor, _ value: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter_"), [.leaf(self), .int(dim), .leaf(index), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds values where an index names elements along an axis, in place.
    ///
    /// - SeeAlso: `torch.Tensor.scatter_add_`
    @discardableResult
    public func scatterAdd_(
        _ dim: Int, _ index: Tensor, _ src: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter_add_"), [.leaf(self), .int(dim), .leaf(index), .leaf(src)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Combines values with the elements that an index names along an axis, in place.
    ///
    /// - Parameter reduce: `sum`, `prod`, `mean`, `amax` or `amin`.
    /// - SeeAlso: `torch.Tensor.scatter_reduce_`
    @discardableResult
    public func scatterReduce_(
        _ dim: Int, _ index: Tensor, _ src: Tensor, _ reduce: String, includeSelf: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("scatter_reduce_"),
            [.leaf(self), .int(dim), .leaf(index), .leaf(src), .string(reduce)],
            KeywordArguments(given: [("include_self", includeSelf.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds slices at places of an axis, in place.
    ///
    /// - SeeAlso: `torch.Tensor.index_add_`
    @discardableResult
    public func indexAdd_(
        _ dim: Int, _ index: Tensor, _ source: Tensor, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_add_"), [.leaf(self), .int(dim), .leaf(index), .leaf(source)],
            KeywordArguments(given: [("alpha", alpha?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes slices at places of an axis, in place.
    ///
    /// - SeeAlso: `torch.Tensor.index_copy_`
    @discardableResult
    public func indexCopy_(
        _ dim: Int, _ index: Tensor, _ source: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_copy_"), [.leaf(self), .int(dim), .leaf(index), .leaf(source)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number over slices of an axis, in place.
    ///
    /// - SeeAlso: `torch.Tensor.index_fill_`
    @discardableResult
    public func indexFill_(
        _ dim: Int, _ index: Tensor, _ value: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_fill_"), [.leaf(self), .int(dim), .leaf(index), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Combines slices at places of an axis, in place.
    ///
    /// - Parameter reduce: `prod`, `mean`, `amax` or `amin`.
    /// - SeeAlso: `torch.Tensor.index_reduce_`
    @discardableResult
    public func indexReduce_(
        _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, includeSelf: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_reduce_"),
            [.leaf(self), .int(dim), .leaf(index), .leaf(source), .string(reduce)],
            KeywordArguments(given: [("include_self", includeSelf.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes values where index tensors name elements, in place.
    ///
    /// - SeeAlso: `torch.Tensor.index_put_`
    @discardableResult
    public func indexPut_(
        _ indices: [Tensor], _ values: Tensor, accumulate: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_put_"), [.leaf(self), .list(indices.map { .leaf($0) }), .leaf(values)],
            KeywordArguments(given: [("accumulate", accumulate.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes the elements of a source where a mask is true, in place.
    ///
    /// - SeeAlso: `torch.Tensor.masked_scatter_`
    @discardableResult
    public func maskedScatter_(
        _ mask: Tensor, _ source: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("masked_scatter_"), [.leaf(self), .leaf(mask), .leaf(source)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes values at places of the tensor seen as a vector, in place.
    ///
    /// - SeeAlso: `torch.Tensor.put_`
    @discardableResult
    public func put_(
        _ index: Tensor, _ source: Tensor, accumulate: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("put_"), [.leaf(self), .leaf(index), .leaf(source)],
            KeywordArguments(given: [("accumulate", accumulate.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
