// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Layers of long short-term memory.
///
/// Gives the outputs of the last layer at each step, and the last state of each layer.
///
/// - Shapes: `x: [steps, n, in]`, states `[layers · directions, n, hidden]` →
///   `[steps, n, directions · hidden]` and as the states
/// - SeeAlso: `torch.nn.LSTM`
public final class LSTM: RecurrentLayer, Callable, StandardLayer {
    /// - Precondition: Counts are positive, the projection is narrower than the state.
    public init(
        _ inputSize: Int, _ hiddenSize: Int, layerCount: Int = 1, bias: Bool = true,
        batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
        projectionSize: Int = 0
    ) {
        super.init(
            gates: 4,
            RecurrentShape(
                inputSize: inputSize, hiddenSize: hiddenSize, layerCount: layerCount,
                hasBias: bias, batchFirst: batchFirst, dropout: dropout,
                bidirectional: bidirectional, projectionSize: projectionSize))
    }

    public init(configuration: ModuleConfiguration) throws {
        super.init(gates: 4, try configuration.recurrentShape())
    }

    public func forward(_ x: Tensor, _ state: LSTMState?) -> (Tensor, LSTMState) {
        let result = withBatch(x, state.map { [$0.hidden, $0.cell] }) { x, states in
            let states =
                states ?? [zeroState(outputSize, for: x), zeroState(hiddenSize, for: x)]
            return torch.lstm(
                x, states, weights, hasBias, layerCount, dropout, isTraining, bidirectional,
                batchFirst)
        }
        return (result[0], LSTMState(result[1], result[2]))
    }

    public func callAsFunction(
        _ x: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, LSTMState) {
        call({ self.forward($0, nil) }, x, fileID: fileID, line: line)
    }

    public func callAsFunction(
        _ x: Tensor, _ state: LSTMState?, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, LSTMState) { call(forward, x, state, fileID: fileID, line: line) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["input", "hx"] }

    override var stateCount: Int { 2 }
}
