// SPDX-License-Identifier: Apache-2.0

/// Normalises each channel of each sample over space, then may scale and shift it.
///
/// - Shapes: `x: [n, c, l]` → the same
/// - SeeAlso: `torch.nn.InstanceNorm1d`
public final class InstanceNorm1d: InstanceNormLayer {
    override class var rank: Int { 1 }
}
