// SPDX-License-Identifier: Apache-2.0

/// Adds zeros along the last axis.
///
/// - SeeAlso: `torch.nn.ZeroPad1d`
public final class ZeroPad1d: PaddingLayer {
    override class var rank: Int { 1 }
    override class var mode: String { "constant" }
}

/// Adds zeros along the last two axes.
///
/// - SeeAlso: `torch.nn.ZeroPad2d`
public final class ZeroPad2d: PaddingLayer {
    override class var rank: Int { 2 }
    override class var mode: String { "constant" }
}

/// Adds zeros along the last three axes.
///
/// - SeeAlso: `torch.nn.ZeroPad3d`
public final class ZeroPad3d: PaddingLayer {
    override class var rank: Int { 3 }
    override class var mode: String { "constant" }
}
