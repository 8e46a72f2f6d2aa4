// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Puts elements before and behind the last axes, the last one first.
    ///
    /// - Parameters:
    ///   - pad: Two counts an axis; negative ones crop.
    ///   - mode: `constant`, `reflect`, `replicate` or `circular`.
    /// - SeeAlso: `torch.nn.functional.pad`
    public static func pad(
        _ input: Tensor, _ pad: [Int], mode: String = "constant", value: Double? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.pad"), [.leaf(input), .tuple(pad.map { .int($0) })],
            KeywordArguments(given: [
                ("mode", .string(mode)),
                ("value", value.map { .double($0) } ?? Argument<Tensor>.none),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Lists the windows that slide over `[n, c, h, w]` as `[n, c * kernel, windows]`.
    ///
    /// - SeeAlso: `torch.nn.functional.unfold`
    public static func unfold(
        _ input: Tensor, _ kernelSize: IntPair, dilation: IntPair = 1, padding: IntPair = 0,
        stride: IntPair = 1, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.unfold"), [.leaf(input), kernelSize.argument],
            KeywordArguments(given: [
                ("dilation", dilation.argument), ("padding", padding.argument),
                ("stride", stride.argument),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds windows up to an image: `[n, c * kernel, windows]` becomes `[n, c, h, w]`.
    ///
    /// - SeeAlso: `torch.nn.functional.fold`
    public static func fold(
        _ input: Tensor, _ outputSize: IntPair, _ kernelSize: IntPair, dilation: IntPair = 1,
        padding: IntPair = 0, stride: IntPair = 1, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.fold"),
            [.leaf(input), outputSize.argument, kernelSize.argument],
            KeywordArguments(given: [
                ("dilation", dilation.argument), ("padding", padding.argument),
                ("stride", stride.argument),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes channels pixels: `[..., c * r * r, h, w]` becomes `[..., c, h * r, w * r]`.
    ///
    /// - SeeAlso: `torch.nn.functional.pixel_shuffle`
    public static func pixelShuffle(
        _ input: Tensor, _ upscaleFactor: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.pixel_shuffle"), [.leaf(input), .int(upscaleFactor)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes pixels channels: `[..., c, h * r, w * r]` becomes `[..., c * r * r, h, w]`.
    ///
    /// - SeeAlso: `torch.nn.functional.pixel_unshuffle`
    public static func pixelUnshuffle(
        _ input: Tensor, _ downscaleFactor: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.pixel_unshuffle"), [.leaf(input), .int(downscaleFactor)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Deals the channels of groups out in turn.
    ///
    /// - SeeAlso: `torch.nn.functional.channel_shuffle`
    public static func channelShuffle(
        _ input: Tensor, _ groups: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.channel_shuffle"), [.leaf(input), .int(groups)],
            at: SourceLocation(file: fileID, line: line))
    }
}
