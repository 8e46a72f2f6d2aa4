// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What layers share that add elements before and behind each of the last axes.
///
/// - SeeAlso: `torch.nn.functional.pad`
public class PaddingLayer: Module, Layer, StandardLayer {
    /// Counts before and behind, the last axis first; a negative one takes elements away.
    public let padding: [Int]

    /// What constant padding adds.
    public let value: Double

    class var rank: Int { 1 }
    class var mode: String { "constant" }

    /// Creates a layer that adds as many on all sides.
    public convenience init(_ padding: Int) {
        self.init(Array(repeating: padding, count: 2 * Self.rank))
    }

    /// - Precondition: There are two counts for each axis.
    public convenience init(_ padding: [Int]) { self.init(padding, value: 0) }

    /// - Precondition: There are two counts for each axis.
    init(_ padding: [Int], value: Double) {
        precondition(padding.count == 2 * Self.rank, "padding needs two counts for each axis")
        self.padding = padding
        self.value = value
    }

    public required init(configuration: ModuleConfiguration) throws {
        let given = try configuration.ints("padding")
        let count = 2 * Self.rank
        let isSingle = try configuration.value("padding").int != nil
        padding = isSingle ? Array(repeating: given[0], count: count) : given
        value = try configuration.double("value", default: 0)
        super.init()
        try configuration.require(padding.count == count, "padding")
    }

    public func forward(_ x: Tensor) -> Tensor { F.pad(x, padding, mode: Self.mode) }

    public override var configuration: [ArgumentEntry<Never>] { .of(["padding": padding]) }

    public override var summary: String { configuration.torchText(unnamed: 1) }
}
