// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The `p`-norm of each window of `[n, c, d, h, w]`.
///
/// - SeeAlso: `torch.nn.LPPool3d`
public final class LPPool3d: NormPoolingLayer<IntTriple>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.lpPool3d(
            x, normType, kernelSize.spatialExtents, stride: stride?.spatialExtents,
            ceilMode: ceilMode)
    }
}
