// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Spreads `input[n, c, l]` by `weight[c, o / groups, k]`: the
    /// convolution's transpose.
    ///
    /// - Parameter outputPadding: What is added at the end, where several extents would do.
    /// - SeeAlso: `torch.conv_transpose1d`
    public static func convTranspose1d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int? = nil,
        padding: Int? = nil, outputPadding: Int? = nil, groups: Int? = nil,
        dilation: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv_transpose1d", 1, [input, weight, bias],
            [
                ("stride", stride.map { .int($0) }), ("padding", padding.map { .int($0) }),
                ("output_padding", outputPadding.map { .int($0) }),
                ("groups", groups.map { .int($0) }), ("dilation", dilation.map { .int($0) }),
            ],
            ConvolutionGeometry(
                stride: [stride ?? 1], padding: .counts([padding ?? 0]),
                dilation: [dilation ?? 1], groups: groups ?? 1, isTransposed: true,
                outputPadding: [outputPadding ?? 0]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Spreads `input[n, c, h, w]` by `weight[c, o / groups, kh, kw]`: the
    /// convolution's transpose.
    ///
    /// - Parameter outputPadding: What is added at the end, where several extents would do.
    /// - SeeAlso: `torch.conv_transpose2d`
    public static func convTranspose2d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntPair? = nil,
        padding: IntPair? = nil, outputPadding: IntPair? = nil, groups: Int? = nil,
        dilation: IntPair? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv_transpose2d", 2, [input, weight, bias],
            [
                ("stride", stride?.argument), ("padding", padding?.argument),
                ("output_padding", outputPadding?.argument),
                ("groups", groups.map { .int($0) }), ("dilation", dilation?.argument),
            ],
            ConvolutionGeometry(
                stride: stride?.values ?? [1], padding: .counts(padding?.values ?? [0]),
                dilation: dilation?.values ?? [1], groups: groups ?? 1, isTransposed: true,
                outputPadding: outputPadding?.values ?? [0]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Spreads `input[n, c, d, h, w]` by `weight[c, o / groups, kd, kh, kw]`: the
    /// convolution's transpose.
    ///
    /// - Parameter outputPadding: What is added at the end, where several extents would do.
    /// - SeeAlso: `torch.conv_transpose3d`
    public static func convTranspose3d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntTriple? = nil,
        padding: IntTriple? = nil, outputPadding: IntTriple? = nil, groups: Int? = nil,
        dilation: IntTriple? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv_transpose3d", 3, [input, weight, bias],
            [
                ("stride", stride?.argument), ("padding", padding?.argument),
                ("output_padding", outputPadding?.argument),
                ("groups", groups.map { .int($0) }), ("dilation", dilation?.argument),
            ],
            ConvolutionGeometry(
                stride: stride?.values ?? [1], padding: .counts(padding?.values ?? [0]),
                dilation: dilation?.values ?? [1], groups: groups ?? 1, isTransposed: true,
                outputPadding: outputPadding?.values ?? [0]),
            at: SourceLocation(file: fileID, line: line))
    }
}
