// SPDX-License-Identifier: Apache-2.0

public import FXNN
import FXTensor

extension Conv2d {
    /// Returns a convolution that computes this one followed by a batch norm in inference mode.
    ///
    /// - Returns: nil where the batch norm's result depends on the batch, or dtypes differ.
    /// - Throws: ``TensorError`` where the shapes do not go together.
    public func folding(_ norm: BatchNorm2d) throws -> Conv2d? {
        guard !norm.isTraining, let mean = norm.runningMean, let variance = norm.runningVar,
            mean.dtype == weight.dtype, variance.dtype == weight.dtype
        else { return nil }
        return try withTensorErrors {
            var scale = (variance + norm.eps).rsqrt()
            if let gamma = norm.weight { scale = scale * gamma }
            var shift = -mean
            if let bias { shift = bias - mean }
            shift = shift * scale
            if let beta = norm.bias { shift = shift + beta }
            let folded = withBias()
            folded.weight = weight * scale.reshape([outChannels, 1, 1, 1])
            folded.bias = shift
            folded.train(isTraining)
            return folded
        }
    }

    /// A convolution of the same numbers, however it pads, that has a bias.
    private func withBias() -> Conv2d {
        if let namedPadding {
            return Conv2d(
                inChannels, outChannels, kernelSize: kernelSize, stride: stride,
                padding: namedPadding, dilation: dilation, groups: groups,
                paddingMode: paddingMode)
        }
        return Conv2d(
            inChannels, outChannels, kernelSize: kernelSize, stride: stride, padding: padding,
            dilation: dilation, groups: groups, paddingMode: paddingMode)
    }
}
