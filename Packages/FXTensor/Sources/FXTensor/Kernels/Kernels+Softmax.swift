// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

extension Kernels {
    /// Exponentials along an axis divided by their sum, or the logarithm of that.
    ///
    /// - Parameter dtype: What the input is converted to first; its own where none is given.
    static func softmax(
        _ input: TensorStorage, _ axis: Int, dtype: DType? = nil, isLogarithm: Bool = false
    ) throws(TensorError) -> TensorStorage {
        let name = isLogarithm ? "log_softmax" : "softmax"
        let target = dtype ?? input.dtype
        let index = try Axis.resolve(axis, rank: input.rank, operation: name)
        guard target.category == .floating else { throw .noKernel(operator: name, dtype: target) }
        let isHalf = target == .float16 || target == .bfloat16
        let source = try cast(input, to: isHalf ? .float32 : target).contiguous()
        let output = try TensorStorage.allocate(source.dtype, like: source)
        if output.elementCount > 0 {
            let pass = SoftmaxPass(
                input: source, output: output, length: input.rank == 0 ? 1 : input.extents[index],
                inner: input.extents.dropFirst(index + 1).reduce(1, *), isLogarithm: isLogarithm)
            if source.dtype == .float32 { try pass.runFloats() } else { pass.runDoubles() }
        }
        return try cast(output, to: target)
    }
}

/// Softmax along the middle of `[outer, length, inner]`, row-major.
private struct SoftmaxPass {
    var input: TensorStorage
    var output: TensorStorage
    var length: Int
    var inner: Int
    var isLogarithm: Bool

    private var outer: Int { input.elementCount / (length * inner) }

    /// So many columns of a block stay in the cache.
    private static let width = 256

    func runFloats() throws(TensorError) {
        let (x, out) = (input.pointer(as: Float.self), output.pointer(as: Float.self))
        if inner == 1 {
            return Parallel.forEach(outer, cost: Saturating.product(length, 6)) { rows in
                let start = rows.lowerBound * length
                Loops.table.softmax(rows.count, length, x + start, out + start, isLogarithm)
            }
        }
        let blocks = (inner + Self.width - 1) / Self.width
        let cost = Saturating.product(length, min(inner, Self.width), 6)
        try Parallel.forEachThrowing(outer * blocks, cost: cost) { range throws(TensorError) in
            try Loops.withScratch(Float.self, 2 * Self.width) { scratch in
                for index in range {
                    let column = index % blocks * Self.width
                    let start = index / blocks * length * inner + column
                    Loops.table.softmax_columns(
                        length, inner, min(Self.width, inner - column), x + start, out + start,
                        scratch, isLogarithm)
                }
            }
        }
    }

    func runDoubles() {
        let (x, out) = (input.pointer(as: Double.self), output.pointer(as: Double.self))
        for row in 0..<(outer * inner) {
            let start = row / inner * length * inner + row % inner
            var top = -Double.infinity
            for index in 0..<length {
                let value = x[start + index * inner]
                if value > top || value.isNaN { top = value }
            }
            var sum = 0.0
            for index in 0..<length { sum += CMath.exp(x[start + index * inner] - top) }
            let logarithm = CMath.log(sum)
            for index in 0..<length {
                let place = start + index * inner
                out[place] =
                    isLogarithm
                    ? x[place] - top - logarithm : CMath.exp(x[place] - top) / sum
            }
        }
    }
}
