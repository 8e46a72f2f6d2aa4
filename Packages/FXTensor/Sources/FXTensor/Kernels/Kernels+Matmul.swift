// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Matrix product of the last two dimensions, the others broadcast; vectors as in torch.
    static func matmul(
        _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([lhs, rhs], operation: "matmul")
        switch (lhs.rank, rhs.rank) {
        case (0, _), (_, 0):
            throw mismatch("matmul", "[..., n, k] and [..., k, m]", [lhs, rhs])
        case (1, 1): return try dot(lhs, rhs, operation: "matmul")
        case (2, 1): return try mv(lhs, rhs, operation: "matmul")
        case (2, 2): return try mm(lhs, rhs, operation: "matmul")
        default: return try matmulStretched(lhs, rhs)
        }
    }

    private static func matmulStretched(
        _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let a = lhs.rank == 1 ? try lhs.unsqueeze(0) : lhs
        let b = rhs.rank == 1 ? try rhs.unsqueeze(1) : rhs
        let (rows, inner) = (a.extents[a.rank - 2], a.extents[a.rank - 1])
        let columns = b.extents[b.rank - 1]
        guard inner == b.extents[b.rank - 2] else {
            throw mismatch("matmul", "[..., n, k] and [..., k, m]", [lhs, rhs])
        }
        let batch = try broadcast(Array(a.extents.dropLast(2)), Array(b.extents.dropLast(2)))
        var extents = batch
        if lhs.rank > 1 { extents.append(rows) }
        if rhs.rank > 1 { extents.append(columns) }
        // One matrix for all rows: a single product.
        if b.rank == 2, let tall = a.rowsJoined {
            let whole = try product(
                "matmul", .init(tall), .init(b), [tall.extents[0], columns], inner: inner)
            return try whole.viewed(extents)
        }
        let result = try product(
            "matmul", .init(a, batch: batch), .init(b, batch: batch), batch + [rows, columns],
            inner: inner)
        return try result.viewed(extents)
    }

    /// `input[..., in]` with `weight[out, in]` and `bias[out]` gives `[..., out]`.
    ///
    /// A weight of one dimension gives `[...]`.
    static func linear(
        _ input: TensorStorage, _ weight: TensorStorage, _ bias: TensorStorage?
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, weight] + (bias.map { [$0] } ?? []), operation: "linear")
        guard (1...2).contains(weight.rank), let inner = input.extents.last,
            inner == weight.extents.last
        else { throw mismatch("linear", "input [..., in] and weight [out, in]", [input, weight]) }
        if weight.rank == 1 {
            let result = try matmul(input, weight)
            guard let bias else { return result }
            return try add(.tensor(result), .tensor(bias))
        }
        let columns = weight.extents[0]
        let extents = Array(input.extents.dropLast()) + [columns]
        let rows = input.extents.dropLast().reduce(1, *)
        let flat: TensorStorage
        if let joined = input.rowsJoined {
            flat = joined
        } else {
            flat = try input.reshape([rows, inner])
        }
        var sum: ProductSum?
        if let bias { sum = ProductSum(input: bias, beta: .int(1), alpha: .int(1)) }
        return try product(
            "linear", .init(flat), .init(weight.permuted([1, 0])), [rows, columns],
            inner: inner, adding: sum
        ).viewed(extents)
    }
}

extension TensorStorage {
    /// All dimensions but the last as one, where the memory order allows it.
    fileprivate var rowsJoined: TensorStorage? {
        if rank == 2 { return self }
        let rows = extents.dropLast().reduce(1, *)
        guard let inner = extents.last else { return nil }
        if rank == 1 { return view(extents: [1, inner], strides: [inner, strides[0]]) }
        // Dimensions of extent 1 have any stride.
        var step: Int?
        for axis in (0..<(rank - 1)).reversed() where extents[axis] != 1 {
            if let step, strides[axis] != step { return nil }
            step = strides[axis] * extents[axis]
        }
        let last = (0..<(rank - 1)).last { extents[$0] != 1 }
        return view(
            extents: [rows, inner], strides: [last.map { strides[$0] } ?? inner, strides[rank - 1]])
    }
}
