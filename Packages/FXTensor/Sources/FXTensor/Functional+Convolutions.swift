// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Convolves `input[n, c, l]` with `weight[o, c / groups, k]`; the input may be without n.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv1d`
    public static func conv1d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int? = nil,
        padding: Int? = nil, dilation: Int? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.conv1d(
            input, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups, fileID: fileID, line: line)
    }

    /// Convolves `input[n, c, l]` with `weight[o, c / groups, k]`,
    /// with padding `"same"` or `"valid"`.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv1d`
    public static func conv1d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int? = nil,
        padding: String, dilation: Int? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.conv1d(
            input, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups, fileID: fileID, line: line)
    }

    /// Convolves `input[n, c, h, w]` with `weight[o, c / groups, kh, kw]`; the input may be without n.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv2d`
    public static func conv2d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntPair? = nil,
        padding: IntPair? = nil, dilation: IntPair? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.conv2d(
            input, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups, fileID: fileID, line: line)
    }

    /// Convolves `input[n, c, h, w]` with `weight[o, c / groups, kh, kw]`,
    /// with padding `"same"` or `"valid"`.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv2d`
    public static func conv2d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntPair? = nil,
        padding: String, dilation: IntPair? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.conv2d(
            input, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups, fileID: fileID, line: line)
    }

    /// Convolves `input[n, c, d, h, w]` with `weight[o, c / groups, kd, kh, kw]`; the input may be without n.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv3d`
    public static func conv3d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntTriple? = nil,
        padding: IntTriple? = nil, dilation: IntTriple? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.conv3d(
            input, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups, fileID: fileID, line: line)
    }

    /// Convolves `input[n, c, d, h, w]` with `weight[o, c / groups, kd, kh, kw]`,
    /// with padding `"same"` or `"valid"`.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.conv3d`
    public static func conv3d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntTriple? = nil,
        padding: String, dilation: IntTriple? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.conv3d(
            input, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups, fileID: fileID, line: line)
    }
}
