// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

/// The reductions of floats that have a loop.
enum FloatReduction {
    case sum, mean, maximum, minimum

    fileprivate var loop: fxk_reduction {
        switch self {
        case .sum, .mean: fxk_sum
        case .maximum: fxk_maximum
        case .minimum: fxk_minimum
        }
    }
}

extension Kernels {
    /// The reduction of a row-major float32 tensor over neighbouring axes; nil for all others.
    ///
    /// - Parameter axes: The axes; nil for all.
    static func reduceFloats(
        _ reduction: FloatReduction, _ input: TensorStorage, axes: [Int]?, keepsAxes: Bool,
        operation: String
    ) throws(TensorError) -> TensorStorage? {
        guard input.dtype == .float32, input.isContiguous, input.elementCount > 0, input.rank > 0
        else { return nil }
        var isReduced = [Bool](repeating: axes == nil, count: input.rank)
        for axis in axes ?? [] {
            let index = try Axis.resolve(axis, rank: input.rank, operation: operation)
            if isReduced[index] { return nil }
            isReduced[index] = true
        }
        guard let first = isReduced.firstIndex(of: true),
            let last = isReduced.lastIndex(of: true), !isReduced[first...last].contains(false)
        else { return nil }
        let extents = input.extents
        let result = try TensorStorage.allocate(
            .float32,
            extents.indices.compactMap {
                isReduced[$0] ? (keepsAxes ? 1 : nil) : extents[$0]
            })
        try FloatReductionPass(
            reduction: reduction, input: input, output: result,
            outer: extents[..<first].reduce(1, *), length: extents[first...last].reduce(1, *),
            inner: extents[(last + 1)...].reduce(1, *)
        ).run()
        return result
    }
}

/// A reduction along the middle of `[outer, length, inner]`.
private struct FloatReductionPass {
    var reduction: FloatReduction
    var input: TensorStorage
    var output: TensorStorage
    var outer: Int
    var length: Int
    var inner: Int

    private var scale: Float { reduction == .mean ? 1 / Float(length) : 1 }

    /// So many columns are worth a turn of their own.
    private static let width = 256

    func run() throws(TensorError) {
        let (x, out) = (input.pointer(as: Float.self), output.pointer(as: Float.self))
        let (loop, scale, table) = (reduction.loop, scale, Loops.table)
        if inner == 1 {
            if outer == 1 { return try runLine(x, out) }
            return Parallel.forEach(outer, cost: length) { rows in
                table.reduce_rows(
                    loop, rows.count, length, x + rows.lowerBound * length, scale,
                    out + rows.lowerBound)
            }
        }
        let blocks = (inner + Self.width - 1) / Self.width
        Parallel.forEach(outer * blocks, cost: Saturating.product(length, min(inner, Self.width))) {
            range in
            var index = range.lowerBound
            while index < range.upperBound {
                // As many blocks side by side as this thread has: rows are read in one go.
                let (row, block) = (index / blocks, index % blocks)
                let count = min(blocks - block, range.upperBound - index)
                let column = block * Self.width
                table.reduce_columns(
                    loop, length, inner, min(count * Self.width, inner - column),
                    x + row * length * inner + column, scale, out + row * inner + column)
                index += count
            }
        }
    }

    /// One long row: parts of it, and then their results.
    private func runLine(
        _ x: UnsafeMutablePointer<Float>, _ out: UnsafeMutablePointer<Float>
    ) throws(TensorError) {
        let (loop, scale, table) = (reduction.loop, scale, Loops.table)
        let parts = min(64, max(1, length / Parallel.grain))
        if parts == 1 { return table.reduce_rows(loop, 1, length, x, scale, out) }
        try Loops.withScratch(Float.self, parts) { results in
            Parallel.forEach(parts, cost: length / parts) { range in
                for part in range {
                    let start = length / parts * part
                    let end = part + 1 == parts ? length : start + length / parts
                    table.reduce_rows(loop, 1, end - start, x + start, 1, results + part)
                }
            }
            table.reduce_rows(loop, 1, parts, results, scale, out)
        }
    }
}
