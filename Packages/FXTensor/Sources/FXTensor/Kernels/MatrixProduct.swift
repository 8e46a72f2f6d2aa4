// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

/// Products of matrices, one after the other: `out[b] = or += alpha * lhs[b] * rhs[b]`.
///
/// The operands are read by their strides, transposed or not; the result is row-major.
struct MatrixProduct {
    /// A matrix in each step of a batch.
    struct Matrices {
        var storage: TensorStorage
        /// The step from a row to the next, and from a column to the next.
        var rowStep: Int
        var columnStep: Int
        /// Where the matrix of each step begins.
        var starts: [Int]

        /// The matrices in the last two dimensions of a tensor, stretched over a batch.
        init(_ storage: TensorStorage, batch: [Int] = []) {
            self.storage = storage
            let rank = storage.rank
            rowStep = storage.strides[rank - 2]
            columnStep = storage.strides[rank - 1]
            starts = Self.starts(storage, batch)
        }

        private static func starts(_ storage: TensorStorage, _ batch: [Int]) -> [Int] {
            if batch.isEmpty { return [0] }
            let missing = batch.count - (storage.rank - 2)
            let strides = batch.indices.map { axis in
                axis < missing || storage.extents[axis - missing] == 1
                    ? 0 : storage.strides[axis - missing]
            }
            var starts: [Int] = []
            // A last dimension of one turns each matrix into a row.
            forEachRow(batch + [1], strides + [0], strides + [0]) { start, _ in
                starts.append(start)
            }
            return starts
        }
    }

    var operation: String
    var lhs: Matrices
    var rhs: Matrices
    var output: TensorStorage
    var rows: Int
    var inner: Int
    var columns: Int
    var alpha: Number = .int(1)
    /// Whether the products are added to what the result holds.
    var adds = false

    /// Multiplies.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)`` for Booleans and complex numbers.
    func run() throws(TensorError) {
        if output.elementCount == 0 { return }
        if inner == 0 {
            if !adds { output.clear() }
            return
        }
        switch output.dtype {
        case .float32: try forEachPart(runFloats)
        case .float64: try forEachPart(runDoubles)
        case .float16, .bfloat16: try runWidened()
        case .bool: throw .noKernel(operator: operation, dtype: .bool)
        case .complex64, .complex128:
            try output.dtype.visitElement(ComplexProductVisitor(product: self))
        default: try output.dtype.visit(ProductVisitor(product: self), operator: operation)
        }
    }

    /// In float32, rounded once at the end, as PyTorch does.
    private func runWidened() throws(TensorError) {
        var product = self
        product.lhs = try lhs.widened()
        product.rhs = try rhs.widened()
        product.output = try Kernels.cast(output, to: .float32)
        try product.run()
        Kernels.moveBytes(from: try Kernels.cast(product.output, to: output.dtype), to: output)
    }
}

extension MatrixProduct.Matrices {
    /// The same matrices in float32.
    func widened() throws(TensorError) -> Self {
        // All the memory that the strides reach, so that they stay what they are.
        var reach = storage.elementCount == 0 ? 0 : 1
        for axis in storage.extents.indices where reach > 0 {
            reach += (storage.extents[axis] - 1) * storage.strides[axis]
        }
        var result = self
        result.storage = try Kernels.cast(
            storage.view(extents: [reach], strides: [1]), to: .float32)
        return result
    }
}

extension TensorStorage {
    /// Sets all bytes of a tensor without gaps to 0.
    func clear() {
        let size = elementCount * dtype.byteCount
        (buffer.base + offset * dtype.byteCount).initializeMemory(
            as: UInt8.self, repeating: 0, count: size)
    }
}

// MARK: - Parts

extension MatrixProduct {
    /// A piece of the product of one step of the batch.
    struct Part {
        var index: Int
        var rows: Range<Int>
        var columns: Range<Int>
    }

    /// Calls a closure for each product, or for parts of it, on as many threads as are worth it.
    ///
    /// Each thread has scratch memory for the packed blocks of a product.
    private func forEachPart<Element: BitwiseCopyable>(
        _ body: (Part, UnsafeMutablePointer<Element>) throws(TensorError) -> Void
    ) throws(TensorError) {
        let (all, count) = (Part(index: 0, rows: 0..<rows, columns: 0..<columns), lhs.starts.count)
        // A multiplication and an addition are an eighth of an elementwise step.
        let cost = Saturating.product(rows, columns, inner) / 8
        if count > 1 {
            return try Parallel.forEachThrowing(count, cost: cost) { range throws(TensorError) in
                try Loops.withScratch(Element.self, Loops.productScratch) {
                    scratch throws(TensorError) in
                    for index in range {
                        try body(Part(index: index, rows: all.rows, columns: all.columns), scratch)
                    }
                }
            }
        }
        let splitsRows = rows > columns
        let (length, tile) = splitsRows ? (rows, 14) : (columns, 32)
        let tiles = (length + tile - 1) / tile
        try Parallel.forEachThrowing(tiles, cost: cost / tiles) { range throws(TensorError) in
            let piece = range.lowerBound * tile..<min(range.upperBound * tile, length)
            var part = all
            if splitsRows { part.rows = piece } else { part.columns = piece }
            try Loops.withScratch(Element.self, Loops.productScratch) {
                scratch throws(TensorError) in try body(part, scratch)
            }
        }
    }

    private func runDoubles(_ part: Part, _ scratch: UnsafeMutablePointer<Double>) {
        let (a, b) = matrices(part, as: Double.self)
        Loops.table.dgemm(
            part.rows.count, part.columns.count, inner, alpha.double, a, b,
            target(part, as: Double.self), columns, adds, scratch)
    }

    private func runFloats(
        _ part: Part, _ scratch: UnsafeMutablePointer<Float>
    ) throws(TensorError) {
        let (a, b) = matrices(part, as: Float.self)
        let (rows, columns) = (part.rows.count, part.columns.count)
        let (out, factor) = (target(part, as: Float.self), Float(alpha.double))
        if try runVectors(a, b, rows, columns, out, factor) { return }
        // Few rows and a transposed second operand: packing that would cost more than the product.
        if rows <= 8, b.rows == 1, a.columns == 1 {
            return Loops.table.sgemm_dots(
                rows, columns, inner, factor, a.floats, a.rows, b.floats, b.columns, out,
                self.columns, adds)
        }
        Loops.table.sgemm(rows, columns, inner, factor, a, b, out, self.columns, adds, scratch)
    }

    /// The product, where one of the operands is a vector and the other one's memory order fits.
    private func runVectors(
        _ a: fxk_matrix, _ b: fxk_matrix, _ rows: Int, _ columns: Int,
        _ out: UnsafeMutablePointer<Float>, _ factor: Float
    ) throws(TensorError) -> Bool {
        if self.columns == 1 {
            return try withVector(b.floats, step: b.rows) { x in
                if a.columns == 1 {
                    Loops.table.sgemv_rows(rows, inner, factor, a.floats, a.rows, x, out, adds)
                } else if a.rows == 1 {
                    Loops.table.sgemv_columns(
                        inner, rows, factor, a.floats, a.columns, x, out, adds)
                }
                return a.columns == 1 || a.rows == 1
            }
        }
        if rows == 1 {
            return try withVector(a.floats, step: a.columns) { x in
                if b.columns == 1 {
                    Loops.table.sgemv_columns(
                        inner, columns, factor, b.floats, b.rows, x, out, adds)
                } else if b.rows == 1 {
                    Loops.table.sgemv_rows(
                        columns, inner, factor, b.floats, b.columns, x, out, adds)
                }
                return b.columns == 1 || b.rows == 1
            }
        }
        return false
    }

    /// The vector of the inner extent without gaps.
    private func withVector(
        _ base: UnsafePointer<Float>, step: Int, _ body: (UnsafePointer<Float>) -> Bool
    ) throws(TensorError) -> Bool {
        if step == 1 || inner == 1 { return body(base) }
        return try Loops.withScratch(Float.self, inner) { copy in
            for index in 0..<inner { copy[index] = base[index * step] }
            return body(copy)
        }
    }

    private func matrices<Element>(
        _ part: Part, as _: Element.Type
    ) -> (fxk_matrix, fxk_matrix) {
        let a = lhs.storage.pointer(as: Element.self) + lhs.starts[part.index]
        let b = rhs.storage.pointer(as: Element.self) + rhs.starts[part.index]
        return (
            fxk_matrix(
                base: a + part.rows.lowerBound * lhs.rowStep, rows: lhs.rowStep,
                columns: lhs.columnStep),
            fxk_matrix(
                base: b + part.columns.lowerBound * rhs.columnStep, rows: rhs.rowStep,
                columns: rhs.columnStep)
        )
    }

    private func target<Element>(
        _ part: Part, as _: Element.Type
    ) -> UnsafeMutablePointer<Element> {
        output.pointer(as: Element.self) + part.index * rows * columns
            + part.rows.lowerBound * columns + part.columns.lowerBound
    }
}

extension fxk_matrix {
    fileprivate var floats: UnsafePointer<Float> { base.assumingMemoryBound(to: Float.self) }
}

/// Products of integers, which wrap around.
private struct ProductVisitor: NumericVisitor {
    var product: MatrixProduct

    func visit<Element: NumericElement>(_: Element.Type) {
        let (lhs, rhs) = (product.lhs, product.rhs)
        let (a, b) = (lhs.storage.pointer(as: Element.self), rhs.storage.pointer(as: Element.self))
        var out = product.output.pointer(as: Element.self)
        let alpha: Element = product.alpha.element()
        for index in lhs.starts.indices {
            let (x, y) = (a + lhs.starts[index], b + rhs.starts[index])
            for row in 0..<product.rows {
                if !product.adds { out.update(repeating: .zero, count: product.columns) }
                for k in 0..<product.inner {
                    let factor = Element.product(alpha, x[row * lhs.rowStep + k * lhs.columnStep])
                    let line = y + k * rhs.rowStep
                    for column in 0..<product.columns {
                        out[column] = Element.sum(
                            out[column], Element.product(factor, line[column * rhs.columnStep]))
                    }
                }
                out += product.columns
            }
        }
    }
}

/// Products of complex numbers, in the precision of Double.
private struct ComplexProductVisitor: ElementVisitor {
    var product: MatrixProduct

    func visit<Element: TensorElement>(_: Element.Type) {
        let (lhs, rhs) = (product.lhs, product.rhs)
        let (a, b) = (lhs.storage.pointer(as: Element.self), rhs.storage.pointer(as: Element.self))
        var out = product.output.pointer(as: Element.self)
        let alpha = product.alpha.double
        for index in lhs.starts.indices {
            for row in 0..<product.rows {
                let x = a + lhs.starts[index] + row * lhs.rowStep
                for column in 0..<product.columns {
                    let y = b + rhs.starts[index] + column * rhs.columnStep
                    let sum = Self.dot(x, lhs.columnStep, y, rhs.rowStep, product.inner)
                    let start = product.adds ? out[column].complex : ComplexNumber(0)
                    out[column] = Element(
                        complex: ComplexNumber(
                            start.real + alpha * sum.real, start.imaginary + alpha * sum.imaginary))
                }
                out += product.columns
            }
        }
    }

    private static func dot<Element: TensorElement>(
        _ x: UnsafeMutablePointer<Element>, _ stepX: Int, _ y: UnsafeMutablePointer<Element>,
        _ stepY: Int, _ count: Int
    ) -> ComplexNumber {
        var sum = ComplexNumber(0)
        for k in 0..<count {
            let (p, q) = (x[k * stepX].complex, y[k * stepY].complex)
            sum.real += p.real * q.real - p.imaginary * q.imaginary
            sum.imaginary += p.real * q.imaginary + p.imaginary * q.real
        }
        return sum
    }
}
