// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The means of so many windows of `[n, c, l]` that the output has a given size.
///
/// - SeeAlso: `torch.nn.AdaptiveAvgPool1d`
public final class AdaptiveAvgPool1d: AdaptivePoolingLayer<Int>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor { F.adaptiveAvgPool1d(x, size(for: x)) }
}
