// SPDX-License-Identifier: Apache-2.0

/// Normalises each channel over batch and space, then scales and shifts it.
///
/// - Shapes: `x: [n, c]` or `[n, c, l]` → the same
/// - SeeAlso: `torch.nn.BatchNorm1d`
public final class BatchNorm1d: BatchNormLayer {}
