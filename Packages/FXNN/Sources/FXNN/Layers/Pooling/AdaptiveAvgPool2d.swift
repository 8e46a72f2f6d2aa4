// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The means of so many windows of `[n, c, h, w]` that the output has a given size.
///
/// - SeeAlso: `torch.nn.AdaptiveAvgPool2d`
public final class AdaptiveAvgPool2d: AdaptivePoolingLayer<IntPair>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor { F.adaptiveAvgPool2d(x, size(for: x)) }
}
