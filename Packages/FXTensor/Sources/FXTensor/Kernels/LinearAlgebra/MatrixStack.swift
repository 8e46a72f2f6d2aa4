// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Matrices one after the other, row-major and in double precision.
struct MatrixStack {
    /// The extents before the last two.
    var batch: [Int]
    var rows: Int
    var columns: Int
    var values: [Double]

    var count: Int { batch.reduce(1, *) }
    var extents: [Int] { batch + [rows, columns] }

    /// Reads a tensor of two dimensions or more.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)`` for elements that are not float32 or
    ///   float64.
    init(_ storage: TensorStorage, operation: String) throws(TensorError) {
        guard storage.rank >= 2 else {
            throw .shapeMismatch(
                .mismatch(operation: operation, expected: "[..., n, m]", found: [storage.shape]))
        }
        guard storage.dtype == .float32 || storage.dtype == .float64 else {
            throw .noKernel(operator: operation, dtype: storage.dtype)
        }
        batch = Array(storage.extents.dropLast(2))
        rows = storage.extents[storage.rank - 2]
        columns = storage.extents[storage.rank - 1]
        values = try storage.doubles()
    }

    init(batch: [Int], rows: Int, columns: Int, values: [Double]? = nil) {
        self.batch = batch
        self.rows = rows
        self.columns = columns
        self.values =
            values ?? [Double](repeating: 0, count: batch.reduce(rows * columns, *))
    }

    /// Reads square matrices.
    init(square storage: TensorStorage, operation: String) throws(TensorError) {
        try self.init(storage, operation: operation)
        guard rows == columns else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "square matrices [..., n, n]",
                    found: [storage.shape]))
        }
    }

    subscript(matrix: Int, row: Int, column: Int) -> Double {
        @inline(__always)
        get { values[(matrix * rows + row) * columns + column] }
        @inline(__always)
        set { values[(matrix * rows + row) * columns + column] = newValue }
    }

    func storage(_ dtype: DType) throws(TensorError) -> TensorStorage {
        try .rounding(values, extents, dtype)
    }

    /// Ones on each diagonal.
    static func identities(_ batch: [Int], _ size: Int) -> MatrixStack {
        var result = MatrixStack(batch: batch, rows: size, columns: size)
        for matrix in 0..<result.count {
            for index in 0..<size { result[matrix, index, index] = 1 }
        }
        return result
    }

    var transposed: MatrixStack {
        var result = MatrixStack(batch: batch, rows: columns, columns: rows)
        for matrix in 0..<count {
            for row in 0..<rows {
                for column in 0..<columns {
                    result[matrix, column, row] = self[matrix, row, column]
                }
            }
        }
        return result
    }

    /// The same matrices for each of a wider batch.
    func expanded(to wide: [Int], operation: String) throws(TensorError) -> MatrixStack {
        if wide == batch { return self }
        let storage = try storage(.float64).expand(wide + [rows, columns])
        return try MatrixStack(storage, operation: operation)
    }
}

/// A factorisation of square or other matrices into lower and upper triangles, rows exchanged.
struct LUFactors {
    /// Both triangles in one; the ones on the lower diagonal are left out.
    var matrices: MatrixStack
    /// The row, counted from 1, with which each was exchanged.
    var pivots: [Int]
    /// For each matrix the first column without a pivot, counted from 1; 0 where all have one.
    var info: [Int]

    var pivotCount: Int { min(matrices.rows, matrices.columns) }

    init(_ input: MatrixStack, exchangesRows: Bool = true) {
        matrices = input
        (pivots, info) = ([], [])
        for matrix in 0..<input.count { factor(matrix, exchangesRows) }
    }

    init(matrices: MatrixStack, pivots: [Int]) {
        (self.matrices, self.pivots, info) = (matrices, pivots, [])
    }

    private mutating func factor(_ matrix: Int, _ exchangesRows: Bool) {
        var firstZero = 0
        for step in 0..<pivotCount {
            var best = step
            if exchangesRows {
                for row in step..<matrices.rows
                where matrices[matrix, row, step].magnitude > matrices[matrix, best, step].magnitude
                {
                    best = row
                }
            }
            pivots.append(best + 1)
            if best != step { exchange(matrix, best, step) }
            let pivot = matrices[matrix, step, step]
            if pivot == 0 {
                if firstZero == 0 { firstZero = step + 1 }
                continue
            }
            for row in step + 1..<max(matrices.rows, step + 1) {
                let factor = matrices[matrix, row, step] / pivot
                matrices[matrix, row, step] = factor
                if factor == 0 { continue }
                for column in step + 1..<max(matrices.columns, step + 1) {
                    matrices[matrix, row, column] -= factor * matrices[matrix, step, column]
                }
            }
        }
        info.append(firstZero)
    }

    private mutating func exchange(_ matrix: Int, _ first: Int, _ second: Int) {
        for column in 0..<matrices.columns {
            let value = matrices[matrix, first, column]
            matrices[matrix, first, column] = matrices[matrix, second, column]
            matrices[matrix, second, column] = value
        }
    }

    /// Sign and logarithm of the size of a matrix' determinant.
    func determinant(_ matrix: Int) -> (sign: Double, logarithm: Double, value: Double) {
        var (sign, logarithm, value) = (1.0, 0.0, 1.0)
        for step in 0..<matrices.rows {
            if pivots[matrix * pivotCount + step] != step + 1 { (sign, value) = (-sign, -value) }
            let pivot = matrices[matrix, step, step]
            value *= pivot
            if pivot < 0 { sign = -sign }
            if pivot == 0 { sign = 0 }
            logarithm += Double.naturalLogarithm(pivot.magnitude)
        }
        return (sign, logarithm, value)
    }

    /// Replaces right-hand sides by the solutions.
    func solve(_ right: inout MatrixStack) {
        let size = matrices.rows
        for matrix in 0..<right.count {
            for step in 0..<size {
                let other = pivots[matrix * pivotCount + step] - 1
                if other == step { continue }
                for column in 0..<right.columns {
                    let value = right[matrix, step, column]
                    right[matrix, step, column] = right[matrix, other, column]
                    right[matrix, other, column] = value
                }
            }
            matrices.substitute(
                &right, matrix, isUpper: false, isTransposed: false, hasUnitDiagonal: true)
            matrices.substitute(
                &right, matrix, isUpper: true, isTransposed: false, hasUnitDiagonal: false)
        }
    }

    /// Replaces right-hand sides by the solutions for the transposed matrices.
    func solveTransposed(_ right: inout MatrixStack) {
        for matrix in 0..<right.count {
            matrices.substitute(
                &right, matrix, isUpper: true, isTransposed: true, hasUnitDiagonal: false)
            matrices.substitute(
                &right, matrix, isUpper: false, isTransposed: true, hasUnitDiagonal: true)
            for step in (0..<matrices.rows).reversed() {
                let other = pivots[matrix * pivotCount + step] - 1
                if other == step { continue }
                for column in 0..<right.columns {
                    let value = right[matrix, step, column]
                    right[matrix, step, column] = right[matrix, other, column]
                    right[matrix, other, column] = value
                }
            }
        }
    }
}

extension MatrixStack {
    /// Solves a triangle of one matrix for the right-hand sides of the same place.
    func substitute(
        _ right: inout MatrixStack, _ matrix: Int, isUpper: Bool, isTransposed: Bool,
        hasUnitDiagonal: Bool
    ) {
        // The transposed upper triangle is solved from the top as a lower one is.
        let startsAtTop = isUpper == isTransposed
        let order = startsAtTop ? Array(0..<rows) : (0..<rows).reversed()
        for row in order {
            let others = startsAtTop ? 0..<row : row + 1..<max(rows, row + 1)
            for column in 0..<right.columns {
                var value = right[matrix, row, column]
                for other in others {
                    let factor =
                        isTransposed ? self[matrix, other, row] : self[matrix, row, other]
                    value -= factor * right[matrix, other, column]
                }
                right[matrix, row, column] =
                    hasUnitDiagonal ? value : value / self[matrix, row, row]
            }
        }
    }

    /// The lower triangles whose products with their transposes are these symmetric matrices.
    ///
    /// - Returns: The triangles, and for each matrix the first minor that is not positive, counted
    ///   from 1; 0 where there is none.
    func cholesky(readsUpper: Bool) -> (factors: MatrixStack, info: [Int]) {
        var (result, info) = (
            MatrixStack(batch: batch, rows: rows, columns: rows), [Int]()
        )
        for matrix in 0..<count {
            var failed = 0
            for column in 0..<rows where failed == 0 {
                for row in column..<rows {
                    var sum = readsUpper ? self[matrix, column, row] : self[matrix, row, column]
                    for index in 0..<column {
                        sum -= result[matrix, row, index] * result[matrix, column, index]
                    }
                    if row > column {
                        result[matrix, row, column] = sum / result[matrix, column, column]
                    } else if sum > 0 {
                        result[matrix, row, row] = sum.squareRoot()
                    } else {
                        failed = row + 1
                        break
                    }
                }
            }
            info.append(failed)
        }
        return (result, info)
    }
}
