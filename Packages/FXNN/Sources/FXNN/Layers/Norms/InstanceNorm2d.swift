// SPDX-License-Identifier: Apache-2.0

/// Normalises each channel of each sample over space, then may scale and shift it.
///
/// - Shapes: `x: [n, c, h, w]` → the same
/// - SeeAlso: `torch.nn.InstanceNorm2d`
public final class InstanceNorm2d: InstanceNormLayer {
    override class var rank: Int { 2 }
}
