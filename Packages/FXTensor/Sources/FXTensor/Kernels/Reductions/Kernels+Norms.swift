// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// The norms of vectors along axes, in Double.
    ///
    /// - Parameter axes: The axes; nil for all.
    static func vectorNorm(
        _ input: TensorStorage, order: Double, axes: [Int]?, keepsAxes: Bool, dtype: DType? = nil,
        operation: String = "linalg_vector_norm"
    ) throws(TensorError) -> TensorStorage {
        guard input.dtype.category >= .floating else {
            throw .noKernel(operator: operation, dtype: input.dtype)
        }
        if let dtype, dtype.category < input.dtype.category {
            throw .dtypeMismatch(
                operation: operation, expected: "a dtype for the norm that holds the elements",
                found: [input.dtype, dtype])
        }
        let values = try cast(input, to: dtype ?? input.dtype)
        let result = values.dtype.part
        let sizes = values.dtype.category == .complex ? try pointwise("abs", values) : values
        let reduction = try Reduction(
            sizes, axes: axes, keepsAxes: keepsAxes, as: sizes.dtype.computed,
            operation: operation)
        if order.isInfinite || order < 0 { try reduction.requireElements(operation) }
        return try reduction.run(
            [
                RowLoop { (row: UnsafeBufferPointer<Float>) in Float(RowMath.norm(row, order)) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.norm(row, order) },
            ], result: result, operation: operation)
    }

    /// The norm of a difference.
    static func dist(
        _ lhs: TensorStorage, _ rhs: TensorStorage, order: Double
    ) throws(TensorError) -> TensorStorage {
        let difference = try sub(.tensor(lhs), .tensor(rhs))
        return try vectorNorm(
            difference, order: order, axes: nil, keepsAxes: false, operation: "dist")
    }

    /// Limits the norms of the slices along an axis.
    static func renorm(
        _ input: TensorStorage, order: Double, axis: Int, limit: Double
    ) throws(TensorError) -> TensorStorage {
        guard order > 0, limit >= 0, input.rank > 1 else {
            throw .invalidValue(
                operation: "renorm", value: "order \(order), limit \(limit)",
                expected: "an order above 0 and a limit for two or more dimensions")
        }
        let axis = try Axis.resolve(axis, rank: input.rank, operation: "renorm")
        let others = input.extents.indices.filter { $0 != axis }
        let norms = try vectorNorm(
            input, order: order, axes: others, keepsAxes: true, operation: "renorm")
        let operation = PointwiseOperator.onReals(
            "renorm", { norm, _ in norm > Float(limit) ? Float(limit) / (norm + 1e-7) : 1 },
            { norm, _ in norm > limit ? limit / (norm + 1e-7) : 1 })
        let factors = try operation(.tensor(norms), .number(.double(limit)))
        return try mul(.tensor(input), .tensor(factors))
    }

    // MARK: Matrices

    /// The norm of matrices in two axes.
    static func matrixNorm(
        _ input: TensorStorage, order: Double, axes: [Int], keepsAxes: Bool, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        let name = "linalg_matrix_norm"
        let values = try cast(input, to: dtype ?? input.dtype)
        let flags = try Reduction.flags(axes, rank: values.rank, operation: name)
        guard axes.count == 2, values.rank >= 2, flags.count(where: { $0 }) == 2 else {
            throw .shapeMismatch(
                .mismatch(operation: name, expected: "two axes", found: [values.shape]))
        }
        let positions = try axes.map { axis throws(TensorError) in
            try Axis.resolve(axis, rank: values.rank, operation: name)
        }
        if Swift.abs(order) == 2 {
            return try singularNorm(values, positions, keepsAxes) { singular in
                order > 0 ? singular.max() ?? 0 : singular.min() ?? 0
            }
        }
        guard Swift.abs(order) == 1 || order.isInfinite else {
            throw .invalidValue(
                operation: name, value: "\(order)", expected: "1, 2, infinity or their negatives")
        }
        // Sums over one axis, then the extreme over the other.
        let inner = Swift.abs(order) == 1 ? positions[0] : positions[1]
        let outer = Swift.abs(order) == 1 ? positions[1] : positions[0]
        let sums = try vectorNorm(
            values, order: 1, axes: [inner], keepsAxes: true, operation: name)
        if order > 0, sums.extents[outer] == 0 {
            return try filled(
                keepsAxes
                    ? sums.extents.map { max($0, 1) } : Self.extents(values, without: positions),
                sums.dtype, .int(0))
        }
        let result = try extreme(
            sums, axes: [outer], keepsAxes: true, largest: order > 0, operation: name)
        return keepsAxes ? result : try result.reshape(Self.extents(values, without: positions))
    }

    private static func extents(_ input: TensorStorage, without axes: [Int]) -> [Int] {
        input.extents.indices.filter { !axes.contains($0) }.map { input.extents[$0] }
    }

    /// The Frobenius or the nuclear norm, by name.
    static func matrixNorm(
        _ input: TensorStorage, name: String, axes: [Int], keepsAxes: Bool, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        switch name {
        case "fro":
            return try vectorNorm(
                input, order: 2, axes: axes, keepsAxes: keepsAxes, dtype: dtype,
                operation: "linalg_matrix_norm")
        case "nuc":
            let values = try cast(input, to: dtype ?? input.dtype)
            let positions = try axes.map { axis throws(TensorError) in
                try Axis.resolve(axis, rank: values.rank, operation: "linalg_matrix_norm")
            }
            guard Set(positions).count == 2 else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: "linalg_matrix_norm", expected: "two axes",
                        found: [values.shape]))
            }
            return try singularNorm(values, positions, keepsAxes) { $0.reduce(0, +) }
        default:
            throw .invalidValue(
                operation: "linalg_matrix_norm", value: "'\(name)'", expected: "'fro' or 'nuc'")
        }
    }

    /// What a closure makes of the singular values of each matrix.
    private static func singularNorm(
        _ input: TensorStorage, _ axes: [Int], _ keepsAxes: Bool,
        _ finish: ([Double]) -> Double
    ) throws(TensorError) -> TensorStorage {
        guard input.dtype == .float32 || input.dtype == .float64 else {
            throw .noKernel(operator: "linalg_matrix_norm", dtype: input.dtype)
        }
        let others = input.extents.indices.filter { !axes.contains($0) }
        let matrices = try cast(input.permuted(others + axes), to: .float64).contiguous()
        let (rows, columns) = (input.extents[axes[0]], input.extents[axes[1]])
        let extents =
            keepsAxes
            ? input.extents.indices.map { axes.contains($0) ? 1 : input.extents[$0] }
            : others.map { input.extents[$0] }
        let result = try TensorStorage.allocate(.float64, extents)
        let values = matrices.pointer(as: Double.self)
        for index in 0..<result.elementCount {
            let start = values + index * rows * columns
            let matrix = Array(UnsafeBufferPointer(start: start, count: rows * columns))
            result.pointer(as: Double.self)[index] = finish(
                SingularValues.of(matrix, rows: rows, columns: columns))
        }
        return try cast(withExtendedLifetime(matrices) { result }, to: input.dtype)
    }

    /// The norm of all elements, of vectors, or of matrices, as the arguments say.
    static func linalgNorm(
        _ input: TensorStorage, order: Double?, axes: [Int]?, keepsAxes: Bool, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        let isMatrix = axes.map { $0.count == 2 } ?? (input.rank == 2)
        if let order, isMatrix {
            return try matrixNorm(
                input, order: order, axes: axes ?? [0, 1], keepsAxes: keepsAxes, dtype: dtype)
        }
        if order != nil, axes == nil, input.rank > 2 {
            throw .shapeMismatch(
                .mismatch(
                    operation: "linalg_norm", expected: "a vector or a matrix",
                    found: [input.shape]))
        }
        return try vectorNorm(
            input, order: order ?? 2, axes: axes, keepsAxes: keepsAxes, dtype: dtype,
            operation: "linalg_norm")
    }
}

/// The singular values of a matrix, by Jacobi's rotations of its columns.
enum SingularValues {
    static func of(_ matrix: [Double], rows: Int, columns: Int) -> [Double] {
        // Fewer columns than rows, so that each column has a singular value.
        let isTall = rows >= columns
        let (height, width) = isTall ? (rows, columns) : (columns, rows)
        var vectors = (0..<width).map { column in
            (0..<height).map { row in
                isTall ? matrix[row * columns + column] : matrix[column * columns + row]
            }
        }
        if matrix.contains(where: { !$0.isFinite }) {
            return [Double](repeating: .nan, count: width)
        }
        for _ in 0..<60 {
            var isDone = true
            for first in 0..<width {
                for second in (first + 1)..<max(width, first + 1) {
                    if rotate(&vectors, first, second) { isDone = false }
                }
            }
            if isDone { break }
        }
        return vectors.map { vector in vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    }

    /// Makes two columns orthogonal; tells whether they were not.
    private static func rotate(_ vectors: inout [[Double]], _ a: Int, _ b: Int) -> Bool {
        var (alpha, beta, gamma) = (0.0, 0.0, 0.0)
        for index in vectors[a].indices {
            alpha += vectors[a][index] * vectors[a][index]
            beta += vectors[b][index] * vectors[b][index]
            gamma += vectors[a][index] * vectors[b][index]
        }
        if Swift.abs(gamma) <= 1e-15 * (alpha * beta).squareRoot() || gamma == 0 { return false }
        let zeta = (beta - alpha) / (2 * gamma)
        let tangent = (zeta < 0 ? -1 : 1) / (Swift.abs(zeta) + (1 + zeta * zeta).squareRoot())
        let cosine = 1 / (1 + tangent * tangent).squareRoot()
        let sine = cosine * tangent
        for index in vectors[a].indices {
            let (x, y) = (vectors[a][index], vectors[b][index])
            vectors[a][index] = cosine * x - sine * y
            vectors[b][index] = sine * x + cosine * y
        }
        return true
    }
}
