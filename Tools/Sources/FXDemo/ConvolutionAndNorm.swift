// SPDX-License-Identifier: Apache-2.0

public import FX

/// A convolution followed by a batch norm.
public final class ConvolutionAndNorm: Module, Layer {
    public let conv = Conv2d(3, 16, kernelSize: 3)
    public let bn = BatchNorm2d(16)

    public func forward(_ x: Tensor) -> Tensor { bn(conv(x)) }
}
