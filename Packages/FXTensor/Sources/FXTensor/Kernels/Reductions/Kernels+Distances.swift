// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Distances between rows.

extension Kernels {
    /// The distance of each row of one tensor from each row of another.
    static func cdist(
        _ lhs: TensorStorage, _ rhs: TensorStorage, order: Double
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([lhs, rhs], operation: "cdist")
        guard lhs.dtype == .float32 || lhs.dtype == .float64 else {
            throw .noKernel(operator: "cdist", dtype: lhs.dtype)
        }
        guard lhs.rank >= 2, rhs.rank >= 2, lhs.extents[lhs.rank - 1] == rhs.extents[rhs.rank - 1],
            order >= 0
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "cdist", expected: "[..., n, k] and [..., m, k], an order from 0 on",
                    found: [lhs.shape, rhs.shape]))
        }
        let difference = try sub(
            .tensor(lhs.unsqueeze(-2)), .tensor(rhs.unsqueeze(-3)))
        if order == 0 {
            let isOther = PointwiseOperator.activation(
                "cdist", { $0.isNaN || $0 == 0 ? $0 : 1 }, { $0.isNaN || $0 == 0 ? $0 : 1 })
            return try sum(isOther(.tensor(difference)), axes: [-1])
        }
        return try vectorNorm(
            difference, order: order, axes: [-1], keepsAxes: false, operation: "cdist")
    }

    /// The distances of each row from those after it.
    static func pdist(_ input: TensorStorage, order: Double) throws(TensorError) -> TensorStorage {
        guard input.rank == 2, order >= 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "pdist", expected: "a matrix, and an order from 0 on",
                    found: [input.shape]))
        }
        guard input.dtype.category == .floating else {
            throw .noKernel(operator: "pdist", dtype: input.dtype)
        }
        if input.extents[0] < 2 { return try .allocate(input.dtype, [0]) }
        let all = try cdist(input, input, order: order)
        let count = input.extents[0]
        let pairs = (0..<count).flatMap { row in ((row + 1)..<max(count, row + 1)).map { (row, $0) }
        }
        let result = try TensorStorage.allocate(.float64, [pairs.count])
        let distances = try cast(all, to: .float64)
        let (from, to) = (distances.pointer(as: Double.self), result.pointer(as: Double.self))
        for (index, pair) in pairs.enumerated() { to[index] = from[pair.0 * count + pair.1] }
        return try cast(withExtendedLifetime(distances) { result }, to: input.dtype)
    }

    static func pairwiseDistance(
        _ lhs: TensorStorage, _ rhs: TensorStorage, order: Double, epsilon: Double, keepsAxes: Bool
    ) throws(TensorError) -> TensorStorage {
        let difference = try add(
            .tensor(sub(.tensor(lhs), .tensor(rhs))), .number(.double(epsilon)))
        return try vectorNorm(
            difference, order: order, axes: [-1], keepsAxes: keepsAxes,
            operation: "pairwise_distance")
    }

    static func cosineSimilarity(
        _ lhs: TensorStorage, _ rhs: TensorStorage, axis: Int, epsilon: Double
    ) throws(TensorError) -> TensorStorage {
        let dtype = try promoted(.tensor(lhs), .tensor(rhs), operation: "cosine_similarity")
        guard dtype.category == .floating else {
            throw .noKernel(operator: "cosine_similarity", dtype: dtype)
        }
        let extents = try broadcast(lhs.extents, rhs.extents)
        let a = try cast(lhs, to: dtype).expand(extents)
        let b = try cast(rhs, to: dtype).expand(extents)
        func unit(_ input: TensorStorage) throws(TensorError) -> Operand {
            let norm = try vectorNorm(
                input, order: 2, axes: [axis], keepsAxes: true, operation: "cosine_similarity")
            let size = try clamp(.tensor(norm), .number(.double(epsilon)), nil)
            return .tensor(try div(.tensor(input), .tensor(size)))
        }
        return try sum(mul(unit(a), unit(b)), axes: [axis])
    }

    // MARK: Differences

    /// The differences of neighbours along an axis, `order` times.
    static func diff(
        _ input: TensorStorage, order: Int, axis: Int
    ) throws(TensorError) -> TensorStorage {
        let axis = try Axis.resolve(axis, rank: input.rank, operation: "diff")
        guard input.rank > 0, order >= 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "diff", expected: "an axis, and an order from 0 on",
                    found: [input.shape]))
        }
        var result = input
        for _ in 0..<min(order, input.extents[axis]) {
            let upper = try result.slice(axis, start: 1, end: nil)
            let lower = try result.slice(axis, start: 0, end: max(result.extents[axis] - 1, 0))
            result =
                input.dtype == .bool
                ? try pointwise("logical_xor", .tensor(upper), .tensor(lower))
                : try sub(.tensor(upper), .tensor(lower))
        }
        return order == 0 ? try input.copied() : result
    }

    /// The sums of neighbours along an axis.
    private static func neighbourSums(
        _ heights: TensorStorage, axis: Int
    ) throws(TensorError) -> TensorStorage {
        if heights.dtype == .bool { throw .noKernel(operator: "trapezoid", dtype: .bool) }
        let axis = try Axis.resolve(axis, rank: heights.rank, operation: "trapezoid")
        let upper = try heights.slice(axis, start: 1, end: nil)
        let lower = try heights.slice(axis, start: 0, end: max(heights.extents[axis] - 1, 0))
        return try add(.tensor(upper), .tensor(lower))
    }

    /// The integral along an axis by the trapezoidal rule, or all integrals from its start.
    static func trapezoid(
        _ heights: TensorStorage, _ widths: Operand, axis: Int, cumulative: Bool
    ) throws(TensorError) -> TensorStorage {
        let sums = try neighbourSums(heights, axis: axis)
        guard case .number = widths else {
            let areas = try div(.tensor(mul(.tensor(sums), widths)), .number(.double(2)))
            return cumulative
                ? try cumsum(areas, axis: axis, dtype: nil) : try sum(areas, axes: [axis])
        }
        if cumulative {
            let half = try mul(widths.asTensor(), .number(.double(0.5)))
            return try mul(.tensor(cumsum(sums, axis: axis, dtype: nil)), .tensor(half))
        }
        let count = heights.extents[try Axis.resolve(axis, rank: heights.rank, operation: "sum")]
        if count == 0 { return try sum(heights, axes: [axis]) }
        let ends = try add(
            .tensor(heights.select(axis, 0)), .tensor(heights.select(axis, -1)))
        let rest = try mul(.tensor(ends), .number(.double(0.5)))
        return try mul(.tensor(sub(.tensor(sum(heights, axes: [axis])), .tensor(rest))), widths)
    }

    /// The widths that positions along an axis leave between them.
    static func widths(
        _ positions: TensorStorage, like heights: TensorStorage, axis: Int
    ) throws(TensorError) -> Operand {
        if positions.rank == 1, heights.rank > 1 {
            let axis = try Axis.resolve(axis, rank: heights.rank, operation: "trapezoid")
            let steps = try diff(positions, order: 1, axis: 0)
            let ones = [Int](repeating: 1, count: heights.rank - axis - 1)
            return .tensor(try steps.reshape([-1] + ones))
        }
        return .tensor(try diff(positions, order: 1, axis: axis))
    }
}

extension Operand {
    /// A number as a tensor without dimensions.
    fileprivate func asTensor() throws(TensorError) -> Operand {
        guard case .number(let number) = self else { return self }
        return .tensor(try Kernels.filled([], .defaultType(for: number.category), number))
    }
}
