// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// The largest and smallest elements. NaN counts as both.

extension Kernels {
    private static func extremeLoops(largest: Bool) -> [RowLoop] {
        largest
            ? [
                RowLoop { (row: UnsafeBufferPointer<Float>) in RowMath.maximum(row) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.maximum(row) },
                RowLoop { (row: UnsafeBufferPointer<Int64>) in row.reduce(.min, max) },
            ]
            : [
                RowLoop { (row: UnsafeBufferPointer<Float>) in RowMath.minimum(row) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.minimum(row) },
                RowLoop { (row: UnsafeBufferPointer<Int64>) in row.reduce(.max, min) },
            ]
    }

    private static func placeLoops(largest: Bool) -> [RowLoop] {
        largest
            ? [
                RowLoop { (row: UnsafeBufferPointer<Float>) in RowMath.firstMaximum(row) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.firstMaximum(row) },
                RowLoop { (row: UnsafeBufferPointer<Int64>) in RowMath.firstMaximum(row) },
            ]
            : [
                RowLoop { (row: UnsafeBufferPointer<Float>) in RowMath.firstMinimum(row) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.firstMinimum(row) },
                RowLoop { (row: UnsafeBufferPointer<Int64>) in RowMath.firstMinimum(row) },
            ]
    }

    private static func rows(
        _ input: TensorStorage, _ axes: [Int]?, _ keepsAxes: Bool, _ operation: String
    ) throws(TensorError) -> Reduction {
        if [.uint16, .uint32, .uint64].contains(input.dtype) || input.dtype.category == .complex {
            throw .noKernel(operator: operation, dtype: input.dtype)
        }
        let reduction = try Reduction(
            input, axes: axes, keepsAxes: keepsAxes, as: input.dtype.computed,
            operation: operation)
        try reduction.requireElements(operation)
        return reduction
    }

    /// The largest or smallest elements.
    ///
    /// - Parameter axes: The axes; nil for all.
    static func extreme(
        _ input: TensorStorage, axes: [Int]?, keepsAxes: Bool, largest: Bool, operation: String
    ) throws(TensorError) -> TensorStorage {
        if let result = try reduceFloats(
            largest ? .maximum : .minimum, input, axes: axes, keepsAxes: keepsAxes,
            operation: operation)
        {
            return result
        }
        return try rows(input, axes, keepsAxes, operation).run(
            extremeLoops(largest: largest), result: input.dtype, operation: operation)
    }

    /// The smallest and the largest elements.
    static func extremes(
        _ input: TensorStorage, axes: [Int]?, keepsAxes: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let rows = try rows(input, axes, keepsAxes, "aminmax")
        return [
            try rows.run(extremeLoops(largest: false), result: input.dtype, operation: "aminmax"),
            try rows.run(extremeLoops(largest: true), result: input.dtype, operation: "aminmax"),
        ]
    }

    /// The largest or smallest elements along an axis, and where they stand first.
    static func extremeAndPlace(
        _ input: TensorStorage, axis: Int, keepsAxes: Bool, largest: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let name = largest ? "max" : "min"
        let rows = try rows(input, [axis], keepsAxes, name)
        return [
            try rows.run(extremeLoops(largest: largest), result: input.dtype, operation: name),
            try rows.run(placeLoops(largest: largest), result: .int64, operation: name),
        ]
    }

    /// Where the largest or smallest elements stand first; without an axis, in row-major order.
    static func place(
        _ input: TensorStorage, axis: Int?, keepsAxes: Bool, largest: Bool
    ) throws(TensorError) -> TensorStorage {
        let name = largest ? "argmax" : "argmin"
        if input.dtype == .bool { throw .noKernel(operator: name, dtype: .bool) }
        return try rows(input, axis.map { [$0] }, keepsAxes, name).run(
            placeLoops(largest: largest), result: .int64, operation: name)
    }
}
