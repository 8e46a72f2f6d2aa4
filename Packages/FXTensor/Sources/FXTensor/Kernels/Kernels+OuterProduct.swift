// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Every product of an element of `[n]` and one of `[m]`, as `[n, m]`; the dtypes promote.
    static func outer(
        _ lhs: TensorStorage, _ rhs: TensorStorage, operation: String
    ) throws(TensorError) -> TensorStorage {
        guard lhs.rank == 1, rhs.rank == 1 else {
            throw mismatch(operation, "two vectors", [lhs, rhs])
        }
        return try mul(.tensor(lhs.unsqueeze(1)), .tensor(rhs.unsqueeze(0)))
    }

    /// `beta * input + alpha * outer`
    static func addOuter(
        _ lhs: TensorStorage, _ rhs: TensorStorage, adding sum: ProductSum
    ) throws(TensorError) -> TensorStorage {
        guard lhs.rank == 1, rhs.rank == 1 else {
            throw mismatch("addr", "two vectors", [lhs, rhs])
        }
        let operands = [lhs, rhs, sum.input].map(Operand.tensor)
        let dtype = try promoted(operands, operation: "addr")
        let extents = [lhs.extents[0], rhs.extents[0]]
        if dtype == .bool { return try addOuterOfBooleans(lhs, rhs, sum, extents) }
        var converted = sum
        converted.input = try cast(sum.input, to: dtype)
        if dtype.category == .floating {
            // Unlike addmm, it takes its factors in the precision of the elements.
            converted.alpha = try rounded(sum.alpha, to: dtype)
            converted.beta = try rounded(sum.beta, to: dtype)
        }
        return try product(
            "addr", .init(cast(lhs, to: dtype).unsqueeze(1)),
            .init(cast(rhs, to: dtype).unsqueeze(0)), extents, inner: 1, adding: converted)
    }

    private static func rounded(_ number: Number, to dtype: DType) throws(TensorError) -> Number {
        .double(try Tensor(filled([], dtype, number)).onlyElement(operation: "addr"))
    }

    private static func addOuterOfBooleans(
        _ lhs: TensorStorage, _ rhs: TensorStorage, _ sum: ProductSum, _ extents: [Int]
    ) throws(TensorError) -> TensorStorage {
        let none = try TensorStorage.allocate(.bool, extents)
        none.clear()
        let (isAdded, isTaken) = (sum.beta.double != 0, sum.alpha.double != 0)
        let products = isTaken ? try outer(lhs, rhs, operation: "addr") : none
        return try add(.tensor(isAdded ? sum.input.expand(extents) : none), .tensor(products))
    }

    /// Products summed over the last dimension of both: `[..., k]` and `[~, k]` give `[..., ~]`.
    static func inner(
        _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        if lhs.rank == 0 || rhs.rank == 0 { return try mul(.tensor(lhs), .tensor(rhs)) }
        guard let count = lhs.extents.last, count == rhs.extents.last else {
            throw mismatch("inner", "last dimensions of one extent", [lhs, rhs])
        }
        let (left, right) = (lhs.extents.dropLast(), rhs.extents.dropLast())
        let (a, b) = (
            try lhs.reshape([left.reduce(1, *), count]),
            try rhs.reshape([right.reduce(1, *), count])
        )
        return try mm(a, b.permuted([1, 0]), operation: "inner").viewed(Array(left) + right)
    }

    /// The product of matrices, in the order that costs least.
    static func chainMatmul(_ matrices: [TensorStorage]) throws(TensorError) -> TensorStorage {
        guard let first = matrices.first, matrices.allSatisfy({ $0.rank == 2 }) else {
            throw mismatch("chain_matmul", "one or more matrices", matrices)
        }
        if matrices.count == 1 { return try first.copied() }
        var sizes = [first.extents[0]]
        for matrix in matrices {
            guard matrix.extents[0] == sizes.last else {
                throw mismatch("chain_matmul", "matrices [n, k], [k, m], ...", matrices)
            }
            sizes.append(matrix.extents[1])
        }
        return try multiply(matrices[...], splits(sizes))
    }

    /// For each run of matrices, after which of them its last product is.
    private static func splits(_ sizes: [Int]) -> [[Int]] {
        let count = sizes.count - 1
        var costs = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
        var splits = costs
        for length in 1..<count {
            for start in 0..<(count - length) {
                let end = start + length
                let choices = (start..<end).map { split in
                    let product = Saturating.product(
                        sizes[start], sizes[split + 1], sizes[end + 1])
                    return Saturating.sum(costs[start][split], costs[split + 1][end], product)
                }
                let best = choices.indices.min { choices[$0] < choices[$1] } ?? 0
                (costs[start][end], splits[start][end]) = (choices[best], start + best)
            }
        }
        return splits
    }

    private static func multiply(
        _ matrices: ArraySlice<TensorStorage>, _ splits: [[Int]]
    ) throws(TensorError) -> TensorStorage {
        let (start, end) = (matrices.startIndex, matrices.endIndex - 1)
        if start == end { return matrices[start] }
        let split = splits[start][end]
        return try mm(
            multiply(matrices[start...split], splits),
            multiply(matrices[(split + 1)...end], splits),
            operation: "chain_matmul")
    }
}

extension Kernels {
    /// The sum of the products of two vectors' elements, those of the first conjugated.
    static func vdot(
        _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        guard lhs.dtype.category == .complex else { return try dot(lhs, rhs, operation: "vdot") }
        let copy = try lhs.copied()
        try copy.dtype.visitElement(ConjugationVisitor(target: copy))
        return try dot(copy, rhs, operation: "vdot")
    }
}

/// Conjugates in place.
private struct ConjugationVisitor: ElementVisitor {
    var target: TensorStorage

    func visit<Element: TensorElement>(_: Element.Type) {
        let pointer = target.pointer(as: Element.self)
        for index in 0..<target.elementCount {
            let value = pointer[index].complex
            pointer[index] = Element(complex: ComplexNumber(value.real, -value.imaginary))
        }
    }
}
