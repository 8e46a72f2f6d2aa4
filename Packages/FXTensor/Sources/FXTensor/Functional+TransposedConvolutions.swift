// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Spreads `input[n, c, l]` by `weight[c, o / groups, k]`: the
    /// convolution's transpose.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv_transpose1d`
    public static func convTranspose1d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int? = nil,
        padding: Int? = nil, outputPadding: Int? = nil, groups: Int? = nil,
        dilation: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.convTranspose1d(
            input, weight, bias, stride: stride, padding: padding, outputPadding: outputPadding,
            groups: groups, dilation: dilation, fileID: fileID, line: line)
    }

    /// Spreads `input[n, c, h, w]` by `weight[c, o / groups, kh, kw]`: the
    /// convolution's transpose.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv_transpose2d`
    public static func convTranspose2d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntPair? = nil,
        padding: IntPair? = nil, outputPadding: IntPair? = nil, groups: Int? = nil,
        dilation: IntPair? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.convTranspose2d(
            input, weight, bias, stride: stride, padding: padding, outputPadding: outputPadding,
            groups: groups, dilation: dilation, fileID: fileID, line: line)
    }

    /// Spreads `input[n, c, d, h, w]` by `weight[c, o / groups, kd, kh, kw]`: the
    /// convolution's transpose.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv_transpose3d`
    public static func convTranspose3d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntTriple? = nil,
        padding: IntTriple? = nil, outputPadding: IntTriple? = nil, groups: Int? = nil,
        dilation: IntTriple? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.convTranspose3d(
            input, weight, bias, stride: stride, padding: padding, outputPadding: outputPadding,
            groups: groups, dilation: dilation, fileID: fileID, line: line)
    }
}
