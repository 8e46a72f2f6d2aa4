// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// How many elements fall into each of some bins of equal width; others are left out.
    static func histc(
        _ input: TensorStorage, bins: Int, low: Double, high: Double
    ) throws(TensorError) -> TensorStorage {
        guard input.dtype.category == .floating else {
            throw .noKernel(operator: "histc", dtype: input.dtype)
        }
        guard bins > 0 else {
            throw .invalidValue(operation: "histc", value: "\(bins) bins", expected: "at least one")
        }
        let values = try Tensor(input).scalars(as: Double.self)
        var (low, high) = (low, high)
        if low == high, !values.isEmpty {
            (low, high) = (values.min() ?? low, values.max() ?? high)
        }
        if low == high { (low, high) = (low - 1, high + 1) }
        guard low.isFinite, high.isFinite, low < high else {
            throw .invalidValue(
                operation: "histc", value: "\(low) to \(high)", expected: "a finite range")
        }
        let result = try TensorStorage.allocate(.float64, [bins])
        let counts = result.pointer(as: Double.self)
        counts.update(repeating: 0, count: bins)
        for value in values where value >= low && value <= high {
            let place = Int((value - low) / (high - low) * Double(bins))
            counts[min(place, bins - 1)] += 1
        }
        return try cast(result, to: input.dtype)
    }

    /// How often each number occurs, or the sum of the weights where it does.
    static func bincount(
        _ input: TensorStorage, weights: TensorStorage?, minimum: Int
    ) throws(TensorError) -> TensorStorage {
        let isRefused = [.bool, .uint16, .uint32, .uint64].contains(input.dtype)
        if isRefused || input.dtype.category != .integer {
            throw .noKernel(operator: "bincount", dtype: input.dtype)
        }
        let isFitting = weights.map { $0.extents == input.extents } ?? true
        guard input.rank == 1, isFitting, minimum >= 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "bincount", expected: "a vector, weights of its shape, a count",
                    found: [input.shape] + (weights.map { [$0.shape] } ?? [])))
        }
        let values = try Tensor(input).scalars(as: Int.self)
        if let wrong = values.first(where: { $0 < 0 }) {
            throw .invalidValue(
                operation: "bincount", value: "\(wrong)", expected: "a number from 0 on")
        }
        let count = max(minimum, values.max().map { $0 == .max ? $0 : $0 + 1 } ?? 0)
        let isFloat = weights?.dtype == .float32
        let dtype: DType = weights == nil || values.isEmpty ? .int64 : isFloat ? .float32 : .float64
        let result = try filled([count], weights == nil ? .int64 : .float64, .int(0))
        if let weights {
            let factors = try Tensor(weights).scalars(as: Double.self)
            let sums = result.pointer(as: Double.self)
            for (value, factor) in zip(values, factors) { sums[value] += factor }
        } else {
            let counts = result.pointer(as: Int64.self)
            for value in values { counts[value] += 1 }
        }
        return try cast(result, to: dtype)
    }
}
