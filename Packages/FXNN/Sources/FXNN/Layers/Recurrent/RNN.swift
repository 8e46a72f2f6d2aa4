// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Layers of plain recurrent cells, with tanh or ReLU.
///
/// Gives the outputs of the last layer at each step, and the last state of each layer.
///
/// - Shapes: `x: [steps, n, in]`, `state: [layers · directions, n, hidden]` →
///   `[steps, n, directions · hidden]` and as `state`
/// - SeeAlso: `torch.nn.RNN`
public final class RNN: RecurrentLayer, Callable, StandardLayer {
    /// What a cell applies to its sum.
    public enum Nonlinearity: String, Sendable {
        case tanh, relu
    }

    public let nonlinearity: Nonlinearity

    /// - Precondition: Counts are positive.
    public init(
        _ inputSize: Int, _ hiddenSize: Int, layerCount: Int = 1,
        nonlinearity: Nonlinearity = .tanh, bias: Bool = true,
        batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false
    ) {
        self.nonlinearity = nonlinearity
        super.init(
            gates: 1,
            RecurrentShape(
                inputSize: inputSize, hiddenSize: hiddenSize, layerCount: layerCount,
                hasBias: bias, batchFirst: batchFirst, dropout: dropout,
                bidirectional: bidirectional))
    }

    public init(configuration: ModuleConfiguration) throws {
        let shape = try configuration.recurrentShape()
        try configuration.require(shape.projectionSize == 0, "proj_size")
        nonlinearity = try configuration.choice("nonlinearity", default: .tanh)
        super.init(gates: 1, shape)
    }

    public func forward(_ x: Tensor, _ state: Tensor?) -> (Tensor, Tensor) {
        let result = withBatch(x, state.map { [$0] }) { x, states in
            let state = states?[0] ?? zeroState(hiddenSize, for: x)
            switch nonlinearity {
            case .tanh:
                return torch.rnnTanh(
                    x, state, weights, hasBias, layerCount, dropout, isTraining, bidirectional,
                    batchFirst)
            case .relu:
                return torch.rnnRelu(
                    x, state, weights, hasBias, layerCount, dropout, isTraining, bidirectional,
                    batchFirst)
            }
        }
        return (result[0], result[1])
    }

    public func callAsFunction(
        _ x: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor) {
        call({ self.forward($0, nil) }, x, fileID: fileID, line: line)
    }

    public func callAsFunction(
        _ x: Tensor, _ state: Tensor?, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor) { call(forward, x, state, fileID: fileID, line: line) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["input", "hx"] }

    public override var configuration: [ArgumentEntry<Never>] {
        super.configuration + .of(["nonlinearity": nonlinearity.rawValue])
    }
}
