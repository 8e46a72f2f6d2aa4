// SPDX-License-Identifier: Apache-2.0

/// Normalises each channel over batch and space, then scales and shifts it.
///
/// - Shapes: `x: [n, c, d, h, w]` → the same
/// - SeeAlso: `torch.nn.BatchNorm3d`
public final class BatchNorm3d: BatchNormLayer {}
