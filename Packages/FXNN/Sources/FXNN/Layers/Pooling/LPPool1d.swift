// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The `p`-norm of each window of `[n, c, l]`.
///
/// - SeeAlso: `torch.nn.LPPool1d`
public final class LPPool1d: NormPoolingLayer<Int>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.lpPool1d(
            x, normType, kernelSize.spatialExtents, stride: stride?.spatialExtents,
            ceilMode: ceilMode)
    }
}
