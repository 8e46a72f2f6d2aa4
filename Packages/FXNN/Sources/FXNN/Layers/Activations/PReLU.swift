// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` above 0, else `x` times a learned slope, one for all channels or one for each.
///
/// - Shapes: `x: [n, c, ...]`, `weight: [1]` or `[c]` → as `x`
/// - SeeAlso: `torch.nn.PReLU`
public final class PReLU: Module, Layer, StandardLayer {
    public let parameterCount: Int
    @Parameter public var weight: Tensor

    /// - Precondition: The count is positive.
    public init(_ parameterCount: Int = 1, slope: Double = 0.25) {
        precondition(parameterCount > 0, "PReLU needs a positive number of parameters")
        self.parameterCount = parameterCount
        _weight = Parameter(wrappedValue: .initial([parameterCount], filledWith: slope))
    }

    public convenience init(configuration: ModuleConfiguration) throws {
        self.init(
            try configuration.count("num_parameters", default: 1),
            slope: try configuration.double("init", default: 0.25))
    }

    public func forward(_ x: Tensor) -> Tensor { F.prelu(x, weight) }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["num_parameters": parameterCount])
    }

    public override var summary: String { configuration.torchText() }
}
