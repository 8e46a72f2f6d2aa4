// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// A convolution over depth, height and width.
///
/// - Shapes: `x: [n, in, d, h, w]`, `weight: [out, in / groups, kd, kh, kw]`, `bias: [out]` →
///   `[n, out, ...]` with extents `(l + 2 padding - dilation (k - 1) - 1) / stride + 1`
/// - SeeAlso: `torch.nn.Conv3d`
public final class Conv3d: ConvolutionLayer<IntTriple>, Layer, AffineLayer, StandardLayer {
    /// Creates a layer with weights drawn uniformly from ±1/√(in / groups · kernel).
    ///
    /// - Precondition: Counts are positive, and `groups` divides both numbers of channels.
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: IntTriple, stride: IntTriple = 1,
        padding: IntTriple = 0, dilation: IntTriple = 1, groups: Int = 1, bias: Bool = true,
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
        _ inChannels: Int, _ outChannels: Int, kernelSize: IntTriple, stride: IntTriple = 1,
        padding: NamedPadding, dilation: IntTriple = 1, groups: Int = 1, bias: Bool = true,
        paddingMode: PaddingMode = .zeros
    ) {
        super.init(
            inChannels, outChannels, kernelSize, stride, 0, padding, dilation, groups, bias,
            paddingMode)
    }

    public init(_ other: Conv3d, weight: Tensor, bias: Tensor?) {
        super.init(configuredAs: other, weight, bias)
    }

    public required init(configuration: ModuleConfiguration) throws {
        try super.init(configuration: configuration)
    }

    public func forward(_ x: Tensor) -> Tensor {
        if let x = padded(x) {
            return F.conv3d(
                x, weight, bias, stride: stride, padding: 0, dilation: dilation, groups: groups)
        }
        if let namedPadding {
            return F.conv3d(
                x, weight, bias, stride: stride, padding: namedPadding.rawValue,
                dilation: dilation, groups: groups)
        }
        return F.conv3d(
            x, weight, bias, stride: stride, padding: padding, dilation: dilation,
            groups: groups)
    }
}
