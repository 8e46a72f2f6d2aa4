// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Writes values where an index names elements along an axis, to a copy.
    ///
    /// - SeeAlso: `torch.scatter`
    public static func scatter(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ src: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.scatter"), [.leaf(input), .int(dim), .leaf(index), .leaf(src)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number where an index names elements along an axis, to a copy.
    ///
    /// - SeeAlso: `torch.scatter`
    public static func scatter(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ value: some TensorScalar,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.scatter"), [.leaf(input), .int(dim), .leaf(index), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds values where an index names elements along an axis, to a copy.
    ///
    /// - SeeAlso: `torch.scatter_add`
    public static func scatterAdd(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ src: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.scatter_add"), [.leaf(input), .int(dim), .leaf(index), .leaf(src)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Combines values with the elements that an index names along an axis, to a copy.
    ///
    /// - Parameter reduce: `sum`, `prod`, `mean`, `amax` or `amin`.
    /// - SeeAlso: `torch.scatter_reduce`
    public static func scatterReduce(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ src: Tensor, _ reduce: String,
        includeSelf: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.scatter_reduce"),
            [.leaf(input), .int(dim), .leaf(index), .leaf(src), .string(reduce)],
            KeywordArguments(given: [("include_self", includeSelf.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds slices at places of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.index_add`
    public static func indexAdd(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.index_add"), [.leaf(input), .int(dim), .leaf(index), .leaf(source)],
            KeywordArguments(given: [("alpha", alpha?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes slices at places of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.index_copy`
    public static func indexCopy(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.index_copy"), [.leaf(input), .int(dim), .leaf(index), .leaf(source)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number over slices of an axis, to a copy.
    ///
    /// - SeeAlso: `torch.index_fill`
    public static func indexFill(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ value: some TensorScalar,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.index_fill"), [.leaf(input), .int(dim), .leaf(index), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Combines slices at places of an axis, to a copy.
    ///
    /// - Parameter reduce: `prod`, `mean`, `amax` or `amin`.
    /// - SeeAlso: `torch.index_reduce`
    public static func indexReduce(
        _ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduce: String,
        includeSelf: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.index_reduce"),
            [.leaf(input), .int(dim), .leaf(index), .leaf(source), .string(reduce)],
            KeywordArguments(given: [("include_self", includeSelf.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes values where index tensors name elements, to a copy.
    ///
    /// - SeeAlso: `torch.index_put`
    public static func indexPut(
        _ input: Tensor, _ indices: [Tensor], _ values: Tensor, accumulate: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.index_put"),
            [.leaf(input), .list(indices.map { .leaf($0) }), .leaf(values)],
            KeywordArguments(given: [("accumulate", accumulate.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes the elements of a source where a mask is true, to a copy.
    ///
    /// - SeeAlso: `torch.masked_scatter`
    public static func maskedScatter(
        _ input: Tensor, _ mask: Tensor, _ source: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.masked_scatter"), [.leaf(input), .leaf(mask), .leaf(source)],
            at: SourceLocation(file: fileID, line: line))
    }
}
