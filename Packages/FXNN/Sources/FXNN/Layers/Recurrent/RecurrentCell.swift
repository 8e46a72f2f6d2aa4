// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What recurrent cells share: the parameters of one step.
///
/// - SeeAlso: `torch.nn.modules.rnn.RNNCellBase`
public class RecurrentCell: Module {
    public let inputSize: Int
    public let hiddenSize: Int
    @Parameter public var weightIh: Tensor
    @Parameter public var weightHh: Tensor
    @Parameter public var biasIh: Tensor?
    @Parameter public var biasHh: Tensor?

    /// Creates a cell with parameters drawn uniformly from ±1/√hidden.
    ///
    /// - Precondition: The counts are positive.
    init(gates: Int, _ inputSize: Int, _ hiddenSize: Int, _ bias: Bool) {
        precondition(inputSize > 0 && hiddenSize > 0, "a recurrent cell needs positive counts")
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        let (height, fanIn) = (gates * hiddenSize, Double(hiddenSize))
        _weightIh = Parameter(wrappedValue: .initial([height, inputSize], fanIn: fanIn))
        _weightHh = Parameter(wrappedValue: .initial([height, hiddenSize], fanIn: fanIn))
        _biasIh = Parameter(wrappedValue: bias ? .initial([height], fanIn: fanIn) : nil)
        _biasHh = Parameter(wrappedValue: bias ? .initial([height], fanIn: fanIn) : nil)
    }

    init(gates: Int, configuration c: ModuleConfiguration) throws {
        inputSize = try c.count("input_size")
        hiddenSize = try c.count("hidden_size")
        let bias = try c.bool("bias", default: true)
        let (height, fanIn) = (gates * hiddenSize, Double(hiddenSize))
        _weightIh = Parameter(wrappedValue: .initial([height, inputSize], fanIn: fanIn))
        _weightHh = Parameter(wrappedValue: .initial([height, hiddenSize], fanIn: fanIn))
        _biasIh = Parameter(wrappedValue: bias ? .initial([height], fanIn: fanIn) : nil)
        _biasHh = Parameter(wrappedValue: bias ? .initial([height], fanIn: fanIn) : nil)
    }

    /// Runs on an input that may lack the batch, which is added and taken away again.
    final func withBatch(
        _ x: Tensor, _ states: [Tensor]?, count: Int, _ body: (Tensor, [Tensor]) -> [Tensor]
    ) -> [Tensor] {
        let lacksBatch = !x.isTraced && x.extents.count == 1
        let input = lacksBatch ? x.unsqueeze(0) : x
        let given = states.map { $0.map { lacksBatch ? $0.unsqueeze(0) : $0 } }
        let zeros = { input.newZeros(input.shape[0], SymInt(self.hiddenSize)) }
        let result = body(input, given ?? (0..<count).map { _ in zeros() })
        return lacksBatch ? result.map { $0.squeeze(0) } : result
    }

    public override var members: [ModuleMember] { super.members.torchNamed }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["input_size": inputSize, "hidden_size": hiddenSize, "bias": biasIh != nil])
    }

    public override var summary: String {
        let entries = configuration
        return Array(entries[...(biasIh == nil ? 2 : 1)]).torchText(unnamed: 2)
    }
}
