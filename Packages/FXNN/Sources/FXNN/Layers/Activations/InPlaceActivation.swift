// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What activations share that can write their result into the input.
public class InPlaceActivation: Module, Layer, StandardLayer {
    /// Whether the input gets the result.
    public let inplace: Bool

    public init(inplace: Bool = false) { self.inplace = inplace }

    public required init(configuration: ModuleConfiguration) throws {
        inplace = try configuration.bool("inplace", default: false)
    }

    public func forward(_ x: Tensor) -> Tensor { x }

    public override var members: [ModuleMember] { [] }

    public override var isPure: Bool { !inplace }

    public override var configuration: [ArgumentEntry<Never>] {
        inplace ? .of(["inplace": true]) : []
    }

    public override var summary: String { configuration.torchText() }
}
