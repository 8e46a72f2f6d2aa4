// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// A step of gated recurrent units; the second input is the state, zeros if not given.
///
/// - Shapes: `x: [n, in]`, `state: [n, hidden]` → as `state`
/// - SeeAlso: `torch.nn.GRUCell`
public final class GRUCell: RecurrentCell, Layer2, StandardLayer {
    static var torchInputs: [String] { ["input", "hx"] }

    /// - Precondition: The counts are positive.
    public init(_ inputSize: Int, _ hiddenSize: Int, bias: Bool = true) {
        super.init(gates: 3, inputSize, hiddenSize, bias)
    }

    public init(configuration: ModuleConfiguration) throws {
        try super.init(gates: 3, configuration: configuration)
    }

    public func forward(_ x: Tensor, _ state: Tensor?) -> Tensor {
        withBatch(x, state.map { [$0] }, count: 1) { x, states in
            [torch.gruCell(x, states[0], weightIh, weightHh, biasIh, biasHh)]
        }[0]
    }
}
