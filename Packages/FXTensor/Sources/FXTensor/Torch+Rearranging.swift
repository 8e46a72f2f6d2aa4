// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Lays the tensor so many times along each axis; missing counts are 1.
    ///
    /// - SeeAlso: `torch.tile`
    public static func tile(
        _ input: Tensor, _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.tile"), [.leaf(input), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Repeats each element, or each slice of an axis.
    ///
    /// - SeeAlso: `torch.repeat_interleave`
    public static func repeatInterleave(
        _ input: Tensor, _ repeats: Int, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.repeat_interleave"), [.leaf(input), .int(repeats)],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Repeats each element, or each slice of an axis, as often as a tensor says.
    ///
    /// - SeeAlso: `torch.repeat_interleave`
    public static func repeatInterleave(
        _ input: Tensor, _ repeats: Tensor, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.repeat_interleave"), [.leaf(input), .leaf(repeats)],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along an axis; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.roll`
    public static func roll(
        _ input: Tensor, _ shifts: Int, dims: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.roll"), [.leaf(input), .int(shifts)],
            KeywordArguments(given: [("dims", dims.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along an axis; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.roll`
    public static func roll(
        _ input: Tensor, _ shifts: Int, _ dims: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.roll"), [.leaf(input), .int(shifts), .int(dims)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along axes; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.roll`
    public static func roll(
        _ input: Tensor, _ shifts: [Int], dims: [Int]? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.roll"), [.leaf(input), .tuple(shifts.map { .int($0) })],
            KeywordArguments(given: [("dims", dims.map { sizes in .tuple(sizes.map { .int($0) }) })]
            ),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves the elements along axes; those that leave at one end enter at the other.
    ///
    /// - SeeAlso: `torch.roll`
    public static func roll(
        _ input: Tensor, _ shifts: [Int], _ dims: [Int], fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.roll"),
            [.leaf(input), .tuple(shifts.map { .int($0) }), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Reverses the elements of some axes.
    ///
    /// - SeeAlso: `torch.flip`
    public static func flip(
        _ input: Tensor, _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.flip"), [.leaf(input), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Reverses the second axis.
    ///
    /// - SeeAlso: `torch.fliplr`
    public static func fliplr(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.fliplr"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Reverses the first axis.
    ///
    /// - SeeAlso: `torch.flipud`
    public static func flipud(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.flipud"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Turns the plane of two axes by quarters.
    ///
    /// - SeeAlso: `torch.rot90`
    public static func rot90(
        _ input: Tensor, _ k: Int, _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rot90"), [.leaf(input), .int(k), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the elements on and below a diagonal, and clears the others.
    ///
    /// - SeeAlso: `torch.tril`
    public static func tril(
        _ input: Tensor, diagonal: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.tril"), [.leaf(input)],
            KeywordArguments(given: [("diagonal", diagonal.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the elements on and above a diagonal, and clears the others.
    ///
    /// - SeeAlso: `torch.triu`
    public static func triu(
        _ input: Tensor, diagonal: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.triu"), [.leaf(input)],
            KeywordArguments(given: [("diagonal", diagonal.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes a vector a diagonal matrix, or takes the diagonal of a matrix.
    ///
    /// - SeeAlso: `torch.diag`
    public static func diag(
        _ input: Tensor, diagonal: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.diag"), [.leaf(input)],
            KeywordArguments(given: [("diagonal", diagonal.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes the last axis the diagonal of two axes, with zeros elsewhere.
    ///
    /// - SeeAlso: `torch.diag_embed`
    public static func diagEmbed(
        _ input: Tensor, offset: Int? = nil, dim1: Int? = nil, dim2: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.diag_embed"), [.leaf(input)],
            KeywordArguments(given: [
                ("offset", offset.map { .int($0) }), ("dim1", dim1.map { .int($0) }),
                ("dim2", dim2.map { .int($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes all elements the diagonal of a matrix.
    ///
    /// - SeeAlso: `torch.diagflat`
    public static func diagflat(
        _ input: Tensor, offset: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.diagflat"), [.leaf(input)],
            KeywordArguments(given: [("offset", offset.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes channels pixels: `[..., c * r * r, h, w]` becomes `[..., c, h * r, w * r]`.
    ///
    /// - SeeAlso: `torch.pixel_shuffle`
    public static func pixelShuffle(
        _ input: Tensor, _ upscaleFactor: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.pixel_shuffle"), [.leaf(input), .int(upscaleFactor)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes pixels channels: `[..., c, h * r, w * r]` becomes `[..., c * r * r, h, w]`.
    ///
    /// - SeeAlso: `torch.pixel_unshuffle`
    public static func pixelUnshuffle(
        _ input: Tensor, _ downscaleFactor: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.pixel_unshuffle"), [.leaf(input), .int(downscaleFactor)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Deals the channels of groups out in turn.
    ///
    /// - SeeAlso: `torch.channel_shuffle`
    public static func channelShuffle(
        _ input: Tensor, _ groups: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.channel_shuffle"), [.leaf(input), .int(groups)],
            at: SourceLocation(file: fileID, line: line))
    }
}
