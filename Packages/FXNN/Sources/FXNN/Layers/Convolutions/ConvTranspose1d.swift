// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// A convolution's transpose over the last axis; the second input is the output's size, if it matters.
///
/// - Shapes: `x: [n, in, l]`, `weight: [in, out / groups, k]`, `bias: [out]` →
///   `[n, out, ...]`
/// - SeeAlso: `torch.nn.ConvTranspose1d`
public final class ConvTranspose1d: TransposedConvolutionLayer<Int>, Layer2, AffineLayer,
    StandardLayer
{
    static var torchInputs: [String] { ["input", "output_size"] }

    public convenience init(_ other: ConvTranspose1d, weight: Tensor, bias: Tensor?) {
        self.init(configuredAs: other, weight, bias)
    }

    public func forward(_ x: Tensor, _ outputSize: [Int]?) -> Tensor {
        F.convTranspose1d(
            x, weight, bias, stride: stride, padding: padding,
            outputPadding: padding(of: x, for: outputSize), groups: groups, dilation: dilation)
    }
}
