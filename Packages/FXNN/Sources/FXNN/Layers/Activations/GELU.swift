// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` times the probability that a normal variable is less, exactly or by tanh.
///
/// - SeeAlso: `torch.nn.GELU`
public final class GELU: Module, Layer, StandardLayer {
    /// How the probability is computed.
    public enum Approximation: String, Sendable {
        case none
        case tanh
    }

    public let approximate: Approximation

    public init(approximate: Approximation = .none) { self.approximate = approximate }

    public init(configuration: ModuleConfiguration) throws {
        approximate = try configuration.choice("approximate", default: Approximation.none)
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.gelu(x, approximate: approximate.rawValue)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["approximate": approximate.rawValue])
    }

    public override var summary: String { configuration.torchText() }
}
