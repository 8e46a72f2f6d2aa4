// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The mean of each window of `[n, c, d, h, w]`.
///
/// - SeeAlso: `torch.nn.AvgPool3d`
public final class AvgPool3d: AveragePoolingLayer<IntTriple>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.avgPool3d(
            x, kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
            countIncludePad: countsPadding, divisorOverride: divisorOverride)
    }
}
