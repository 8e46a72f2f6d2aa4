// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What layers share that pad with one number.
public class ConstantPaddingLayer: PaddingLayer {
    /// Creates a layer that adds as many on all sides.
    public convenience init(_ padding: Int, _ value: Double) {
        self.init(Array(repeating: padding, count: 2 * Self.rank), value)
    }

    /// - Precondition: There are two counts for each axis.
    public init(_ padding: [Int], _ value: Double) { super.init(padding, value: value) }

    public required init(configuration: ModuleConfiguration) throws {
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor) -> Tensor { F.pad(x, padding, value: value) }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["padding": padding, "value": value])
    }

    public override var summary: String { configuration.torchText() }
}

/// Adds a number along the last axis.
///
/// - SeeAlso: `torch.nn.ConstantPad1d`
public final class ConstantPad1d: ConstantPaddingLayer {
    override class var rank: Int { 1 }
}

/// Adds a number along the last two axes.
///
/// - SeeAlso: `torch.nn.ConstantPad2d`
public final class ConstantPad2d: ConstantPaddingLayer {
    override class var rank: Int { 2 }
}

/// Adds a number along the last three axes.
///
/// - SeeAlso: `torch.nn.ConstantPad3d`
public final class ConstantPad3d: ConstantPaddingLayer {
    override class var rank: Int { 3 }
}
