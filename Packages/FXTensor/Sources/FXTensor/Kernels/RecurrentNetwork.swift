// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Layers of recurrent cells, in one direction or both.
struct RecurrentNetwork {
    var cell: RecurrentCell
    var layers: Int
    var isBidirectional: Bool
    /// What is dropped between layers; 0 outside training.
    var dropout = 0.0
    var weights: [RecurrentWeights]

    private var directions: Int { isBidirectional ? 2 : 1 }
    private var operation: String { cell.name }

    /// Sorts a flat list of weights by layer and direction.
    init(
        _ cell: RecurrentCell, _ flat: [TensorStorage], hasBiases: Bool, layers: Int,
        isBidirectional: Bool
    ) throws(TensorError) {
        self.cell = cell
        self.layers = layers
        self.isBidirectional = isBidirectional
        weights = []
        let runs = layers * (isBidirectional ? 2 : 1)
        let own = hasBiases ? 4 : 2
        let each = runs > 0 ? flat.count / runs : 0
        let hasProjection = cell == .lstm && each == own + 1
        guard layers > 0, layers < 1 << 20, flat.count == runs * each,
            each == own || hasProjection
        else {
            throw .invalidArgument(
                operation: cell.name, parameter: "params",
                expected: "\(own) weights for each of \(runs) layers and directions")
        }
        for start in stride(from: 0, to: flat.count, by: each) {
            let part = Array(flat[start..<start + each])
            weights.append(
                RecurrentWeights(
                    input: part[0], hidden: part[1], inputBias: hasBiases ? part[2] : nil,
                    hiddenBias: hasBiases ? part[3] : nil,
                    projection: hasProjection ? part[own] : nil))
        }
    }

    /// What a network gives: rows, and for each layer and direction the last state.
    struct Result {
        var rows: TensorStorage
        var hidden: TensorStorage
        var memory: TensorStorage?
    }

    /// Runs over packed rows.
    ///
    /// - Parameter states: `[layers * directions, samples, outputs]`, and those of the memory.
    func run(
        _ sequence: PackedRows, _ states: [TensorStorage]
    ) throws(TensorError) -> Result {
        let dtype = try sequence.rows.dtype.realType(for: operation)
        try checkStates(states, sequence)
        var current = PackedRows(
            rows: try sequence.rows.real(as: dtype), batchSizes: sequence.batchSizes)
        let initial = try states.map { state throws(TensorError) in
            try Kernels.cast(state, to: dtype).copied()
        }
        for layer in 0..<layers {
            var outputs: [TensorStorage] = []
            for direction in 0..<directions {
                let index = layer * directions + direction
                let state = RecurrentState(
                    hidden: try initial[0].select(0, index),
                    memory: initial.count > 1 ? try initial[1].select(0, index) : nil)
                let own = try weights[index].converted(to: dtype)
                try own.check(
                    cell, inputs: current.rows.extents[1],
                    hidden: (state.memory ?? state.hidden).extents[1],
                    outputs: state.hidden.extents[1], operation: operation)
                outputs.append(
                    try cell.run(current, own, state, isReversed: direction == 1))
            }
            current.rows = try joined(outputs)
            if dropout > 0, layer + 1 < layers {
                current.rows = try Composite.call(
                    "aten.dropout.default", .storage(current.rows), .double(dropout), true)
            }
        }
        let type = sequence.rows.dtype
        return Result(
            rows: try current.rows.cast(to: type), hidden: try initial[0].cast(to: type),
            memory: initial.count > 1 ? try initial[1].cast(to: type) : nil)
    }

    private func joined(_ outputs: [TensorStorage]) throws(TensorError) -> TensorStorage {
        guard outputs.count == 2 else { return outputs[0] }
        let (rows, width) = (outputs[0].extents[0], outputs[0].extents[1])
        let result = try TensorStorage.allocate(outputs[0].dtype, [rows, 2 * width])
        for (index, output) in outputs.enumerated() {
            Kernels.moveBytes(
                from: output,
                to: try result.slice(1, start: index * width, end: (index + 1) * width))
        }
        return result
    }

    private func checkStates(
        _ states: [TensorStorage], _ sequence: PackedRows
    ) throws(TensorError) {
        let count = cell == .lstm ? 2 : 1
        let runs = layers * directions
        guard states.count == count,
            states.allSatisfy({
                $0.rank == 3 && $0.extents[0] == runs && $0.extents[1] == states[0].extents[1]
            })
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "\(count) states [\(runs), n, size]", found: states.map(\.shape)))
        }
        try Kernels.requireEqualDTypes(
            [sequence.rows] + states + weights.map(\.input), operation: operation)
        try sequence.check(samples: states[0].extents[1], operation: operation)
    }

    /// Runs over `[t, n, width]`, or `[n, t, width]` where samples come first.
    func run(
        _ input: TensorStorage, _ states: [TensorStorage], isBatchFirst: Bool
    ) throws(TensorError) -> Result {
        guard input.rank == 3, let state = states.first, state.rank == 3 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "[t, n, width] and states of three dimensions",
                    found: [input.shape] + states.map(\.shape)))
        }
        let ordered = isBatchFirst ? try input.transpose(0, 1) : input
        let (steps, samples) = (ordered.extents[0], ordered.extents[1])
        guard samples == state.extents[1] else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "states of \(samples) samples",
                    found: states.map(\.shape)))
        }
        let sizes = samples == 0 ? [] : [Int](repeating: samples, count: steps)
        var result = try run(
            PackedRows(
                rows: ordered.reshape([steps * samples, ordered.extents[2]]), batchSizes: sizes),
            states)
        let shaped = try result.rows.reshape([steps, samples, result.rows.extents[1]])
        result.rows = isBatchFirst ? try shaped.transpose(0, 1).contiguous() : shaped
        return result
    }
}
