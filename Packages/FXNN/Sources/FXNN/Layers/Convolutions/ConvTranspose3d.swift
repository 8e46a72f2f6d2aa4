// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// A convolution's transpose over depth, height and width; the second input is the output's size, if it matters.
///
/// - Shapes: `x: [n, in, d, h, w]`, `weight: [in, out / groups, kd, kh, kw]`, `bias: [out]` →
///   `[n, out, ...]`
/// - SeeAlso: `torch.nn.ConvTranspose3d`
public final class ConvTranspose3d: TransposedConvolutionLayer<IntTriple>, Layer2, AffineLayer,
    StandardLayer
{
    static var torchInputs: [String] { ["input", "output_size"] }

    public convenience init(_ other: ConvTranspose3d, weight: Tensor, bias: Tensor?) {
        self.init(configuredAs: other, weight, bias)
    }

    public func forward(_ x: Tensor, _ outputSize: [Int]?) -> Tensor {
        F.convTranspose3d(
            x, weight, bias, stride: stride, padding: padding,
            outputPadding: padding(of: x, for: outputSize), groups: groups, dilation: dilation)
    }
}
