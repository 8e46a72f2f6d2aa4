// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What is added to a product, and the factors of both: `beta * input + alpha * product`.
struct ProductSum {
    var input: TensorStorage
    var beta: Number
    var alpha: Number

    /// The sum of integers, which takes the whole part of its factors.
    fileprivate var truncated: ProductSum {
        func whole(_ number: Number) -> Number {
            if case .double(let value) = number {
                .int(Int(Int64(rounding: value)))
            } else {
                number
            }
        }
        return ProductSum(input: input, beta: whole(beta), alpha: whole(alpha))
    }
}

extension Kernels {
    /// `[n, k]` times `[k, m]`; with a sum, its input stretched to the result is added.
    static func mm(
        _ lhs: TensorStorage, _ rhs: TensorStorage, adding sum: ProductSum? = nil,
        operation: String = "mm"
    ) throws(TensorError) -> TensorStorage {
        guard lhs.rank == 2, rhs.rank == 2, lhs.extents[1] == rhs.extents[0] else {
            throw mismatch(operation, "matrices [n, k] and [k, m]", [lhs, rhs])
        }
        return try product(
            operation, .init(lhs), .init(rhs), [lhs.extents[0], rhs.extents[1]],
            inner: lhs.extents[1], adding: sum)
    }

    /// `[b, n, k]` times `[b, k, m]`; with a sum, its input stretched to the result is added.
    static func bmm(
        _ lhs: TensorStorage, _ rhs: TensorStorage, adding sum: ProductSum? = nil,
        operation: String = "bmm"
    ) throws(TensorError) -> TensorStorage {
        guard lhs.rank == 3, rhs.rank == 3, lhs.extents[0] == rhs.extents[0],
            lhs.extents[2] == rhs.extents[1]
        else { throw mismatch(operation, "matrices [b, n, k] and [b, k, m]", [lhs, rhs]) }
        let batch = [lhs.extents[0]]
        return try product(
            operation, .init(lhs, batch: batch), .init(rhs, batch: batch),
            [lhs.extents[0], lhs.extents[1], rhs.extents[2]], inner: lhs.extents[2], adding: sum)
    }

    /// `[n, k]` times `[k]`; with a sum, its input stretched to the result is added.
    static func mv(
        _ lhs: TensorStorage, _ rhs: TensorStorage, adding sum: ProductSum? = nil,
        operation: String = "mv"
    ) throws(TensorError) -> TensorStorage {
        guard lhs.rank == 2, rhs.rank == 1, lhs.extents[1] == rhs.extents[0] else {
            throw mismatch(operation, "matrix [n, k] and vector [k]", [lhs, rhs])
        }
        var columnSum = sum
        if let sum {
            columnSum?.input = try sum.input.expanded(to: [lhs.extents[0]], operation).unsqueeze(1)
        }
        let result = try product(
            operation, .init(lhs), .init(rhs.unsqueeze(1)), [lhs.extents[0], 1],
            inner: lhs.extents[1], adding: columnSum)
        return result.view(extents: [lhs.extents[0]], strides: [1])
    }

    /// The sum of the products of two vectors' elements.
    static func dot(
        _ lhs: TensorStorage, _ rhs: TensorStorage, operation: String = "dot"
    ) throws(TensorError) -> TensorStorage {
        guard lhs.rank == 1, rhs.rank == 1, lhs.extents == rhs.extents else {
            throw mismatch(operation, "two vectors [k]", [lhs, rhs])
        }
        let result = try product(
            operation, .init(lhs.unsqueeze(0)), .init(rhs.unsqueeze(1)), [1, 1],
            inner: lhs.extents[0])
        return result.view(extents: [], strides: [])
    }

    /// `[b, n, k]` times `[b, k, m]`, summed over the batch, with a stretched input added.
    static func addbmm(
        _ lhs: TensorStorage, _ rhs: TensorStorage, adding sum: ProductSum
    ) throws(TensorError) -> TensorStorage {
        guard lhs.rank == 3, rhs.rank == 3, lhs.extents[0] == rhs.extents[0],
            lhs.extents[2] == rhs.extents[1]
        else { throw mismatch("addbmm", "matrices [b, n, k] and [b, k, m]", [lhs, rhs]) }
        var result = sum
        let extents = [lhs.extents[1], rhs.extents[2]]
        if lhs.extents[0] == 0 {
            let none = MatrixProduct.Matrices(try lhs.reshape([extents[0], 0]))
            return try product(
                "addbmm", none, .init(rhs.reshape([0, extents[1]])), extents, inner: 0, adding: sum)
        }
        // One after the other, as PyTorch does: rounding is the same.
        for index in 0..<lhs.extents[0] {
            result.input = try mm(
                lhs.select(0, index), rhs.select(0, index), adding: result, operation: "addbmm")
            result.beta = .int(1)
        }
        return result.input
    }

    static func mismatch(
        _ operation: String, _ expected: String, _ found: [TensorStorage]
    ) -> TensorError {
        .shapeMismatch(
            .mismatch(operation: operation, expected: expected, found: found.map(\.shape)))
    }

    /// Runs a product whose shapes have been checked.
    static func product(
        _ operation: String, _ lhs: MatrixProduct.Matrices, _ rhs: MatrixProduct.Matrices,
        _ extents: [Int], inner: Int, adding sum: ProductSum? = nil
    ) throws(TensorError) -> TensorStorage {
        let given = [lhs.storage, rhs.storage] + (sum.map { [$0.input] } ?? [])
        try requireEqualDTypes(given, operation: operation)
        let dtype = lhs.storage.dtype
        if let sum, dtype == .float16 || dtype == .bfloat16 {
            return try widened(operation, lhs, rhs, extents, inner: inner, adding: sum)
        }
        let sum = dtype.category < .floating ? sum?.truncated : sum
        let output = try start(dtype, extents, sum, operation)
        let product = MatrixProduct(
            operation: operation, lhs: lhs, rhs: rhs, output: output,
            rows: extents[extents.count - 2], inner: inner, columns: extents[extents.count - 1],
            alpha: sum?.alpha ?? .int(1), adds: sum.map { $0.beta.double != 0 } ?? false)
        try product.run()
        return output
    }

    /// A product of half precision and what is added to it, rounded once at the end.
    private static func widened(
        _ operation: String, _ lhs: MatrixProduct.Matrices, _ rhs: MatrixProduct.Matrices,
        _ extents: [Int], inner: Int, adding sum: ProductSum
    ) throws(TensorError) -> TensorStorage {
        let (a, b) = (try lhs.widened(), try rhs.widened())
        var wide = sum
        wide.input = try cast(sum.input, to: .float32)
        let result = try product(operation, a, b, extents, inner: inner, adding: wide)
        return try cast(result, to: lhs.storage.dtype)
    }

    /// What a product is added to; a factor of 0 means that nothing is read, not even NaN.
    private static func start(
        _ dtype: DType, _ extents: [Int], _ sum: ProductSum?, _ operation: String
    ) throws(TensorError) -> TensorStorage {
        guard let sum else { return try .allocate(dtype, extents) }
        let input = try sum.input.expanded(to: extents, operation)
        if sum.beta.double == 0 { return try .allocate(dtype, extents) }
        if sum.beta.double == 1 { return try input.copied() }
        return try mul(.tensor(input), .number(sum.beta)).expand(extents).copied()
    }

    static func requireEqualDTypes(
        _ storages: [TensorStorage], operation: String
    ) throws(TensorError) {
        guard let first = storages.first else { return }
        if storages.contains(where: { $0.dtype != first.dtype }) {
            throw .dtypeMismatch(
                operation: operation, expected: "one dtype", found: storages.map(\.dtype))
        }
    }
}

extension TensorStorage {
    /// The tensor stretched to extents that an operator's other arguments gave.
    fileprivate func expanded(
        to extents: [Int], _ operation: String
    ) throws(TensorError) -> TensorStorage {
        do throws(TensorError) {
            return try expand(extents)
        } catch {
            throw Kernels.mismatch(operation, "an input that stretches to \(extents)", [self])
        }
    }
}
