// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The means of so many windows of `[n, c, d, h, w]` that the output has a given size.
///
/// - SeeAlso: `torch.nn.AdaptiveAvgPool3d`
public final class AdaptiveAvgPool3d: AdaptivePoolingLayer<IntTriple>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor { F.adaptiveAvgPool3d(x, size(for: x)) }
}
