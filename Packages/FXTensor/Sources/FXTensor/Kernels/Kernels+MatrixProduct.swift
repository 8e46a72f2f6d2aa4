// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// `out[m, n] = a[m, k] * b[k, n]`, all row-major.
@inline(__always)
func multiplyMatrices<Element: NumericElement>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>,
    _ out: UnsafeMutablePointer<Element>, rows: Int, inner: Int, columns: Int
) {
    for row in 0..<rows {
        let line = out + row * columns
        line.update(repeating: .zero, count: columns)
        let factors = a + row * inner
        var k = 0
        // Four rows of b at a time: the row of the result is loaded and stored a fourth as often.
        while k + 4 <= inner {
            let (f0, f1, f2, f3) = (factors[k], factors[k + 1], factors[k + 2], factors[k + 3])
            let (b0, b1) = (b + k * columns, b + (k + 1) * columns)
            let (b2, b3) = (b + (k + 2) * columns, b + (k + 3) * columns)
            for column in 0..<columns {
                let first = Element.sum(
                    Element.product(f0, b0[column]), Element.product(f1, b1[column]))
                let second = Element.sum(
                    Element.product(f2, b2[column]), Element.product(f3, b3[column]))
                line[column] = Element.sum(line[column], Element.sum(first, second))
            }
            k += 4
        }
        while k < inner {
            let (factor, source) = (factors[k], b + k * columns)
            for column in 0..<columns {
                line[column] = Element.sum(line[column], Element.product(factor, source[column]))
            }
            k += 1
        }
    }
}

private struct MatrixProductVisitor: NumericVisitor {
    var lhs: TensorStorage
    var rhs: TensorStorage
    var output: TensorStorage
    /// For each matrix of the result, where those of the operands start.
    var starts: [(Int, Int)]
    var rows: Int
    var inner: Int
    var columns: Int

    func visit<Element: NumericElement>(_: Element.Type) {
        let (a, b) = (lhs.pointer(as: Element.self), rhs.pointer(as: Element.self))
        let out = output.pointer(as: Element.self)
        for (index, start) in starts.enumerated() {
            multiplyMatrices(
                a + start.0, b + start.1, out + index * rows * columns, rows: rows, inner: inner,
                columns: columns)
        }
    }
}

extension Kernels {
    /// Matrix product of the last two dimensions, the others broadcast; vectors as in torch.
    static func matmul(
        _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([lhs, rhs], operation: "matmul")
        let mismatch = TensorError.shapeMismatch(
            .mismatch(
                operation: "matmul", expected: "[..., n, k] and [..., k, m]",
                found: [lhs.shape, rhs.shape]))
        guard lhs.rank > 0, rhs.rank > 0 else { throw mismatch }
        let a = try (lhs.rank == 1 ? lhs.unsqueeze(0) : lhs).contiguous()
        let b = try (rhs.rank == 1 ? rhs.unsqueeze(1) : rhs).contiguous()
        let (rows, inner, columns) = (
            a.extents[a.rank - 2], a.extents[a.rank - 1], b.extents[b.rank - 1]
        )
        guard inner == b.extents[b.rank - 2] else { throw mismatch }
        let batch = try broadcast(Array(a.extents.dropLast(2)), Array(b.extents.dropLast(2)))
        let output = try TensorStorage.allocate(lhs.dtype, batch + [rows, columns])
        let visitor = MatrixProductVisitor(
            lhs: a, rhs: b, output: output, starts: matrixStarts(a, b, batch), rows: rows,
            inner: inner, columns: columns)
        if lhs.dtype == .bool { throw .noKernel(operator: "matmul", dtype: .bool) }
        try lhs.dtype.visit(visitor, operator: "matmul")
        var extents = batch
        if lhs.rank > 1 { extents.append(rows) }
        if rhs.rank > 1 { extents.append(columns) }
        return try output.viewed(extents)
    }

    private static func matrixStarts(
        _ a: TensorStorage, _ b: TensorStorage, _ batch: [Int]
    ) -> [(Int, Int)] {
        func strides(_ storage: TensorStorage) -> [Int] {
            let outer = Array(storage.extents.dropLast(2))
            let missing = batch.count - outer.count
            return batch.indices.map {
                $0 < missing || outer[$0 - missing] == 1 ? 0 : storage.strides[$0 - missing]
            }
        }
        var starts: [(Int, Int)] = []
        // A last dimension of one turns each matrix into a row.
        forEachRow(batch + [1], strides(a) + [0], strides(b) + [0]) { starts.append(($0, $1)) }
        return starts
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

// MARK: - Linear

private struct LinearVisitor: NumericVisitor {
    var input: TensorStorage
    var weight: TensorStorage
    var bias: TensorStorage?
    var output: TensorStorage
    var inner: Int
    var columns: Int

    func visit<Element: NumericElement>(_: Element.Type) {
        let (x, w) = (input.pointer(as: Element.self), weight.pointer(as: Element.self))
        let (b, out) = (bias?.pointer(as: Element.self), output.pointer(as: Element.self))
        let rows = columns == 0 ? 0 : output.elementCount / columns
        for row in 0..<rows {
            for column in 0..<columns {
                let product = Self.dot(x + row * inner, w + column * inner, inner)
                out[row * columns + column] = b.map { Element.sum(product, $0[column]) } ?? product
            }
        }
    }

    /// Eight sums side by side, which the compiler turns into vector instructions.
    @inline(__always)
    private static func dot<Element: NumericElement>(
        _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ count: Int
    ) -> Element {
        let zero = Element.zero
        var (s0, s1, s2, s3) = (zero, zero, zero, zero)
        var (s4, s5, s6, s7) = (zero, zero, zero, zero)
        var k = 0
        while k + 8 <= count {
            s0 = Element.sum(s0, Element.product(a[k], b[k]))
            s1 = Element.sum(s1, Element.product(a[k + 1], b[k + 1]))
            s2 = Element.sum(s2, Element.product(a[k + 2], b[k + 2]))
            s3 = Element.sum(s3, Element.product(a[k + 3], b[k + 3]))
            s4 = Element.sum(s4, Element.product(a[k + 4], b[k + 4]))
            s5 = Element.sum(s5, Element.product(a[k + 5], b[k + 5]))
            s6 = Element.sum(s6, Element.product(a[k + 6], b[k + 6]))
            s7 = Element.sum(s7, Element.product(a[k + 7], b[k + 7]))
            k += 8
        }
        while k < count {
            s0 = Element.sum(s0, Element.product(a[k], b[k]))
            k += 1
        }
        let low = Element.sum(Element.sum(s0, s1), Element.sum(s2, s3))
        return Element.sum(low, Element.sum(Element.sum(s4, s5), Element.sum(s6, s7)))
    }
}

extension Kernels {
    /// `input[..., in]` with `weight[out, in]` and `bias[out]` gives `[..., out]`.
    static func linear(
        _ input: TensorStorage, _ weight: TensorStorage, _ bias: TensorStorage?
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, weight] + (bias.map { [$0] } ?? []), operation: "linear")
        guard weight.rank == 2, let inner = input.extents.last, inner == weight.extents[1] else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "linear", expected: "input [..., in] and weight [out, in]",
                    found: [input.shape, weight.shape]))
        }
        let columns = weight.extents[0]
        if let bias, bias.extents != [columns] {
            throw .shapeMismatch(
                .mismatch(
                    operation: "linear", expected: "bias [\(columns)]", found: [bias.shape]))
        }
        if input.dtype == .bool { throw .noKernel(operator: "linear", dtype: .bool) }
        let (x, w, b) = (
            try input.contiguous(), try weight.contiguous(), try bias?.contiguous()
        )
        let output = try TensorStorage.allocate(
            input.dtype, Array(input.extents.dropLast()) + [columns])
        let visitor = LinearVisitor(
            input: x, weight: w, bias: b, output: output, inner: inner, columns: columns)
        try input.dtype.visit(visitor, operator: "linear")
        return output
    }
}
