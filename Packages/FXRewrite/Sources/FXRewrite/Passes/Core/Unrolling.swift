// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// A recurrent layer that becomes the operators of its steps.
struct Unrolling {
    typealias Value = Argument<Node>

    private let site: DecompositionSite
    private let cell: RecurrentCell
    private let states: [Value]
    private let parameters: [Value]
    private let layers: Int
    private let directions: Int
    private let hasBiases: Bool
    private let isBatchFirst: Bool
    private let length: Int
    private let width: Int
    /// How many parameters a layer has in one direction.
    private let share: Int
    /// What is dropped between layers.
    private let dropout: Double

    /// Nil where the layer stays: the length of the sequence is not known.
    init?(_ site: DecompositionSite, _ cell: RecurrentCell, _ states: [Value]) {
        guard let parameters = site["params"].items, let layers = site["num_layers"].int,
            let hasBiases = site["has_biases"].bool, let isBatchFirst = site["batch_first"].bool,
            let isBidirectional = site["bidirectional"].bool,
            let dropout = site["train"].bool == false ? 0 : site["dropout"].double,
            (0...1).contains(dropout),
            let shape = site.spec(site["input"])?.shape, shape.rank == 3,
            let length = shape.dimensions[isBatchFirst ? 1 : 0].value,
            (1...DecompositionBudget.limit).contains(length), layers > 0,
            let runs = layers.times(isBidirectional ? 2 : 1),
            let share = parameters.count.dividedExactly(by: runs),
            // A layer may project its state.
            share == (hasBiases ? 4 : 2) || cell == .lstm && share == (hasBiases ? 5 : 3),
            let width = site.extents(parameters[1])?.first?.dividedExactly(by: cell.gates)
        else { return nil }
        (self.share, self.dropout) = (share, dropout)
        (self.site, self.cell, self.states, self.parameters) = (site, cell, states, parameters)
        (self.layers, self.hasBiases, self.isBatchFirst) = (layers, hasBiases, isBatchFirst)
        (self.length, self.width) = (length, width)
        directions = isBidirectional ? 2 : 1
    }

    /// The outputs of all steps, then the last states.
    func value() throws -> Value {
        var input = site["input"]
        if isBatchFirst { input = try site.aten("permute.default", input, [1, 0, 2]) }
        var last = Array(repeating: [Value](), count: states.count)
        for layer in 0..<layers {
            var outputs: [Value] = []
            for direction in 0..<directions {
                let (steps, final) = try run(
                    input, layer * directions + direction, isReversed: direction == 1)
                let rows = try steps.map { try site.aten("unsqueeze.default", $0, 0) }
                outputs.append(try site.aten("cat.default", .list(rows), 0))
                for (index, state) in final.enumerated() { last[index].append(state) }
            }
            input = directions == 1 ? outputs[0] : try site.aten("cat.default", .list(outputs), 2)
            if dropout > 0, layer < layers - 1 {
                input = try site.aten("dropout.default", input, .double(dropout), true)
            }
        }
        if isBatchFirst { input = try site.aten("permute.default", input, [1, 0, 2]) }
        let finals = try last.map { states in
            let rows = try states.map { try site.aten("unsqueeze.default", $0, 0) }
            return try site.aten("cat.default", .list(rows), 0)
        }
        return .tuple([input] + finals)
    }

    /// One layer in one direction: its outputs in the order of the input, and its last states.
    private func run(
        _ input: Value, _ index: Int, isReversed: Bool
    ) throws -> (steps: [Value], final: [Value]) {
        let weights = Array(parameters.dropFirst(index * share).prefix(share))
        let projection = share % 2 == 1 ? weights.last : nil
        let biases = hasBiases ? (weights[2], weights[3]) : (Value.none, Value.none)
        // The input's share of all steps is one product.
        let shares = try site.aten("linear.default", input, weights[0], biases.0)
        var current = try states.map { try site.aten("select.int", $0, 0, .int(index)) }
        var steps: [Value] = []
        for step in isReversed ? Array((0..<length).reversed()) : Array(0..<length) {
            let part = try site.aten("select.int", shares, 0, .int(step))
            let hidden = try site.aten("linear.default", current[0], weights[1], biases.1)
            current = try cell.step(site, part, hidden, current, width)
            if let projection {
                current[0] = try site.aten("linear.default", current[0], projection)
            }
            steps.append(current[0])
        }
        return (isReversed ? steps.reversed() : steps, current)
    }
}
