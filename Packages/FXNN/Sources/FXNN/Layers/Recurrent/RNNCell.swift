// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// A step of a plain recurrent cell; the second input is the state, zeros if not given.
///
/// - Shapes: `x: [n, in]`, `state: [n, hidden]` → as `state`
/// - SeeAlso: `torch.nn.RNNCell`
public final class RNNCell: RecurrentCell, Layer2, StandardLayer {
    public let nonlinearity: RNN.Nonlinearity

    static var torchInputs: [String] { ["input", "hx"] }

    /// - Precondition: The counts are positive.
    public init(
        _ inputSize: Int, _ hiddenSize: Int, bias: Bool = true,
        nonlinearity: RNN.Nonlinearity = .tanh
    ) {
        self.nonlinearity = nonlinearity
        super.init(gates: 1, inputSize, hiddenSize, bias)
    }

    public init(configuration: ModuleConfiguration) throws {
        nonlinearity = try configuration.choice("nonlinearity", default: .tanh)
        try super.init(gates: 1, configuration: configuration)
    }

    public func forward(_ x: Tensor, _ state: Tensor?) -> Tensor {
        withBatch(x, state.map { [$0] }, count: 1) { x, states in
            switch nonlinearity {
            case .tanh: [torch.rnnTanhCell(x, states[0], weightIh, weightHh, biasIh, biasHh)]
            case .relu: [torch.rnnReluCell(x, states[0], weightIh, weightHh, biasIh, biasHh)]
            }
        }[0]
    }

    public override var configuration: [ArgumentEntry<Never>] {
        super.configuration + .of(["nonlinearity": nonlinearity.rawValue])
    }

    public override var summary: String {
        super.summary + (nonlinearity == .tanh ? "" : ", nonlinearity=\(nonlinearity)")
    }
}
