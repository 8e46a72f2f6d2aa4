// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The windows of pooling, a number for each dimension of space or one for all.
struct PoolingGeometry {
    var kernel: [Int]
    /// The kernel's extents where it is empty.
    var stride: [Int] = []
    var padding: [Int] = [0]
    var dilation: [Int] = [1]
    /// Whether windows that leave the padded input at its end count too.
    var roundsUp = false
}

/// The elements of one dimension that one window covers.
struct PoolingWindow {
    /// The first element within the input.
    var first: Int
    var count: Int
    var step: Int
    /// The extent of the window within the padded input.
    var paddedCount: Int
}

/// Pooling whose arguments have been checked, brought to three dimensions of space.
struct Pooling {
    var operation: String
    /// `[planes, d, h, w]`, row-major.
    var input: TensorStorage
    /// The extents of the result, as the caller has them.
    var extents: [Int]
    /// For each of three dimensions, the window of each element of the result.
    var windows: [[PoolingWindow]]
    /// What the fast loops need; nil for windows of several sizes.
    var geometry: PoolingGeometry?

    var planes: Int { input.extents[0] }
    var inputSpace: [Int] { Array(input.extents.dropFirst()) }
    var outputSpace: [Int] { windows.map(\.count) }
}

extension PoolingGeometry {
    /// Checks everything that PyTorch checks.
    func resolve(
        _ input: TensorStorage, space: Int, operation: String
    ) throws(TensorError) -> Pooling {
        try Pooling.requireSpace(space, input, operation)
        var geometry = self
        geometry.kernel = try spread(kernel, space, "kernel_size", operation)
        geometry.stride =
            stride.isEmpty ? geometry.kernel : try spread(stride, space, "stride", operation)
        geometry.padding = try spread(padding, space, "padding", operation)
        geometry.dilation = try spread(dilation, space, "dilation", operation)
        try geometry.requireSteps(operation)
        let missing = 3 - space
        geometry.kernel.insert(contentsOf: [Int](repeating: 1, count: missing), at: 0)
        geometry.stride.insert(contentsOf: [Int](repeating: 1, count: missing), at: 0)
        geometry.dilation.insert(contentsOf: [Int](repeating: 1, count: missing), at: 0)
        geometry.padding.insert(contentsOf: [Int](repeating: 0, count: missing), at: 0)
        let flat = try Pooling.planes(of: input, space: space)
        var windows: [[PoolingWindow]] = []
        for axis in 0..<3 {
            windows.append(try geometry.windows(flat.extents[axis + 1], axis, operation, input))
        }
        return Pooling(
            operation: operation, input: flat,
            extents: Array(input.extents.dropLast(space)) + windows.suffix(space).map(\.count),
            windows: windows, geometry: geometry)
    }

    private func spread(
        _ values: [Int], _ space: Int, _ name: String, _ operation: String
    ) throws(TensorError) -> [Int] {
        if values.count == 1 { return [Int](repeating: values[0], count: space) }
        guard values.count == space else {
            throw .invalidArgument(
                operation: operation, parameter: name,
                expected: "one integer or one for each of \(space) dimensions")
        }
        return values
    }

    private func requireSteps(_ operation: String) throws(TensorError) {
        let limit = 1 << 31  // keeps every sum far from overflow
        guard (kernel + stride + dilation).allSatisfy({ (1..<limit).contains($0) }) else {
            throw .invalidValue(
                operation: operation,
                value: "kernel_size \(kernel), stride \(stride), dilation \(dilation)",
                expected: "1 or more")
        }
        for axis in kernel.indices {
            let reach = (kernel[axis] - 1) * dilation[axis] + 1
            guard (0...(reach / 2)).contains(padding[axis]) else {
                throw .invalidValue(
                    operation: operation, value: "padding \(padding)",
                    expected: "0 or more, and at most half of the kernel \(kernel)")
            }
        }
    }

    /// The windows of one dimension.
    private func windows(
        _ extent: Int, _ axis: Int, _ operation: String, _ input: TensorStorage
    ) throws(TensorError) -> [PoolingWindow] {
        let (size, step) = (kernel[axis], stride[axis])
        let (pad, spacing) = (padding[axis], dilation[axis])
        let span = extent + 2 * pad - spacing * (size - 1) - 1 + (roundsUp ? step - 1 : 0)
        var count = span < 0 ? 0 : span / step + 1
        // A window must not begin in the padding at the end.
        if roundsUp, count > 0, (count - 1) * step >= extent + pad { count -= 1 }
        guard count > 0 else {
            throw Kernels.mismatch(
                operation, "windows no larger than the padded input", [input])
        }
        return (0..<count).map { index in
            let start = index * step - pad
            let skipped = start < 0 ? (spacing - 1 - start) / spacing : 0
            let first = start + skipped * spacing
            let reached = first >= extent ? 0 : (extent - first + spacing - 1) / spacing
            return PoolingWindow(
                first: first, count: max(0, min(size - skipped, reached)), step: spacing,
                paddedCount: min(start + size, extent + pad) - start)
        }
    }
}

extension Pooling {
    /// Pooling to extents of a given size, by windows that differ by one element at most.
    ///
    /// - Parameter target: For each dimension of space an extent; nil keeps the input's.
    init(
        adapting input: TensorStorage, to target: [Int?], operation: String
    ) throws(TensorError) {
        let space = target.count
        try Self.requireSpace(space, input, operation)
        let extents = Array(input.extents.suffix(space))
        let wanted = zip(target, extents).map { $0 ?? $1 }
        if let wrong = wanted.first(where: { $0 < 0 || $0 >= 1 << 31 }) {
            throw .invalidValue(
                operation: operation, value: "output_size \(wrong)", expected: "0 or more")
        }
        self.operation = operation
        self.input = try Self.planes(of: input, space: space)
        self.extents = Array(input.extents.dropLast(space)) + wanted
        let missing = 3 - space
        windows = (0..<3).map { axis in
            if axis < missing { return Self.adaptive(1, 1) }
            return Self.adaptive(extents[axis - missing], wanted[axis - missing])
        }
    }

    private static func adaptive(_ extent: Int, _ count: Int) -> [PoolingWindow] {
        (0..<count).map { index in
            let first = index * extent / count
            let last = ((index + 1) * extent + count - 1) / count
            return PoolingWindow(
                first: first, count: last - first, step: 1, paddedCount: last - first)
        }
    }

    fileprivate static func requireSpace(
        _ space: Int, _ input: TensorStorage, _ operation: String
    ) throws(TensorError) {
        let isShaped = input.rank == space + 1 || input.rank == space + 2
        // Only the batch may be empty, and of lines the channels.
        let counted = input.extents.suffix(space == 1 ? 1 : space + 1)
        guard isShaped, !counted.contains(0) else {
            throw Kernels.mismatch(
                operation, "input of \(space + 1) or \(space + 2) dimensions with elements",
                [input])
        }
    }

    /// The input as `[planes, d, h, w]`, row-major.
    fileprivate static func planes(
        of input: TensorStorage, space: Int
    ) throws(TensorError) -> TensorStorage {
        let flat = try input.contiguous()
        let count = input.extents.dropLast(space).reduce(1, *)
        let extents =
            [count] + [Int](repeating: 1, count: 3 - space) + input.extents.suffix(space)
        return flat.view(extents: extents, strides: TensorStorage.rowMajorStrides(extents))
    }
}
