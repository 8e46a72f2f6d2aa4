// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A tensor laid out for a reduction: the elements that make one result lie side by side.
struct Reduction {
    /// The elements, row-major, the reduced axes last.
    let rows: TensorStorage
    /// The extents of the result.
    let extents: [Int]
    /// The number of results.
    let count: Int
    /// The number of elements of one result.
    let length: Int

    /// - Parameters:
    ///   - axes: The axes to reduce; nil for all.
    ///   - dtype: The dtype in which to compute.
    init(
        _ input: TensorStorage, axes: [Int]?, keepsAxes: Bool, as dtype: DType, operation: String
    ) throws(TensorError) {
        let isReduced = try Self.flags(axes, rank: input.rank, operation: operation)
        let kept = input.extents.indices.filter { !isReduced[$0] }
        let reduced = input.extents.indices.filter { isReduced[$0] }
        let ordered = kept + reduced == Array(input.extents.indices)
        rows = try Kernels.cast(ordered ? input : input.permuted(kept + reduced), to: dtype)
            .contiguous()
        extents =
            keepsAxes
            ? input.extents.indices.map { isReduced[$0] ? 1 : input.extents[$0] }
            : kept.map { input.extents[$0] }
        length = reduced.reduce(1) { $0 * input.extents[$1] }
        count = kept.reduce(1) { $0 * input.extents[$1] }
    }

    /// For each axis whether it is among some; nil stands for all.
    static func flags(
        _ axes: [Int]?, rank: Int, operation: String
    ) throws(TensorError) -> [Bool] {
        guard let axes else { return [Bool](repeating: true, count: rank) }
        var flags = [Bool](repeating: false, count: rank)
        for axis in axes {
            let index = try Axis.resolve(axis, rank: rank, operation: operation)
            if rank == 0 { continue }
            if flags[index] {
                throw .invalidValue(
                    operation: operation, value: "dim \(axis)", expected: "named once")
            }
            flags[index] = true
        }
        return flags
    }

    /// Refuses a reduction of nothing for which there is no neutral result.
    func requireElements(_ operation: String) throws(TensorError) {
        if length == 0, count > 0 {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at least one element to choose from",
                    found: [rows.shape]))
        }
    }

    /// Computes the results with the loop for the elements' type.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)``.
    func run(
        _ loops: [RowLoop], result dtype: DType, operation: String
    ) throws(TensorError) -> TensorStorage {
        guard let loop = loops.first(where: { $0.input == rows.dtype }) else {
            throw .noKernel(operator: operation, dtype: rows.dtype)
        }
        let result = try TensorStorage.allocate(loop.output, extents)
        loop.body(rows.rawPointer, result.rawPointer, count, length)
        return try Kernels.cast(withExtendedLifetime(rows) { result }, to: dtype)
    }
}
