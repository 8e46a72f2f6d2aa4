// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The mean of each window of `[n, c, h, w]`.
///
/// - SeeAlso: `torch.nn.AvgPool2d`
public final class AvgPool2d: AveragePoolingLayer<IntPair>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.avgPool2d(
            x, kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
            countIncludePad: countsPadding, divisorOverride: divisorOverride)
    }
}
