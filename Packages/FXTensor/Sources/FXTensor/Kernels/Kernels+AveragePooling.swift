// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

/// By what average pooling divides.
struct AverageDivisor {
    var countsPadding = true
    /// A number instead of the count.
    var override: Int?
}

extension Kernels {
    /// The average of each window.
    static func averagePool(
        _ pooling: Pooling, _ divisor: AverageDivisor = AverageDivisor()
    ) throws(TensorError) -> TensorStorage {
        let dtype = pooling.input.dtype
        if divisor.override == 0 {
            throw .invalidValue(
                operation: pooling.operation, value: "divisor_override 0",
                expected: "other than 0")
        }
        if [.float16, .bfloat16].contains(dtype) {
            var wide = pooling
            wide.input = try cast(pooling.input, to: .float32)
            return try cast(averagePool(wide, divisor), to: dtype)
        }
        let output = try TensorStorage.allocate(dtype, pooling.extents)
        if output.elementCount == 0 { return output }
        switch dtype {
        case .float32: try averageFloats(pooling, divisor, output)
        case .float64:
            AverageVisitor(pooling: pooling, divisor: divisor, output: output).visit(Double.self)
        case .int64 where pooling.geometry != nil:
            IntegerAverage(pooling: pooling, divisor: divisor, output: output).run()
        default: throw .noKernel(operator: pooling.operation, dtype: dtype)
        }
        return output
    }

    /// The averages of windows for extents of a given size.
    static func adaptiveAveragePool(
        _ input: TensorStorage, _ target: [Int?], operation: String
    ) throws(TensorError) -> TensorStorage {
        // One average for each plane is a mean, of which PyTorch asks less.
        if target.allSatisfy({ $0 == 1 }), input.rank >= target.count {
            let axes = Array((input.rank - target.count)..<input.rank)
            return try mean(input, axes: axes, keepsAxes: true, dtype: nil)
        }
        return try averagePool(Pooling(adapting: input, to: target, operation: operation))
    }

    private static func averageFloats(
        _ pooling: Pooling, _ divisor: AverageDivisor, _ output: TensorStorage
    ) throws(TensorError) {
        let (from, to) = (pooling.input.pointer(as: Float.self), output.pointer(as: Float.self))
        let plane = pooling.inputSpace.reduce(1, *)
        let pixels = pooling.outputSpace.reduce(1, *)
        if pooling.geometry == nil, pixels == 1 {
            return Parallel.forEach(pooling.planes, cost: plane) { range in
                Loops.table.reduce_rows(
                    fxk_sum, range.count, plane, from + range.lowerBound * plane,
                    1 / Float(plane), to + range.lowerBound)
            }
        }
        guard var window = pooling.flatWindow else {
            return AverageVisitor(pooling: pooling, divisor: divisor, output: output)
                .visit(Float.self)
        }
        window.counts_padding = divisor.countsPadding
        window.divisor = Double(divisor.override ?? 0)
        try pooling.forEachPlane(window) { index, window, scratch in
            Loops.table.average_pool(&window, from + index * plane, to + index * pixels, scratch)
        }
    }
}

extension AverageDivisor {
    /// What the sum of a window is divided by.
    @inline(__always)
    fileprivate func count(
        _ depth: PoolingWindow, _ row: PoolingWindow, _ column: PoolingWindow
    ) -> Int {
        if let override { return override }
        return countsPadding
            ? depth.paddedCount * row.paddedCount * column.paddedCount
            : depth.count * row.count * column.count
    }
}

private struct AverageVisitor {
    var pooling: Pooling
    var divisor: AverageDivisor
    var output: TensorStorage

    func visit<Element: BinaryFloatingPoint & BitwiseCopyable>(_: Element.Type) {
        let (space, pixels) = (pooling.inputSpace, pooling.outputSpace.reduce(1, *))
        let plane = space.reduce(1, *)
        let (from, to) = (
            pooling.input.pointer(as: Element.self), output.pointer(as: Element.self)
        )
        Parallel.forEach(pooling.planes, cost: pooling.cost) { range in
            for index in range {
                var place = index * pixels
                let source = from + index * plane
                pooling.forEachWindow { depth, row, column in
                    var sum: Element = 0
                    for z in depth.first..<(depth.first + depth.count) {
                        for y in row.first..<(row.first + row.count) {
                            let line = source + ((z * space[1] + y) * space[2] + column.first)
                            for x in 0..<column.count { sum += line[x] }
                        }
                    }
                    let isEmpty = depth.count * row.count * column.count == 0
                    to[place] = isEmpty ? 0 : sum / Element(divisor.count(depth, row, column))
                    place += 1
                }
            }
        }
    }
}

/// Averages of integers, rounded towards 0.
private struct IntegerAverage {
    var pooling: Pooling
    var divisor: AverageDivisor
    var output: TensorStorage

    func run() {
        let (space, pixels) = (pooling.inputSpace, pooling.outputSpace.reduce(1, *))
        let plane = space.reduce(1, *)
        let (from, to) = (pooling.input.pointer(as: Int64.self), output.pointer(as: Int64.self))
        for index in 0..<pooling.planes {
            var place = index * pixels
            let source = from + index * plane
            pooling.forEachWindow { depth, row, column in
                var sum: Int64 = 0
                for z in depth.first..<(depth.first + depth.count) {
                    for y in row.first..<(row.first + row.count) {
                        let line = source + ((z * space[1] + y) * space[2] + column.first)
                        for x in 0..<column.count { sum &+= line[x] }
                    }
                }
                let count = Int64(divisor.count(depth, row, column))
                to[place] = count == 0 ? 0 : sum.dividedReportingOverflow(by: count).partialValue
                place += 1
            }
        }
    }
}
