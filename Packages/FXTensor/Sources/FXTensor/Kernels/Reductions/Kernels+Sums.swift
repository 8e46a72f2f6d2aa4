// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Reduces in the type in which kernels compute with a dtype.
    private static func reduce(
        _ input: TensorStorage, _ axes: [Int]?, _ keepsAxes: Bool, in dtype: DType,
        _ operation: String, _ loops: [RowLoop]
    ) throws(TensorError) -> TensorStorage {
        let reduction = try Reduction(
            cast(input, to: dtype), axes: axes, keepsAxes: keepsAxes, as: dtype.computed,
            operation: operation)
        return try reduction.run(loops, result: dtype, operation: operation)
    }

    /// The dtype of a sum: small integers and Booleans become int64.
    private static func sumDType(_ input: TensorStorage, _ dtype: DType?) -> DType {
        dtype ?? (input.dtype.category < .floating ? .int64 : input.dtype)
    }

    /// Sums over axes.
    ///
    /// - Parameter axes: The axes; all of them where there are none.
    static func sum(
        _ input: TensorStorage, axes: [Int] = [], keepsAxes: Bool = false, dtype: DType? = nil
    ) throws(TensorError) -> TensorStorage {
        let given = axes.isEmpty ? nil : axes
        if dtype ?? .float32 == .float32,
            let result = try reduceFloats(
                .sum, input, axes: given, keepsAxes: keepsAxes, operation: "sum")
        {
            return result
        }
        return try reduce(
            input, given, keepsAxes, in: sumDType(input, dtype), "sum",
            [
                RowLoop { (row: UnsafeBufferPointer<Float>) in RowMath.sum(row) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.sum(row) },
                RowLoop { (row: UnsafeBufferPointer<Int64>) in RowMath.sum(row) },
                RowLoop { (row: UnsafeBufferPointer<ComplexNumber>) in RowMath.sum(row) },
            ])
    }

    static func nanSum(
        _ input: TensorStorage, axes: [Int], keepsAxes: Bool, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        if input.dtype.category < .floating {
            return try sum(input, axes: axes, keepsAxes: keepsAxes, dtype: dtype)
        }
        if input.dtype.category == .complex {
            throw .noKernel(operator: "nansum", dtype: input.dtype)
        }
        let filled = try nanToNum(
            input, nan: 0, positive: .infinity, negative: -.infinity)
        return try sum(filled, axes: axes, keepsAxes: keepsAxes, dtype: dtype)
    }

    static func prod(
        _ input: TensorStorage, axes: [Int]?, keepsAxes: Bool, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        try reduce(
            input, axes, keepsAxes, in: sumDType(input, dtype), "prod",
            [
                RowLoop { (row: UnsafeBufferPointer<Float>) in RowMath.product(row) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.product(row) },
                RowLoop { (row: UnsafeBufferPointer<Int64>) in row.reduce(1, &*) },
                RowLoop { (row: UnsafeBufferPointer<ComplexNumber>) in
                    row.reduce(ComplexNumber(1), *)
                },
            ])
    }

    /// Means of floats; NaN of nothing.
    static func mean(
        _ input: TensorStorage, axes: [Int], keepsAxes: Bool, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        let dtype = dtype ?? input.dtype
        guard dtype.category >= .floating else { throw .noKernel(operator: "mean", dtype: dtype) }
        let given = axes.isEmpty ? nil : axes
        if dtype == .float32,
            let result = try reduceFloats(
                .mean, input, axes: given, keepsAxes: keepsAxes, operation: "mean")
        {
            return result
        }
        return try reduce(
            input, given, keepsAxes, in: dtype, "mean",
            [
                RowLoop { (row: UnsafeBufferPointer<Float>) in
                    RowMath.sum(row) / Float(row.count)
                },
                RowLoop { (row: UnsafeBufferPointer<Double>) in
                    RowMath.sum(row) / Double(row.count)
                },
                RowLoop { (row: UnsafeBufferPointer<ComplexNumber>) in
                    let (sum, count) = (RowMath.sum(row), Double(row.count))
                    return ComplexNumber(sum.real / count, sum.imaginary / count)
                },
            ])
    }

    static func nanMean(
        _ input: TensorStorage, axes: [Int], keepsAxes: Bool, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        guard input.dtype.category == .floating else {
            throw .noKernel(operator: "nanmean", dtype: input.dtype)
        }
        let total = try nanSum(input, axes: axes, keepsAxes: keepsAxes, dtype: dtype)
        let numbers = try pointwise("logical_not", pointwise("isnan", input))
        let count = try sum(numbers, axes: axes, keepsAxes: keepsAxes)
        return try div(.tensor(total), .tensor(count))
    }

    static func countNonzero(
        _ input: TensorStorage, axes: [Int]?
    ) throws(TensorError) -> TensorStorage {
        if [.uint16, .uint32, .uint64].contains(input.dtype) {
            throw .noKernel(operator: "count_nonzero", dtype: input.dtype)
        }
        return try reduce(
            cast(input, to: .bool), axes, false, in: .int64, "count_nonzero",
            [RowLoop { (row: UnsafeBufferPointer<Int64>) in RowMath.sum(row) }])
    }

    /// The logarithm of the sum of exponentials, without overflow.
    static func logSumExp(
        _ input: TensorStorage, axes: [Int], keepsAxes: Bool
    ) throws(TensorError) -> TensorStorage {
        if axes.isEmpty, input.rank > 0, !keepsAxes {
            throw .invalidArgument(
                operation: "logsumexp", parameter: "dim", expected: "at least one axis")
        }
        let dtype = input.dtype.category < .floating ? .float32 : input.dtype
        return try reduce(
            input, axes.isEmpty ? nil : axes, keepsAxes, in: dtype, "logsumexp",
            [
                RowLoop { (row: UnsafeBufferPointer<Float>) in RowMath.logSumExp(row) },
                RowLoop { (row: UnsafeBufferPointer<Double>) in RowMath.logSumExp(row) },
                RowLoop { (row: UnsafeBufferPointer<ComplexNumber>) in RowMath.logSumExp(row) },
            ])
    }

    /// Whether any element, or every one, is other than 0; of uint8 as uint8.
    static func truth(
        _ input: TensorStorage, axes: [Int]?, keepsAxes: Bool, ofAll: Bool
    ) throws(TensorError) -> TensorStorage {
        let name = ofAll ? "all" : "any"
        let reduction = try Reduction(
            input, axes: axes, keepsAxes: keepsAxes, as: .bool, operation: name)
        let loop = RowLoop { (row: UnsafeBufferPointer<Bool>) in
            ofAll ? row.allSatisfy { $0 } : row.contains(true)
        }
        return try reduction.run(
            [loop], result: input.dtype == .uint8 ? .uint8 : .bool, operation: name)
    }

    /// Sums until the tensor has a shape that stretches to its own.
    static func sumToSize(
        _ input: TensorStorage, _ extents: [Int]
    ) throws(TensorError) -> TensorStorage {
        let missing = input.rank - extents.count
        let isPossible =
            missing >= 0
            && extents.indices.allSatisfy {
                extents[$0] == 1 || extents[$0] == input.extents[$0 + missing]
            }
        guard isPossible else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "sum_to_size", expected: "a shape that stretches to the tensor's",
                    found: [input.shape, Shape(extents)]))
        }
        let axes = input.extents.indices.filter {
            $0 < missing || extents[$0 - missing] == 1 && input.extents[$0] != 1
        }
        if axes.isEmpty { return input }
        return try sum(input, axes: axes, keepsAxes: true).reshape(extents)
    }

    static func trace(_ input: TensorStorage) throws(TensorError) -> TensorStorage {
        guard input.rank == 2 else {
            throw .shapeMismatch(
                .mismatch(operation: "trace", expected: "a matrix", found: [input.shape]))
        }
        if [.bool, .uint16, .uint32, .uint64].contains(input.dtype) {
            throw .noKernel(operator: "trace", dtype: input.dtype)
        }
        let diagonal = input.view(
            extents: [min(input.extents[0], input.extents[1])],
            strides: [input.strides[0] + input.strides[1]])
        return try sum(diagonal)
    }
}
