// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

extension Kernels {
    /// The largest element of each window, and where it stands in its plane; NaN counts as largest.
    static func maxPool(
        _ pooling: Pooling, givesPositions: Bool
    ) throws(TensorError) -> (values: TensorStorage, positions: TensorStorage?) {
        let dtype = pooling.input.dtype
        if dtype == .bool { throw .noKernel(operator: pooling.operation, dtype: .bool) }
        if [.float16, .bfloat16].contains(dtype) {
            var wide = pooling
            wide.input = try cast(pooling.input, to: .float32)
            let (values, positions) = try maxPool(wide, givesPositions: givesPositions)
            return (try cast(values, to: dtype), positions)
        }
        let values = try TensorStorage.allocate(dtype, pooling.extents)
        let positions =
            givesPositions ? try TensorStorage.allocate(.int64, pooling.extents) : nil
        if values.elementCount == 0 { return (values, positions) }
        if dtype == .float32, let window = pooling.flatWindow {
            try maxPoolFlat(pooling, window, values, positions)
        } else {
            try dtype.visit(
                MaxPoolVisitor(pooling: pooling, values: values, positions: positions),
                operator: pooling.operation)
        }
        return (values, positions)
    }

    private static func maxPoolFlat(
        _ pooling: Pooling, _ window: fxk_window, _ values: TensorStorage,
        _ positions: TensorStorage?
    ) throws(TensorError) {
        let (plane, pixels) = (pooling.inputSpace.reduce(1, *), pooling.outputSpace.reduce(1, *))
        let (from, to) = (pooling.input.pointer(as: Float.self), values.pointer(as: Float.self))
        let places = positions?.pointer(as: Int64.self)
        try pooling.forEachPlane(window, needsScratch: places == nil) { index, window, scratch in
            let (x, out) = (from + index * plane, to + index * pixels)
            if let places {
                Loops.table.max_pool_positions(&window, x, out, places + index * pixels)
            } else {
                Loops.table.max_pool(&window, x, out, scratch)
            }
        }
    }
}

extension Pooling {
    /// Calls a closure for each plane, with a window and scratch memory of its thread.
    func forEachPlane(
        _ window: fxk_window, needsScratch: Bool = true,
        _ body: (Int, inout fxk_window, UnsafeMutablePointer<Float>) -> Void
    ) throws(TensorError) {
        var shared = window
        let size = needsScratch ? Loops.table.window_scratch(&shared) : 0
        let window = shared
        try Parallel.forEachThrowing(planes, cost: cost) { range throws(TensorError) in
            try Loops.withScratch(Float.self, size) { scratch in
                var own = window
                for index in range { body(index, &own, scratch) }
            }
        }
    }

    /// What one plane costs, in elements of a cheap loop.
    var cost: Int {
        let taps = geometry?.kernel.reduce(1) { Saturating.product($0, $1) }
        let pixels = outputSpace.reduce(1, *)
        return taps.map { Saturating.product($0, pixels) / 2 } ?? inputSpace.reduce(1, *) * 2
    }

    /// The window of the loops in C, where it slides over planes of two dimensions.
    var flatWindow: fxk_window? {
        guard let geometry, inputSpace[0] == 1, geometry.kernel[0] == 1, outputSpace[0] == 1 else {
            return nil
        }
        var window = fxk_window()
        (window.in_height, window.in_width) = (inputSpace[1], inputSpace[2])
        (window.out_height, window.out_width) = (outputSpace[1], outputSpace[2])
        (window.kernel_height, window.kernel_width) = (geometry.kernel[1], geometry.kernel[2])
        (window.stride_height, window.stride_width) = (geometry.stride[1], geometry.stride[2])
        (window.padding_height, window.padding_width) = (geometry.padding[1], geometry.padding[2])
        (window.dilation_height, window.dilation_width) = (
            geometry.dilation[1], geometry.dilation[2]
        )
        return window
    }

    /// Calls a closure with the windows of each element of the result, in row-major order.
    @inline(__always)
    func forEachWindow(
        _ body: (_ depth: PoolingWindow, _ row: PoolingWindow, _ column: PoolingWindow) -> Void
    ) {
        for depth in windows[0] {
            for row in windows[1] {
                for column in windows[2] { body(depth, row, column) }
            }
        }
    }
}

private struct MaxPoolVisitor: NumericVisitor {
    var pooling: Pooling
    var values: TensorStorage
    var positions: TensorStorage?

    func visit<Element: NumericElement>(_: Element.Type) {
        let (space, pixels) = (pooling.inputSpace, pooling.outputSpace.reduce(1, *))
        let plane = space.reduce(1, *)
        let (from, to) = (
            pooling.input.pointer(as: Element.self), values.pointer(as: Element.self)
        )
        let places = positions?.pointer(as: Int64.self)
        Parallel.forEach(pooling.planes, cost: pooling.cost) { range in
            for index in range {
                var place = index * pixels
                pooling.forEachWindow { depth, row, column in
                    let best = Self.largest(from + index * plane, space, depth, row, column)
                    to[place] = best.value
                    places?[place] = Int64(best.position)
                    place += 1
                }
            }
        }
    }

    @inline(__always)
    private static func largest<Element: NumericElement>(
        _ plane: UnsafeMutablePointer<Element>, _ space: [Int], _ depth: PoolingWindow,
        _ row: PoolingWindow, _ column: PoolingWindow
    ) -> (value: Element, position: Int) {
        var position = (depth.first * space[1] + row.first) * space[2] + column.first
        // A window between the taps of a wide dilation may meet no element at all.
        var best = plane[min(position, space[0] * space[1] * space[2] - 1)]
        for z in 0..<depth.count {
            for y in 0..<row.count {
                let line = (depth.first + z * depth.step) * space[1] + row.first + y * row.step
                for x in 0..<column.count {
                    let place = line * space[2] + column.first + x * column.step
                    let value = plane[place]
                    if Element.isLess(best, value) || value.isNotANumber {
                        (best, position) = (value, place)
                    }
                }
            }
        }
        return (best, position)
    }
}
