// SPDX-License-Identifier: Apache-2.0

/// Repeats the outermost elements along the last axis.
///
/// - SeeAlso: `torch.nn.ReplicationPad1d`
public final class ReplicationPad1d: PaddingLayer {
    override class var rank: Int { 1 }
    override class var mode: String { "replicate" }
}

/// Repeats the outermost elements along the last two axes.
///
/// - SeeAlso: `torch.nn.ReplicationPad2d`
public final class ReplicationPad2d: PaddingLayer {
    override class var rank: Int { 2 }
    override class var mode: String { "replicate" }
}

/// Repeats the outermost elements along the last three axes.
///
/// - SeeAlso: `torch.nn.ReplicationPad3d`
public final class ReplicationPad3d: PaddingLayer {
    override class var rank: Int { 3 }
    override class var mode: String { "replicate" }
}
