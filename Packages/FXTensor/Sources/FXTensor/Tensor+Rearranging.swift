// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Lays the tensor so many times along each axis.
    ///
    /// - SeeAlso: `torch.Tensor.repeat`
    public func `repeat`(
        _ repeats: SymInt..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("repeat"), [.leaf(self)] + repeats.map(\.argument),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Lays the tensor so many times along each axis; missing counts are 1.
    ///
    /// - SeeAlso: `torch.Tensor.tile`
    public func tile(
        _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("tile"), [.leaf(self), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Repeats each element, or each slice of an axis.
    ///
    /// - SeeAlso: `torch.Tensor.repeat_interleave`
    public func repeatInterleave(
        _ repeats: Int, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("repeat_interleave"), [.leaf(self), .int(repeats)],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Repeats each element, or each slice of an axis, as often as a tensor says.
    ///
    /// - SeeAlso: `torch.Tensor.repeat_interleave`
    public func repeatInterleave(
        _ repeats: Tensor, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("repeat_interleave"), [.leaf(self), .leaf(repeats)],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along an axis; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.Tensor.roll`
    public func roll(
        _ shifts: Int, dims: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("roll"), [.leaf(self), .int(shifts)],
            KeywordArguments(given: [("dims", dims.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along an axis; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.Tensor.roll`
    public func roll(
        _ shifts: Int, _ dims: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("roll"), [.leaf(self), .int(shifts), .int(dims)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along axes; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.Tensor.roll`
    public func roll(
        _ shifts: [Int], dims: [Int]? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("roll"), [.leaf(self), .tuple(shifts.map { .int($0) })],
            KeywordArguments(given: [("dims", dims.map { sizes in .tuple(sizes.map { .int($0) }) })]
            ),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along axes; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.Tensor.roll`
    public func roll(
        _ shifts: [Int], _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("roll"),
            [.leaf(self), .tuple(shifts.map { .int($0) }), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Reverses the elements of some axes.
    ///
    /// - SeeAlso: `torch.Tensor.flip`
    public func flip(
        _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("flip"), [.leaf(self), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Reverses the second axis.
    ///
    /// - SeeAlso: `torch.Tensor.fliplr`
    public func fliplr(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("fliplr"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Reverses the first axis.
    ///
    /// - SeeAlso: `torch.Tensor.flipud`
    public func flipud(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("flipud"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Turns the plane of two axes by quarters.
    ///
    /// - SeeAlso: `torch.Tensor.rot90`
    public func rot90(
        _ k: Int, _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("rot90"), [.leaf(self), .int(k), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the elements on and below a diagonal, and clears the others.
    ///
    /// - SeeAlso: `torch.Tensor.tril`
    public func tril(
        diagonal: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("tril"), [.leaf(self)],
            KeywordArguments(given: [("diagonal", diagonal.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the elements on and above a diagonal, and clears the others.
    ///
    /// - SeeAlso: `torch.Tensor.triu`
    public func triu(
        diagonal: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("triu"), [.leaf(self)],
            KeywordArguments(given: [("diagonal", diagonal.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes a vector a diagonal matrix, or takes the diagonal of a matrix.
    ///
    /// - SeeAlso: `torch.Tensor.diag`
    public func diag(
        diagonal: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("diag"), [.leaf(self)],
            KeywordArguments(given: [("diagonal", diagonal.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes the last axis the diagonal of two axes, with zeros elsewhere.
    ///
    /// - SeeAlso: `torch.Tensor.diag_embed`
    public func diagEmbed(
        offset: Int? = nil, dim1: Int? = nil, dim2: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("diag_embed"), [.leaf(self)],
            KeywordArguments(given: [
                ("offset", offset.map { .int($0) }), ("dim1", dim1.map { .int($0) }),
                ("dim2", dim2.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes all elements the diagonal of a matrix.
    ///
    /// - SeeAlso: `torch.Tensor.diagflat`
    public func diagflat(
        offset: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("diagflat"), [.leaf(self)],
            KeywordArguments(given: [("offset", offset.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
