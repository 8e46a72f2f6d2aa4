// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// A matrix product in which halves are summed as floats and rounded once.
    static func product(
        _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        guard lhs.dtype.isFloatingPoint, lhs.dtype.byteCount == 2, lhs.dtype == rhs.dtype else {
            return try matmul(lhs, rhs)
        }
        return try matmul(lhs.cast(to: .float32), rhs.cast(to: .float32)).cast(to: lhs.dtype)
    }

    /// A matrix multiplied by itself; a negative power inverts first.
    static func matrixPower(
        _ input: TensorStorage, _ power: Int
    ) throws(TensorError) -> TensorStorage {
        guard input.rank >= 2, input.extents[input.rank - 1] == input.extents[input.rank - 2] else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "matrix_power", expected: "square matrices [..., n, n]",
                    found: [input.shape]))
        }
        guard power != .min else {
            throw .invalidValue(
                operation: "matrix_power", value: "\(power)",
                expected: "a power that can be negated")
        }
        var square = input
        if power < 0 {
            square = try inverses(input, operation: "matrix_power", throwsIfSingular: true)[0]
        }
        var (rest, result) = (power.magnitude, TensorStorage?.none)
        while rest > 0 {
            if rest & 1 == 1 {
                result =
                    try result.map { r throws(TensorError) in try product(r, square) } ?? square
            }
            rest >>= 1
            if rest > 0 { square = try product(square, square) }
        }
        if let result { return power == 1 ? try result.copied() : result }
        let ones = MatrixStack.identities(
            Array(input.extents.dropLast(2)), input.extents[input.rank - 1])
        return try ones.storage(input.dtype)
    }

    /// The product of matrices, grouped so that it costs least; the ends may be vectors.
    static func multiDot(_ matrices: [TensorStorage]) throws(TensorError) -> TensorStorage {
        guard let first = matrices.first, let last = matrices.last, matrices.count > 1 else {
            if let only = matrices.first { return only }
            throw .invalidArgument(
                operation: "linalg_multi_dot", parameter: "tensors", expected: "two or more")
        }
        var all = matrices
        if first.rank == 1 { all[0] = try first.unsqueeze(0) }
        if last.rank == 1 { all[all.count - 1] = try last.unsqueeze(1) }
        guard all.allSatisfy({ $0.rank == 2 }) else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "linalg_multi_dot", expected: "matrices, and vectors at the ends",
                    found: matrices.map(\.shape)))
        }
        let product = try chained(all, 0, all.count - 1, chainSplits(all))
        var extents = product.extents
        if last.rank == 1 { extents.removeLast() }
        if first.rank == 1 { extents.removeFirst() }
        return try product.reshape(extents)
    }

    private static func chained(
        _ all: [TensorStorage], _ low: Int, _ high: Int, _ splits: [[Int]]
    ) throws(TensorError) -> TensorStorage {
        if low == high { return all[low] }
        let split = splits[low][high]
        return try product(
            chained(all, low, split, splits), chained(all, split + 1, high, splits))
    }

    private static func chainSplits(_ all: [TensorStorage]) -> [[Int]] {
        let count = all.count
        let sizes = [Double(all[0].extents[0])] + all.map { Double($0.extents[1]) }
        var costs = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var splits = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
        for length in 1..<count {
            for low in 0..<count - length {
                let high = low + length
                costs[low][high] = .infinity
                for split in low..<high {
                    let cost =
                        costs[low][split] + costs[split + 1][high]
                        + sizes[low] * sizes[split + 1] * sizes[high + 1]
                    // Of three, the first two where it costs the same, as in PyTorch.
                    if cost < costs[low][high] || count == 3 && cost == costs[low][high] {
                        (costs[low][high], splits[low][high]) = (cost, split)
                    }
                }
            }
        }
        return splits
    }

    /// Sums products over pairs of axes.
    static func tensorDot(
        _ first: TensorStorage, _ second: TensorStorage, _ firstAxes: [Int], _ secondAxes: [Int]
    ) throws(TensorError) -> TensorStorage {
        guard firstAxes.count == secondAxes.count else {
            throw .invalidArgument(
                operation: "tensordot", parameter: "dims", expected: "as many axes of both tensors")
        }
        var left = (0..<first.rank).map { EinsteinSum.Label.ellipsis($0) }
        var right = (0..<second.rank).map { EinsteinSum.Label.ellipsis(first.rank + $0) }
        var summed: Set<EinsteinSum.Label> = []
        for (a, b) in zip(firstAxes, secondAxes) {
            let i = try Axis.resolve(a, rank: first.rank, operation: "tensordot")
            let j = try Axis.resolve(b, rank: second.rank, operation: "tensordot")
            guard left.indices.contains(i), right.indices.contains(j),
                first.extents[i] == second.extents[j] || first.extents[i] == 1
                    || second.extents[j] == 1
            else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: "tensordot", expected: "equal extents of the summed axes",
                        found: [first.shape, second.shape]))
            }
            summed.insert(left[i])
            right[j] = left[i]
        }
        left = left.map { $0 }
        let output = (left + right).filter { !summed.contains($0) }
        return try EinsteinSum(inputs: [left, right], output: output).run([first, second])
    }

    /// `out[..., k] = sum of x[..., i] weight[k, i, j] y[..., j]`, and a bias.
    static func bilinear(
        _ first: TensorStorage, _ second: TensorStorage, _ weight: TensorStorage,
        _ bias: TensorStorage?
    ) throws(TensorError) -> TensorStorage {
        guard weight.rank == 3, first.rank > 0, first.rank == second.rank,
            first.extents.dropLast() == second.extents.dropLast(),
            first.extents.last == weight.extents[1], second.extents.last == weight.extents[2],
            bias == nil || bias?.extents == [weight.extents[0]]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "bilinear", expected: "[..., i], [..., j] and weight [k, i, j]",
                    found: [first.shape, second.shape, weight.shape]))
        }
        let operands = [first, weight, second]
        let sum = try EinsteinSum("...i,kij,...j->...k", ranks: operands.map(\.rank))
        let product = try sum.run(operands)
        return try bias.map { bias throws(TensorError) in try product.plus(bias) } ?? product
    }

    /// The product of three tensors with axes put in, summed over some.
    static func trilinear(
        _ operands: [TensorStorage], expanding axes: [[Int]], summing summed: [Int]
    ) throws(TensorError) -> TensorStorage {
        var product: TensorStorage?
        for (operand, axes) in zip(operands, axes) {
            var wide = operand
            for axis in axes.sorted() { wide = try wide.unsqueeze(axis) }
            product = try product.map { p throws(TensorError) in try p.times(wide) } ?? wide
        }
        let whole = product ?? operands[0]
        if summed.isEmpty { return whole }
        return try sum(whole, axes: summed).cast(to: whole.dtype)
    }

    /// The cross product of vectors of three elements along an axis.
    static func crossProduct(
        _ first: TensorStorage, _ second: TensorStorage, axis: Int?
    ) throws(TensorError) -> TensorStorage {
        guard first.rank == second.rank else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "cross", expected: "tensors of one rank",
                    found: [first.shape, second.shape]))
        }
        let extents = try broadcast(first.extents, second.extents)
        let (a, b) = (try first.expand(extents), try second.expand(extents))
        guard let place = axis ?? extents.firstIndex(of: 3),
            let index = Axis.index(place, rank: extents.count), extents[index] == 3
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "cross", expected: "an axis of 3",
                    found: [first.shape, second.shape]))
        }
        func turned(_ storage: TensorStorage, _ amount: Int) throws(TensorError) -> TensorStorage {
            try Composite.call(
                "aten.roll.default", .storage(storage), .ints([amount]), .ints([index]))
        }
        return try turned(a, -1).times(turned(b, -2)).minus(turned(a, -2).times(turned(b, -1)))
    }
}
