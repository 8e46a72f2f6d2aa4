// SPDX-License-Identifier: Apache-2.0

/// Adds the elements mirrored at the border along the last axis.
///
/// - SeeAlso: `torch.nn.ReflectionPad1d`
public final class ReflectionPad1d: PaddingLayer {
    override class var rank: Int { 1 }
    override class var mode: String { "reflect" }
}

/// Adds the elements mirrored at the border along the last two axes.
///
/// - SeeAlso: `torch.nn.ReflectionPad2d`
public final class ReflectionPad2d: PaddingLayer {
    override class var rank: Int { 2 }
    override class var mode: String { "reflect" }
}

/// Adds the elements mirrored at the border along the last three axes.
///
/// - SeeAlso: `torch.nn.ReflectionPad3d`
public final class ReflectionPad3d: PaddingLayer {
    override class var rank: Int { 3 }
    override class var mode: String { "reflect" }
}
