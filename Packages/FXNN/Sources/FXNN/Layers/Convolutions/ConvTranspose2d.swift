// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// A convolution's transpose over height and width; the second input is the output's size, if it matters.
///
/// - Shapes: `x: [n, in, h, w]`, `weight: [in, out / groups, kh, kw]`, `bias: [out]` →
///   `[n, out, ...]`
/// - SeeAlso: `torch.nn.ConvTranspose2d`
public final class ConvTranspose2d: TransposedConvolutionLayer<IntPair>, Layer2, AffineLayer,
    StandardLayer
{
    static var torchInputs: [String] { ["input", "output_size"] }

    public convenience init(_ other: ConvTranspose2d, weight: Tensor, bias: Tensor?) {
        self.init(configuredAs: other, weight, bias)
    }

    public func forward(_ x: Tensor, _ outputSize: [Int]?) -> Tensor {
        F.convTranspose2d(
            x, weight, bias, stride: stride, padding: padding,
            outputPadding: padding(of: x, for: outputSize), groups: groups, dilation: dilation)
    }
}
