// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What recurrent layers share: their parameters, one set a layer and direction.
///
/// The names are torch's: `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0`, `weight_hr_l0`
/// where states are projected, and `weight_ih_l0_reverse` of the backward direction.
///
/// - SeeAlso: `torch.nn.modules.rnn.RNNBase`
public class RecurrentLayer: Module {
    public let inputSize: Int
    public let hiddenSize: Int
    public let layerCount: Int
    public let hasBias: Bool

    /// Whether the batch is the first dimension of inputs and outputs, not the second.
    public let batchFirst: Bool

    /// The probability in training that what goes from a layer to the next is dropped.
    public let dropout: Double
    public let bidirectional: Bool

    /// The width to which states are projected; 0 for none.
    public let projectionSize: Int

    private let parameters: [(name: String, parameter: Parameter<Tensor>)]

    /// - Parameter gates: The number of gates of a cell.
    /// - Precondition: Counts are positive, the projection is narrower than the state.
    init(gates: Int, _ shape: RecurrentShape) {
        precondition(
            shape.inputSize > 0 && shape.hiddenSize > 0 && shape.layerCount > 0,
            "a recurrent layer needs positive counts")
        precondition(
            shape.projectionSize >= 0 && shape.projectionSize < shape.hiddenSize,
            "a projection must be narrower than the state")
        precondition((0...1).contains(shape.dropout), "a probability is from 0 to 1")
        inputSize = shape.inputSize
        hiddenSize = shape.hiddenSize
        layerCount = shape.layerCount
        hasBias = shape.hasBias
        batchFirst = shape.batchFirst
        dropout = shape.dropout
        bidirectional = shape.bidirectional
        projectionSize = shape.projectionSize
        parameters = shape.parameters(gates: gates)
    }

    /// The number of tensors of a state.
    var stateCount: Int { 1 }

    /// The number of directions.
    final var directionCount: Int { bidirectional ? 2 : 1 }

    /// The width of a direction's output.
    final var outputSize: Int { projectionSize > 0 ? projectionSize : hiddenSize }

    /// The parameters in the order that the operators take them.
    final var weights: [Tensor] { parameters.map(\.parameter.wrappedValue) }

    /// Returns a parameter by its name in torch, such as `weight_ih_l0`.
    public final func parameter(_ name: String) -> Tensor? {
        parameters.first { $0.name == name }?.parameter.wrappedValue
    }

    public override var members: [ModuleMember] {
        parameters.flatMap { $0.parameter.members(named: $0.name) }
    }

    /// Dropout between layers draws in training.
    public override var isPure: Bool { !isTraining || dropout == 0 || layerCount == 1 }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "input_size": inputSize, "hidden_size": hiddenSize, "proj_size": projectionSize,
            "num_layers": layerCount, "bias": hasBias, "batch_first": batchFirst,
            "dropout": dropout, "bidirectional": bidirectional,
        ])
    }

    public override var summary: String {
        let usual: [Literal] = [.int(0), .int(1), true, false, .double(0), false]
        let entries = configuration
        let given = zip(entries[2..<8], usual).filter { $0.value != $1 }.map(\.0)
        return (entries[..<2] + given).torchText(unnamed: 2)
    }
}
