// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The `p`-norm of each window of `[n, c, h, w]`.
///
/// - SeeAlso: `torch.nn.LPPool2d`
public final class LPPool2d: NormPoolingLayer<IntPair>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.lpPool2d(
            x, normType, kernelSize.spatialExtents, stride: stride?.spatialExtents,
            ceilMode: ceilMode)
    }
}
