// SPDX-License-Identifier: Apache-2.0

/// Normalises each channel of each sample over space, then may scale and shift it.
///
/// - Shapes: `x: [n, c, d, h, w]` → the same
/// - SeeAlso: `torch.nn.InstanceNorm3d`
public final class InstanceNorm3d: InstanceNormLayer {
    override class var rank: Int { 3 }
}
