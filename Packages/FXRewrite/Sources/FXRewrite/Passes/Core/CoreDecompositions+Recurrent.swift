// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Recurrent layers, step by step: the length of the sequence must be a known number.
extension CoreDecompositions {
    static let recurrent: [String: Rule] = [
        "lstm.input": { site in
            guard let states = site["hx"].items, states.count == 2 else { return nil }
            return try Unrolling(site, .lstm, states)?.value()
        },
        "gru.input": { site in try Unrolling(site, .gru, [site["hx"]])?.value() },
        "rnn_tanh.input": { site in try Unrolling(site, .tanh, [site["hx"]])?.value() },
        "rnn_relu.input": { site in try Unrolling(site, .relu, [site["hx"]])?.value() },
        "lstm_cell.default": { site in
            guard let states = site["hx"].items, states.count == 2 else { return nil }
            return try cell(site, .lstm, states).map { .tuple($0) }
        },
        "gru_cell.default": { site in try cell(site, .gru, [site["hx"]])?[0] },
        "rnn_tanh_cell.default": { site in try cell(site, .tanh, [site["hx"]])?[0] },
        "rnn_relu_cell.default": { site in try cell(site, .relu, [site["hx"]])?[0] },
    ]

    private static func cell(
        _ site: Site, _ cell: RecurrentCell, _ states: [Value]
    ) throws -> [Value]? {
        guard let width = site.extents(site["w_hh"])?.last else { return nil }
        let input = try site.aten(
            "linear.default", site["input"], site["w_ih"], site["b_ih"])
        let hidden = try site.aten("linear.default", states[0], site["w_hh"], site["b_hh"])
        return try cell.step(site, input, hidden, states, width)
    }
}

/// What a recurrent layer does at one step.
enum RecurrentCell {
    case lstm, gru, tanh, relu

    typealias Value = Argument<Node>

    /// How many parts of its width a cell computes.
    var gates: Int {
        switch self {
        case .lstm: 4
        case .gru: 3
        case .tanh, .relu: 1
        }
    }

    /// The new states.
    ///
    /// - Parameters:
    ///   - input: The gates' share of the input.
    ///   - hidden: Their share of the state.
    func step(
        _ site: DecompositionSite, _ input: Value, _ hidden: Value, _ states: [Value], _ width: Int
    ) throws -> [Value] {
        func call(_ name: String, _ arguments: Value...) throws -> Value {
            try site.aten(name, arguments)
        }
        func parts(_ value: Value, _ count: Int) throws -> [Value] {
            let sizes = Value.ints(Array(repeating: width, count: count))
            let split = try call("split_with_sizes.default", value, sizes, -1)
            return try (0..<count).map { try site.item(split, $0) }
        }
        switch self {
        case .tanh: return [try call("tanh.default", call("add.Tensor", hidden, input))]
        case .relu: return [try call("relu.default", call("add.Tensor", hidden, input))]
        case .lstm:
            let gates = try parts(call("add.Tensor", hidden, input), 4)
            let kept = try call(
                "mul.Tensor", call("sigmoid.default", gates[1]), states[1])
            let new = try call(
                "mul.Tensor", call("sigmoid.default", gates[0]), call("tanh.default", gates[2]))
            let cell = try call("add.Tensor", kept, new)
            let shown = try call(
                "mul.Tensor", call("sigmoid.default", gates[3]), call("tanh.default", cell))
            return [shown, cell]
        case .gru:
            let (x, h) = (try parts(input, 3), try parts(hidden, 3))
            let reset = try call("sigmoid.default", call("add.Tensor", x[0], h[0]))
            let update = try call("sigmoid.default", call("add.Tensor", x[1], h[1]))
            let new = try call(
                "tanh.default", call("add.Tensor", x[2], call("mul.Tensor", reset, h[2])))
            let way = try call("mul.Tensor", call("sub.Tensor", states[0], new), update)
            return [try call("add.Tensor", way, new)]
        }
    }
}
