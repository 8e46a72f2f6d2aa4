// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Puts elements back where a maximum was found, among zeros; the inputs are elements, places
/// and, if it matters, the output's size.
///
/// - SeeAlso: `torch.nn.MaxUnpool2d`
public final class MaxUnpool2d: UnpoolingLayer<IntPair>, Layer3, StandardLayer {
    static var torchInputs: [String] { ["input", "indices", "output_size"] }

    public func forward(_ x: Tensor, _ indices: Tensor, _ outputSize: [Int]?) -> Tensor {
        F.maxUnpool2d(
            x, indices, kernelSize.spatialExtents, stride: stride.spatialExtents,
            padding: padding.spatialExtents, outputSize: outputSize)
    }
}
