// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The windows that slide over an image, of which each becomes a column.
struct SlidingWindows {
    var kernel: [Int]
    var dilation: [Int]
    var padding: [Int]
    var stride: [Int]

    /// How many windows an image of given height and width has along either axis.
    func counts(
        height: Int, width: Int, operation: String
    ) throws(TensorError) -> [Int] {
        guard [kernel, dilation, padding, stride].allSatisfy({ $0.count == 2 }),
            (kernel + dilation + stride).allSatisfy({ $0 > 0 }), padding.allSatisfy({ $0 >= 0 })
        else {
            throw .invalidValue(
                operation: operation,
                value: "kernel \(kernel), dilation \(dilation), padding \(padding) and "
                    + "stride \(stride)", expected: "two positive numbers each")
        }
        var result: [Int] = []
        for (axis, extent) in [height, width].enumerated() {
            let padded = try Checked.sum(extent, padding[axis], padding[axis])
            let reach = try Checked.sum(Checked.product(dilation[axis], kernel[axis] - 1), 1)
            guard padded >= reach else {
                throw .invalidValue(
                    operation: operation, value: "a window of \(reach)",
                    expected: "within \(padded) padded elements")
            }
            result.append((padded - reach) / stride[axis] + 1)
        }
        return result
    }

    /// The part of a padded image that an element of the kernel meets in all windows.
    func part(
        of image: TensorStorage, _ row: Int, _ column: Int, _ counts: [Int]
    ) throws(TensorError) -> TensorStorage {
        var result = image
        for (axis, place) in [row, column].enumerated() {
            let start = place * dilation[axis]
            result = try result.slice(
                axis - 2, start: start, end: start + (counts[axis] - 1) * stride[axis] + 1,
                step: stride[axis])
        }
        return result
    }
}

extension Kernels {
    /// `[n, c, h, w]` as `[n, c * kernel, windows]`.
    static func im2col(
        _ input: TensorStorage, _ windows: SlidingWindows
    ) throws(TensorError) -> TensorStorage {
        guard input.rank == 3 || input.rank == 4 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "im2col", expected: "3 or 4 dimensions", found: [input.shape]))
        }
        let images = input.rank == 3 ? try input.unsqueeze(0) : input
        let (count, channels) = (images.extents[0], images.extents[1])
        let counts = try windows.counts(
            height: images.extents[2], width: images.extents[3], operation: "im2col")
        let around = windows.padding
        let padded = try padConstant(
            images, [around[1], around[1], around[0], around[0]], .int(0), operation: "im2col")
        let (height, width) = (windows.kernel[0], windows.kernel[1])
        let result = try TensorStorage.allocate(
            input.dtype, [count, channels, height, width, counts[0], counts[1]])
        for row in 0..<height {
            for column in 0..<width {
                moveBytes(
                    from: try windows.part(of: padded, row, column, counts),
                    to: try result.select(2, row).select(2, column))
            }
        }
        let columns = try result.reshape([
            count, Checked.product(channels, height, width), counts[0] * counts[1],
        ])
        return input.rank == 3 ? try columns.select(0, 0) : columns
    }

    /// `[n, c * kernel, windows]` as `[n, c, h, w]`, where windows that overlap add up.
    static func col2im(
        _ input: TensorStorage, _ size: [Int], _ windows: SlidingWindows
    ) throws(TensorError) -> TensorStorage {
        guard input.rank == 2 || input.rank == 3, size.count == 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "col2im", expected: "2 or 3 dimensions and a size of 2 numbers",
                    found: [input.shape]))
        }
        let columns = input.rank == 2 ? try input.unsqueeze(0) : input
        let counts = try windows.counts(height: size[0], width: size[1], operation: "col2im")
        let (height, width) = (windows.kernel[0], windows.kernel[1])
        let area = try Checked.product(height, width)
        guard columns.extents[1] % area == 0,
            columns.extents[2] == (try Checked.product(counts[0], counts[1]))
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "col2im",
                    expected: "\(counts[0] * counts[1]) columns of a multiple of \(area)",
                    found: [input.shape]))
        }
        let (count, channels) = (columns.extents[0], columns.extents[1] / area)
        let source = try columns.reshape([count, channels, height, width, counts[0], counts[1]])
        let around = windows.padding
        let padded = try zeros(
            input.dtype, [count, channels, size[0] + 2 * around[0], size[1] + 2 * around[1]])
        for row in 0..<height {
            for column in 0..<width {
                let part = try windows.part(of: padded, row, column, counts)
                let sum = try add(
                    .tensor(part), .tensor(source.select(2, row).select(2, column)), alpha: .int(1))
                moveBytes(from: sum, to: part)
            }
        }
        let image = try padded.part(2, around[0], size[0]).part(3, around[1], size[1]).contiguous()
        return input.rank == 2 ? try image.select(0, 0) : image
    }
}
