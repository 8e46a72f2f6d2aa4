// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What layers share that set elements to 0 by chance in training.
public class DropoutLayer: Module, Layer, StandardLayer {
    /// The probability that an element or channel is dropped.
    public let p: Double

    /// Whether the input gets the result.
    public let inplace: Bool

    /// - Precondition: `p` is from 0 to 1.
    public init(_ p: Double = 0.5, inplace: Bool = false) {
        precondition((0...1).contains(p), "a probability is from 0 to 1")
        self.p = p
        self.inplace = inplace
    }

    public required init(configuration: ModuleConfiguration) throws {
        p = try configuration.probability("p", default: 0.5)
        inplace = try configuration.bool("inplace", default: false)
    }

    public func forward(_ x: Tensor) -> Tensor { x }

    public override var members: [ModuleMember] { [] }

    /// Training draws, and what is in place changes the input.
    public override var isPure: Bool { !isTraining }

    public override var configuration: [ArgumentEntry<Never>] { .of(["p": p, "inplace": inplace]) }

    public override var summary: String { configuration.torchText() }
}
