// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Sign, logarithm and value of determinants, each `[...]`.
    static func determinants(
        _ input: TensorStorage, operation: String
    ) throws(TensorError) -> (sign: TensorStorage, logarithm: TensorStorage, value: TensorStorage) {
        let factors = LUFactors(try MatrixStack(square: input, operation: operation))
        let all = (0..<factors.matrices.count).map { factors.determinant($0) }
        let (batch, dtype) = (factors.matrices.batch, input.dtype)
        return (
            try .rounding(all.map(\.sign), batch, dtype),
            try .rounding(all.map(\.logarithm), batch, dtype),
            try .rounding(all.map(\.value), batch, dtype)
        )
    }

    /// The inverses, and for each matrix 0 or where it is singular.
    static func inverses(
        _ input: TensorStorage, operation: String, throwsIfSingular: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let matrices = try MatrixStack(square: input, operation: operation)
        let factors = LUFactors(matrices)
        if throwsIfSingular { try requireRegular(factors.info, operation) }
        var result = MatrixStack.identities(matrices.batch, matrices.rows)
        factors.solve(&result)
        return [
            try result.storage(input.dtype),
            try .converting(factors.info, matrices.batch, .int32),
        ]
    }

    static func requireRegular(_ info: [Int], _ operation: String) throws(TensorError) {
        if let wrong = info.first(where: { $0 != 0 }) {
            throw .invalidValue(
                operation: operation, value: "a matrix without a pivot in column \(wrong)",
                expected: "one that can be inverted")
        }
    }

    /// Solves `A X = B`, or `X A = B`; `B` may be vectors.
    ///
    /// - Returns: `X`, the factors of `A`, their pivots, and for each matrix 0 or where it is
    ///   singular.
    static func solve(
        _ input: TensorStorage, _ right: TensorStorage, isLeft: Bool, operation: String,
        throwsIfSingular: Bool
    ) throws(TensorError) -> [TensorStorage] {
        try requireEqualDTypes([input, right], operation: operation)
        let matrices = try MatrixStack(square: input, operation: operation)
        let isVector =
            right.rank == 1
            || right.rank == input.rank - 1 && right.extents == Array(input.extents.dropLast())
        let sides = isVector ? try right.unsqueeze(-1) : right
        var b = try MatrixStack(sides, operation: operation)
        if !isLeft { b = b.transposed }
        guard b.rows == matrices.rows else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "right-hand sides of \(matrices.rows) rows",
                    found: [input.shape, right.shape]))
        }
        let batch = try broadcast(matrices.batch, b.batch)
        let factors = LUFactors(
            try (isLeft ? matrices : matrices.transposed).expanded(to: batch, operation: operation))
        if throwsIfSingular { try requireRegular(factors.info, operation) }
        b = try b.expanded(to: batch, operation: operation)
        factors.solve(&b)
        let solution = try (isLeft ? b : b.transposed).storage(input.dtype)
        return [
            isVector ? try solution.squeeze(-1) : solution,
            try factors.matrices.storage(input.dtype),
            try .converting(factors.pivots, batch + [matrices.rows], .int32),
            try .converting(factors.info, batch, .int32),
        ]
    }

    /// Triangles in one matrix, pivots and the place of a missing one.
    static func luFactors(
        _ input: TensorStorage, exchangesRows: Bool, operation: String
    ) throws(TensorError) -> [TensorStorage] {
        let factors = LUFactors(
            try MatrixStack(input, operation: operation), exchangesRows: exchangesRows)
        let batch = factors.matrices.batch
        return [
            try factors.matrices.storage(input.dtype),
            try .converting(factors.pivots, batch + [factors.pivotCount], .int32),
            try .converting(factors.info, batch, .int32),
        ]
    }

    /// Row exchanges as matrices, and both triangles.
    static func luUnpacked(
        _ packed: TensorStorage, _ pivots: TensorStorage, operation: String
    ) throws(TensorError) -> [TensorStorage] {
        let all = try MatrixStack(packed, operation: operation)
        let (rows, columns, inner) = (all.rows, all.columns, min(all.rows, all.columns))
        guard pivots.extents == all.batch + [inner] else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "pivots \(all.batch + [inner])",
                    found: [pivots.shape]))
        }
        let exchanges = try checkedPivots(pivots, rows, operation)
        var p = MatrixStack(batch: all.batch, rows: rows, columns: rows)
        var lower = MatrixStack(batch: all.batch, rows: rows, columns: inner)
        var upper = MatrixStack(batch: all.batch, rows: inner, columns: columns)
        for matrix in 0..<all.count {
            var order = Array(0..<rows)
            for step in 0..<inner { order.swapAt(step, exchanges[matrix * inner + step] - 1) }
            for (row, source) in order.enumerated() { p[matrix, source, row] = 1 }
            for row in 0..<rows {
                for column in 0..<columns {
                    let value = all[matrix, row, column]
                    if row > column, column < inner { lower[matrix, row, column] = value }
                    if row <= column, row < inner { upper[matrix, row, column] = value }
                }
                if row < inner { lower[matrix, row, row] = 1 }
            }
        }
        let dtype = packed.dtype
        return [try p.storage(dtype), try lower.storage(dtype), try upper.storage(dtype)]
    }

    private static func checkedPivots(
        _ pivots: TensorStorage, _ rows: Int, _ operation: String
    ) throws(TensorError) -> [Int] {
        let values = try pivots.integers()
        if let wrong = values.first(where: { !(1...max(rows, 1)).contains($0) }) {
            throw .indexOutOfRange(operation: operation, index: wrong, count: rows)
        }
        return values
    }

    /// Solves with factors that were made before.
    static func luSolve(
        _ packed: TensorStorage, _ pivots: TensorStorage, _ right: TensorStorage, isLeft: Bool,
        isTransposed: Bool, operation: String
    ) throws(TensorError) -> TensorStorage {
        let matrices = try MatrixStack(square: packed, operation: operation)
        var b = try MatrixStack(right, operation: operation)
        if !isLeft { b = b.transposed }
        guard b.rows == matrices.rows, pivots.extents == matrices.batch + [matrices.rows] else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "factors, pivots and right-hand sides of one n",
                    found: [packed.shape, pivots.shape, right.shape]))
        }
        let batch = try broadcast(matrices.batch, b.batch)
        let exchanges = try checkedPivots(
            pivots.expand(batch + [matrices.rows]), matrices.rows, operation)
        let factors = LUFactors(
            matrices: try matrices.expanded(to: batch, operation: operation), pivots: exchanges)
        b = try b.expanded(to: batch, operation: operation)
        if isLeft == isTransposed { factors.solveTransposed(&b) } else { factors.solve(&b) }
        return try (isLeft ? b : b.transposed).storage(right.dtype)
    }

    /// Triangles whose products with their transposes are symmetric matrices.
    static func choleskyFactors(
        _ input: TensorStorage, isUpper: Bool, operation: String, throwsIfNotPositive: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let matrices = try MatrixStack(square: input, operation: operation)
        let (factors, info) = matrices.cholesky(readsUpper: isUpper)
        if throwsIfNotPositive, let wrong = info.first(where: { $0 != 0 }) {
            throw .invalidValue(
                operation: operation,
                value: "a matrix whose leading minor of order \(wrong) is not positive",
                expected: "positive definite")
        }
        return [
            try (isUpper ? factors.transposed : factors).storage(input.dtype),
            try .converting(info, matrices.batch, .int32),
        ]
    }

    /// Solves for the matrices whose Cholesky factors are given.
    static func choleskySolve(
        _ right: TensorStorage?, _ factor: TensorStorage, isUpper: Bool, operation: String
    ) throws(TensorError) -> TensorStorage {
        let matrices = try MatrixStack(square: factor, operation: operation)
        var b =
            try right.map { right throws(TensorError) in
                try MatrixStack(right, operation: operation)
            } ?? MatrixStack.identities(matrices.batch, matrices.rows)
        guard b.rows == matrices.rows else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "right-hand sides of \(matrices.rows) rows",
                    found: [factor.shape, Shape(b.extents)]))
        }
        let batch = try broadcast(matrices.batch, b.batch)
        let wide = try matrices.expanded(to: batch, operation: operation)
        b = try b.expanded(to: batch, operation: operation)
        for matrix in 0..<b.count {
            wide.substitute(
                &b, matrix, isUpper: isUpper, isTransposed: isUpper, hasUnitDiagonal: false)
            wide.substitute(
                &b, matrix, isUpper: isUpper, isTransposed: !isUpper, hasUnitDiagonal: false)
        }
        return try b.storage(factor.dtype)
    }

    /// Solves triangles: `A X = B`, or `X A = B`.
    static func solveTriangular(
        _ input: TensorStorage, _ right: TensorStorage, isUpper: Bool, isLeft: Bool,
        isTransposed: Bool, hasUnitDiagonal: Bool, operation: String
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, right], operation: operation)
        let matrices = try MatrixStack(square: input, operation: operation)
        var b = try MatrixStack(right, operation: operation)
        if !isLeft { b = b.transposed }
        guard b.rows == matrices.rows else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "right-hand sides of \(matrices.rows) rows",
                    found: [input.shape, right.shape]))
        }
        let batch = try broadcast(matrices.batch, b.batch)
        let wide = try matrices.expanded(to: batch, operation: operation)
        b = try b.expanded(to: batch, operation: operation)
        for matrix in 0..<b.count {
            wide.substitute(
                &b, matrix, isUpper: isUpper, isTransposed: isTransposed != !isLeft,
                hasUnitDiagonal: hasUnitDiagonal)
        }
        return try (isLeft ? b : b.transposed).storage(input.dtype)
    }
}
