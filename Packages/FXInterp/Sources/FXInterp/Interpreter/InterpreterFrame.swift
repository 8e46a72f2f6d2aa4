// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// One run of one graph: the values computed so far and the inputs not yet taken.
///
/// A run inside another, of a subgraph, has a frame of its own.
final class InterpreterFrame {
    let program: GraphProgram
    let freesValues: Bool

    /// By position; nil for what is not computed yet or not needed any more.
    @exclusivity(unchecked) var values: [Argument<Tensor>?]
    /// By position of a node, whether its value was there from the start.
    @exclusivity(unchecked) var isGiven: [Bool] = []
    /// One for each placeholder, taken out when it is used.
    @exclusivity(unchecked) var inputs: [Argument<Tensor>?] = []
    /// The position of the node that runs next.
    @exclusivity(unchecked) var next = 0
    /// The position of the node that is running.
    @exclusivity(unchecked) var current = 0
    @exclusivity(unchecked) var takenInputs = 0
    @exclusivity(unchecked) var result: Argument<Tensor>?

    init(_ program: GraphProgram, freesValues: Bool) {
        self.program = program
        self.freesValues = freesValues
        values = [Argument<Tensor>?](repeating: nil, count: program.entries.count)
    }

    /// Whether the output has been computed, or there is no node left.
    var isFinished: Bool { result != nil || next >= program.entries.count }

    /// Takes inputs and values that are known already.
    func start(
        _ inputs: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        _ environment: [Node: Argument<Tensor>]
    ) throws(InterpreterError) {
        if !environment.isEmpty {
            isGiven = [Bool](repeating: false, count: values.count)
            for (node, value) in environment {
                guard let position = program.position(of: node) else { continue }
                values[position] = value
                isGiven[position] = true
            }
        }
        self.inputs = try program.parameters.bind(inputs, keywords) { environment[$0] != nil }
    }

    /// The input of the placeholder that is running; each is given once.
    func takeInput() -> Argument<Tensor>? {
        let node = program.entries[current].node
        let parameters = program.parameters.parameters
        // Placeholders mostly stand in order, one after the other.
        var index = takenInputs
        if index >= parameters.count || parameters[index].node != node {
            guard let found = parameters.firstIndex(where: { $0.node == node }) else { return nil }
            index = found
        }
        takenInputs = index + 1
        guard inputs.indices.contains(index) else { return nil }
        defer { inputs[index] = nil }
        return inputs[index]
    }

    /// Lets go of the values that nobody needs after a node.
    func freeValues(after position: Int) {
        for position in program.freed(after: position) { values[Int(position)] = nil }
    }
}
