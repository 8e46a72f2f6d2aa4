// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

/// The arithmetic of two floats that programs do most.
enum FloatArithmetic: Sendable {
    case sum, difference, product, quotient

    var loop: fxk_binary {
        switch self {
        case .sum: fxk_add
        case .difference: fxk_sub
        case .product: fxk_mul
        case .quotient: fxk_div
        }
    }

    @inline(__always)
    func callAsFunction(_ x: Float, _ y: Float) -> Float {
        switch self {
        case .sum: x + y
        case .difference: x - y
        case .product: x * y
        case .quotient: x / y
        }
    }
}

extension Kernels {
    /// Below this number of elements calling a loop costs more than running through them.
    static let few = 16

    /// The result for two float32 tensors whose elements lie alike; nil for all others.
    ///
    /// It comes before promotion and broadcasting: most calls of eager code need neither.
    @inline(__always)
    static func alike(
        _ operation: FloatArithmetic, _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage? {
        guard lhs.dtype == .float32, rhs.dtype == .float32, lhs.layout.isDense,
            lhs.layout.coincides(with: rhs.layout)
        else { return nil }
        let result = try TensorStorage.allocate(.float32, sharing: lhs.layout)
        let (x, y) = (lhs.pointer(as: Float.self), rhs.pointer(as: Float.self))
        let (out, count) = (result.pointer(as: Float.self), lhs.elementCount)
        if count < few {
            for index in 0..<count { out[index] = operation(x[index], y[index]) }
        } else {
            run(operation, x, y, out, count)
        }
        return result
    }

    @inline(never)
    private static func run(
        _ operation: FloatArithmetic, _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>,
        _ out: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        let loop = operation.loop
        Parallel.forEach(count, cost: 1) { part in
            let start = part.lowerBound
            Loops.table.binary(loop, part.count, x + start, y + start, out + start)
        }
    }

    /// The result for a float32 tensor and a number; nil for all other tensors.
    @inline(__always)
    static func alike(
        _ operation: FloatArithmetic, _ lhs: TensorStorage, _ rhs: Number
    ) throws(TensorError) -> TensorStorage? {
        guard lhs.dtype == .float32, lhs.layout.isDense, rhs.category <= .floating else {
            return nil
        }
        let result = try TensorStorage.allocate(.float32, sharing: lhs.layout)
        let (x, y) = (lhs.pointer(as: Float.self), Float(rhs.double))
        let (out, count) = (result.pointer(as: Float.self), lhs.elementCount)
        if count < few {
            for index in 0..<count { out[index] = operation(x[index], y) }
        } else {
            run(operation, x, y, out, count)
        }
        return result
    }

    @inline(never)
    private static func run(
        _ operation: FloatArithmetic, _ x: UnsafePointer<Float>, _ y: Float,
        _ out: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        let loop = operation.loop
        Parallel.forEach(count, cost: 1) { part in
            let start = part.lowerBound
            Loops.table.binary_number(loop, part.count, x + start, y, out + start)
        }
    }
}

// MARK: - Any two operands

extension Kernels {
    /// The result for float32 operands of which one may be stretched along the first dimensions or
    /// along the last; nil for all others.
    static func floats(
        _ operation: FloatArithmetic, _ lhs: Operand, _ rhs: Operand
    ) throws(TensorError) -> TensorStorage? {
        // Kernels give row-major results, on which others build.
        switch (lhs, rhs) {
        case (.tensor(let x), .number(let y)):
            return x.isContiguous ? try alike(operation, x, y) : nil
        case (.number(let x), .tensor(let y)):
            guard y.dtype == .float32, y.isContiguous, x.category <= .floating else { return nil }
            let result = try TensorStorage.allocate(.float32, sharing: y.layout)
            let (value, from, to) = (
                Float(x.double), y.pointer(as: Float.self), result.pointer(as: Float.self)
            )
            Parallel.forEach(y.elementCount, cost: 1) { part in
                let start = part.lowerBound
                Loops.table.number_binary(
                    operation.loop, part.count, value, from + start, to + start)
            }
            return result
        case (.tensor(let x), .tensor(let y)):
            if x.isContiguous, let result = try alike(operation, x, y) { return result }
            return try stretched(operation, x, y)
        default: return nil
        }
    }

    /// The second operand stretched over rows of the first: `[n, m]` with `[m]` or with `[n, 1]`.
    private static func stretched(
        _ operation: FloatArithmetic, _ x: TensorStorage, _ y: TensorStorage
    ) throws(TensorError) -> TensorStorage? {
        guard x.dtype == .float32, y.dtype == .float32, x.isContiguous, y.isContiguous,
            x.elementCount > y.elementCount, y.elementCount > 0, x.rank >= y.rank
        else { return nil }
        let missing = x.rank - y.rank
        let axes = y.extents.indices
        // Where y begins to differ from 1, and where it begins to be 1 again.
        let first = axes.first { y.extents[$0] != 1 } ?? y.rank
        let end = (axes.last { y.extents[$0] != 1 } ?? -1) + 1
        guard (min(first, end)..<end).allSatisfy({ y.extents[$0] == x.extents[missing + $0] })
        else { return nil }
        let inner = x.extents.suffix(from: missing + end).reduce(1, *)
        if first < end && inner != 1 && inner < few { return nil }
        let result = try TensorStorage.allocate(.float32, sharing: x.layout)
        let (p, q, out) = (
            x.pointer(as: Float.self), y.pointer(as: Float.self), result.pointer(as: Float.self)
        )
        let (loop, middle) = (operation.loop, y.elementCount)
        let length = inner == 1 ? middle : inner
        Parallel.forEach(x.elementCount / length, cost: length) { rows in
            for row in rows {
                let start = row * length
                if inner == 1 {
                    Loops.table.binary(loop, length, p + start, q, out + start)
                } else {
                    Loops.table.binary_number(
                        loop, length, p + start, q[row % middle], out + start)
                }
            }
        }
        return result
    }
}
