// SPDX-License-Identifier: Apache-2.0

/// Adds the elements of the other side along the last axis.
///
/// - SeeAlso: `torch.nn.CircularPad1d`
public final class CircularPad1d: PaddingLayer {
    override class var rank: Int { 1 }
    override class var mode: String { "circular" }
}

/// Adds the elements of the other side along the last two axes.
///
/// - SeeAlso: `torch.nn.CircularPad2d`
public final class CircularPad2d: PaddingLayer {
    override class var rank: Int { 2 }
    override class var mode: String { "circular" }
}

/// Adds the elements of the other side along the last three axes.
///
/// - SeeAlso: `torch.nn.CircularPad3d`
public final class CircularPad3d: PaddingLayer {
    override class var rank: Int { 3 }
    override class var mode: String { "circular" }
}
