// SPDX-License-Identifier: Apache-2.0

/// Normalises each channel over batch and space, then scales and shifts it.
///
/// - Shapes: `x: [n, c, h, w]` → the same
/// - SeeAlso: `torch.nn.BatchNorm2d`
public final class BatchNorm2d: BatchNormLayer {}
