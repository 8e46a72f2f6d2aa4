// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let recurrent: [Entry] = lstms + gatelessNetworks + cells + packings

    private static let lstms: [Entry] = [
        Entry(
            "aten.lstm.input",
            several: { call throws(TensorError) in
                try call.network(.lstm, 2)
                    .run(call.storage(0), call.storages(1), isBatchFirst: call.bool(8)).list
            }),
        Entry(
            "aten.lstm.data",
            several: { call throws(TensorError) in
                try call.network(.lstm, 3).run(call.packedRows(), call.storages(2)).list
            }),
    ]

    private static let gatelessNetworks: [Entry] =
        [RecurrentCell.gru, .tanh, .relu].flatMap { cell -> [Entry] in
            [
                Entry(
                    "aten.\(cell.name).input",
                    several: { call throws(TensorError) in
                        try call.network(cell, 2)
                            .run(call.storage(0), [call.storage(1)], isBatchFirst: call.bool(8))
                            .list
                    }),
                Entry(
                    "aten.\(cell.name).data",
                    several: { call throws(TensorError) in
                        try call.network(cell, 3).run(call.packedRows(), [call.storage(2)]).list
                    }),
            ]
        }

    private static let cells: [Entry] =
        [RecurrentCell.gru, .tanh, .relu].map { cell in
            Entry("aten.\(cell.name)_cell.default") { call throws(TensorError) in
                try step(cell, call, [call.storage(1)])[0]
            }
        } + [
            Entry(
                "aten.lstm_cell.default",
                several: { call throws(TensorError) in
                    try step(.lstm, call, call.storages(1))
                })
        ]

    /// One step of a cell; its weights follow the state.
    private static func step(
        _ cell: RecurrentCell, _ call: OperatorCall<Tensor>, _ states: [TensorStorage]
    ) throws(TensorError) -> [TensorStorage] {
        let input = try call.storage(0)
        guard let hidden = states.first, states.count == (cell == .lstm ? 2 : 1),
            1...2 ~= input.rank, states.allSatisfy({ $0.rank == input.rank })
        else { throw call.mismatch("[n, width] or [width], and states of the same rank", input) }
        let dtype = try input.dtype.realType(for: cell.name)
        try Kernels.requireEqualDTypes([input] + states, operation: call.schema.name)
        let rows = input.rank == 2 ? input.extents[0] : 1
        let weights = try RecurrentWeights(
            input: call.storage(2), hidden: call.storage(3), inputBias: call.optionalStorage(4),
            hiddenBias: call.optionalStorage(5), projection: nil
        ).converted(to: dtype)
        guard
            states.allSatisfy({
                $0.extents == hidden.extents && $0.elementCount % max(rows, 1) == 0
            }),
            input.rank == 1 || hidden.extents[0] == rows
        else { throw call.mismatch("states of \(rows) rows", input, hidden) }
        let x = try Kernels.cast(input, to: dtype).reshape([rows, input.extents[input.rank - 1]])
        var copies: [TensorStorage] = []
        let size = hidden.extents[hidden.rank - 1]
        for state in states {
            copies.append(try Kernels.cast(state, to: dtype).copied().reshape([rows, size]))
        }
        try weights.check(
            cell, inputs: x.extents[1], hidden: size, outputs: size, operation: call.schema.name)
        let gates = try Kernels.linear(x, weights.input, weights.inputBias).contiguous()
        try cell.step(
            gates, firstRow: 0, weights,
            RecurrentState(hidden: copies[0], memory: copies.count > 1 ? copies[1] : nil))
        return try copies.map { copy throws(TensorError) in
            try copy.cast(to: input.dtype).reshape(hidden.extents)
        }
    }

    private static let packings: [Entry] = [
        Entry(
            "aten._pack_padded_sequence.default",
            several: { call throws(TensorError) in
                try Kernels.packed(
                    call.storage(0), call.storage(1).integers(), isBatchFirst: call.bool(2))
            }),
        Entry(
            "aten._pad_packed_sequence.default",
            several: { call throws(TensorError) in
                try Kernels.padded(
                    call.packedRows(), isBatchFirst: call.bool(2), value: call.number(3),
                    steps: call.int(4))
            }),
    ]
}

extension RecurrentNetwork.Result {
    /// The results in the order of the schema.
    fileprivate var list: [TensorStorage] { [rows, hidden] + (memory.map { [$0] } ?? []) }
}

extension OperatorCall where Leaf == Tensor {
    /// Packed rows and how many samples take part in each step, the first two arguments.
    fileprivate func packedRows() throws(TensorError) -> PackedRows {
        PackedRows(rows: try storage(0), batchSizes: try storage(1).integers())
    }

    /// The network whose weights, biases, layers, dropout, training and direction stand from an
    /// index on.
    fileprivate func network(
        _ cell: RecurrentCell, _ index: Int
    ) throws(TensorError) -> RecurrentNetwork {
        var network = try RecurrentNetwork(
            cell, storages(index), hasBiases: bool(index + 1), layers: int(index + 2),
            isBidirectional: bool(index + 5))
        network.dropout = try bool(index + 4) ? double(index + 3) : 0
        return network
    }
}
