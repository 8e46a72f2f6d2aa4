// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The windows of a pooling over two dimensions.
struct PoolingWindows {
    var kernel: [Int]
    var stride: [Int]
    var padding: [Int]
    var countsPadding = true
    var divisor: Int?
}

extension Kernels {
    /// The slopes of means over windows: each element has its part of those it went into.
    static func averagePoolGradient(
        _ slope: TensorStorage, _ input: TensorStorage, _ windows: PoolingWindows
    ) throws(TensorError) -> TensorStorage {
        let name = "avg_pool2d_backward"
        try checkPlanes(slope, input, name)
        guard (windows.kernel + windows.stride).allSatisfy({ (1...1 << 31).contains($0) }),
            windows.padding.allSatisfy({ (0...1 << 31).contains($0) })
        else {
            throw .invalidArgument(
                operation: name, parameter: "kernel_size", expected: "1 or more, and a stride")
        }
        let size = Array(input.extents.suffix(2))
        return try spread(slope, input) { axis, place in
            let first = place * windows.stride[axis] - windows.padding[axis]
            let last = min(first + windows.kernel[axis], size[axis] + windows.padding[axis])
            let inside = max(first, 0)..<max(min(last, size[axis]), max(first, 0))
            return (inside, Double(windows.countsPadding ? last - first : inside.count))
        } divisor: {
            windows.divisor.map(Double.init) ?? $0
        }
    }

    /// The slopes of means over parts of each axis that are as equal as can be.
    static func adaptivePoolGradient(
        _ slope: TensorStorage, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        try checkPlanes(slope, input, "_adaptive_avg_pool2d_backward")
        let (size, count) = (Array(input.extents.suffix(2)), Array(slope.extents.suffix(2)))
        return try spread(slope, input) { axis, place in
            let first = place * size[axis] / count[axis]
            let last = ((place + 1) * size[axis] + count[axis] - 1) / count[axis]
            return (first..<last, Double(last - first))
        } divisor: {
            $0
        }
    }

    /// Adds each slope, divided, to the elements of its window.
    private static func spread(
        _ slope: TensorStorage, _ input: TensorStorage,
        _ window: (_ axis: Int, _ place: Int) -> (Range<Int>, Double),
        divisor: (Double) -> Double
    ) throws(TensorError) -> TensorStorage {
        let values = try slope.doubles()
        let (rows, columns) = (slope.extents[slope.rank - 2], slope.extents[slope.rank - 1])
        let (height, width) = (input.extents[input.rank - 2], input.extents[input.rank - 1])
        var result = [Double](repeating: 0, count: input.elementCount)
        let planes = input.extents.dropLast(2).reduce(1, *)
        for row in 0..<rows {
            let (lines, tall) = window(0, row)
            for column in 0..<columns {
                let (places, wide) = window(1, column)
                let factor = 1 / divisor(tall * wide)
                for plane in 0..<planes {
                    let part = values[(plane * rows + row) * columns + column] * factor
                    for line in lines {
                        for place in places {
                            result[(plane * height + line) * width + place] += part
                        }
                    }
                }
            }
        }
        return try .rounding(result, input.extents, input.dtype)
    }

    private static func checkPlanes(
        _ slope: TensorStorage, _ input: TensorStorage, _ operation: String
    ) throws(TensorError) {
        try requireEqualDTypes([slope, input], operation: operation)
        _ = try input.dtype.realType(for: operation)
        guard 3...4 ~= input.rank, slope.rank == input.rank,
            slope.extents.dropLast(2) == input.extents.dropLast(2)
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "[n, c, h, w] and slopes of the same n and c",
                    found: [slope.shape, input.shape]))
        }
    }

    /// The slopes of maxima: each goes to the element that was the largest.
    static func maxPoolGradient(
        _ slope: TensorStorage, _ input: TensorStorage, _ indices: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let name = "max_pool2d_with_indices_backward"
        try checkPlanes(slope, input, name)
        guard indices.extents == slope.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "an index for each slope",
                    found: [slope.shape, indices.shape]))
        }
        let (values, places) = (try slope.doubles(), try indices.integers())
        let planes = input.extents.dropLast(2).reduce(1, *)
        let size = input.extents.suffix(2).reduce(1, *)
        let own = slope.extents.suffix(2).reduce(1, *)
        var result = [Double](repeating: 0, count: input.elementCount)
        for plane in 0..<planes {
            for position in plane * own..<(plane + 1) * own {
                guard (0..<size).contains(places[position]) else {
                    throw .indexOutOfRange(
                        operation: name, index: places[position], count: size)
                }
                result[plane * size + places[position]] += values[position]
            }
        }
        return try .rounding(result, input.extents, input.dtype)
    }
}
