// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The mean of each window of `[n, c, l]`.
///
/// - SeeAlso: `torch.nn.AvgPool1d`
public final class AvgPool1d: AveragePoolingLayer<Int>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.avgPool1d(
            x, kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
            countIncludePad: countsPadding)
    }
}
