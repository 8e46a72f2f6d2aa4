// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// A convolution over the last axis.
///
/// - Shapes: `x: [n, in, l]`, `weight: [out, in / groups, k]`, `bias: [out]` →
///   `[n, out, ...]` with extents `(l + 2 padding - dilation (k - 1) - 1) / stride + 1`
/// - SeeAlso: `torch.nn.Conv1d`
public final class Conv1d: ConvolutionLayer<Int>, Layer, AffineLayer, StandardLayer {
    /// Creates a layer with weights drawn uniformly from ±1/√(in / groups · kernel).
    ///
    /// - Precondition: Counts are positive, and `groups` divides both numbers of channels.
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1,
        padding: Int = 0, dilation: Int = 1, groups: Int = 1, bias: Bool = true,
        paddingMode: PaddingMode = .zeros
    ) {
        super.init(
            inChannels, outChannels, kernelSize, stride, padding, nil, dilation, groups, bias,
            paddingMode)
    }

    /// Creates a layer whose padding has a name.
    ///
    /// - Precondition: As above; strides are 1 where the padding is `same`.
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1,
        padding: NamedPadding, dilation: Int = 1, groups: Int = 1, bias: Bool = true,
        paddingMode: PaddingMode = .zeros
    ) {
        super.init(
            inChannels, outChannels, kernelSize, stride, 0, padding, dilation, groups, bias,
            paddingMode)
    }

    public init(_ other: Conv1d, weight: Tensor, bias: Tensor?) {
        super.init(configuredAs: other, weight, bias)
    }

    public required init(configuration: ModuleConfiguration) throws {
        try super.init(configuration: configuration)
    }

    public func forward(_ x: Tensor) -> Tensor {
        if let x = padded(x) {
            return F.conv1d(
                x, weight, bias, stride: stride, padding: 0, dilation: dilation, groups: groups)
        }
        if let namedPadding {
            return F.conv1d(
                x, weight, bias, stride: stride, padding: namedPadding.rawValue,
                dilation: dilation, groups: groups)
        }
        return F.conv1d(
            x, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups)
    }
}
