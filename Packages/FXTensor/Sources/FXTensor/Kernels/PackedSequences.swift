// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// The rows of `[t, n, ...]` that lie before each sample's end, step by step.
    ///
    /// - Parameter lengths: For each sample, none longer than the one before.
    /// - Returns: `[rows, ...]`, and how many samples take part in each step.
    static func packed(
        _ input: TensorStorage, _ lengths: [Int], isBatchFirst: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let name = "_pack_padded_sequence"
        let ordered = isBatchFirst ? try input.transpose(0, 1) : input
        let isOrdered = zip(lengths, lengths.dropFirst()).allSatisfy { $0 >= $1 }
        guard ordered.rank >= 2, lengths.count == ordered.extents[1], isOrdered,
            let longest = lengths.first, lengths.allSatisfy({ $0 > 0 }),
            longest <= ordered.extents[0]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name,
                    expected: "[t, n, ...] with n lengths from 1 to t, none greater than the one "
                        + "before", found: [input.shape]))
        }
        let sizes = (0..<longest).map { step in lengths.prefix { $0 > step }.count }
        let result = try TensorStorage.allocate(
            input.dtype, [sizes.reduce(0, +)] + ordered.extents.dropFirst(2))
        var row = 0
        for (step, count) in sizes.enumerated() {
            moveBytes(
                from: try ordered.select(0, step).slice(0, start: 0, end: count),
                to: try result.slice(0, start: row, end: row + count))
            row += count
        }
        return [result, try .converting(sizes, [sizes.count])]
    }

    /// `[t, n, ...]` with the rows of each step, and a number where a sample is at its end.
    ///
    /// - Returns: The tensor, and the length of each sample.
    static func padded(
        _ sequence: PackedRows, isBatchFirst: Bool, value: Number, steps: Int
    ) throws(TensorError) -> [TensorStorage] {
        let (name, sizes) = ("_pad_packed_sequence", sequence.batchSizes)
        let flat = try sequence.rows.reshape(
            [sequence.rows.extents.first ?? 1, sequence.rows.extents.dropFirst().reduce(1, *)])
        guard sequence.rows.rank > 0, let samples = sizes.first else {
            throw .invalidArgument(
                operation: name, parameter: "batch_sizes", expected: "one step or more")
        }
        try PackedRows(rows: flat, batchSizes: sizes).check(samples: samples, operation: name)
        if steps > 0, steps < sizes.count {
            throw .invalidValue(
                operation: name, value: "total_length \(steps)",
                expected: "\(sizes.count) or more")
        }
        let result = try filled(
            [max(steps, sizes.count), samples] + sequence.rows.extents.dropFirst(),
            sequence.rows.dtype, value)
        var row = 0
        for (step, count) in sizes.enumerated() {
            moveBytes(
                from: try sequence.rows.slice(0, start: row, end: row + count),
                to: try result.select(0, step).slice(0, start: 0, end: count))
            row += count
        }
        let lengths = (0..<samples).map { sample in sizes.prefix { $0 > sample }.count }
        return [
            isBatchFirst ? try result.transpose(0, 1) : result,
            try .converting(lengths, [samples]),
        ]
    }
}
