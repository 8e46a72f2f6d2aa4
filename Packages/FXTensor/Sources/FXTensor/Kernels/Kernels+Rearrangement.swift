// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// The elements moved along axes, those that leave at one end entering at the other.
    static func roll(
        _ input: TensorStorage, _ shifts: [Int], _ axes: [Int]
    ) throws(TensorError) -> TensorStorage {
        if axes.isEmpty, shifts.count == 1 {
            let flat = try roll(input.reshape([-1]), shifts, [0])
            return flat.view(
                extents: input.extents, strides: TensorStorage.rowMajorStrides(input.extents))
        }
        guard shifts.count == axes.count, !shifts.isEmpty else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "roll",
                    expected: "a shift for each dimension of \(axes), "
                        + "not \(shifts)", found: [input.shape]))
        }
        var source = input
        for (shift, axis) in zip(shifts, axes) {
            guard let index = Axis.index(axis, rank: input.rank) else {
                throw .invalidAxis(operation: "roll", axis: axis, rank: input.rank)
            }
            source = try rolled(source, shift, index)
        }
        return source
    }

    private static func rolled(
        _ input: TensorStorage, _ shift: Int, _ axis: Int
    ) throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(input.dtype, input.extents)
        let count = input.extents[axis]
        if count == 0 { return result }
        let rest = shift % count
        let head = rest < 0 ? rest + count : rest
        moveBytes(
            from: input.part(axis, 0, count - head), to: result.part(axis, head, count - head))
        moveBytes(from: input.part(axis, count - head, head), to: result.part(axis, 0, head))
        return result
    }

    /// The elements of some axes in reverse order.
    static func flip(
        _ input: TensorStorage, _ axes: [Int], operation: String = "flip"
    ) throws(TensorError) -> TensorStorage {
        let axes = try input.axes(axes, operation: operation)
        let result = try TensorStorage.allocate(input.dtype, input.extents)
        if result.elementCount == 0 { return result }
        moveBytes(from: input.reversed(input.rank == 0 ? [] : axes), to: result)
        return result
    }

    /// `fliplr` and `flipud`.
    static func flip(
        _ input: TensorStorage, axis: Int, operation: String
    ) throws(TensorError) -> TensorStorage {
        guard input.rank > axis else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at least \(axis + 1) dimensions",
                    found: [input.shape]))
        }
        return try flip(input, [axis], operation: operation)
    }

    /// The plane of two axes turned by quarters, from the first axis towards the second.
    static func rot90(
        _ input: TensorStorage, _ quarters: Int, _ axes: [Int]
    ) throws(TensorError) -> TensorStorage {
        let plane = try input.axes(axes, operation: "rot90")
        guard plane.count == 2, input.rank >= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "rot90", expected: "two dimensions, not \(axes)",
                    found: [input.shape]))
        }
        let turns = ((quarters % 4) + 4) % 4
        switch turns {
        case 1: return try flip(input, [plane[1]]).transpose(plane[0], plane[1])
        case 2: return try flip(input, plane)
        case 3: return try flip(input, [plane[0]]).transpose(plane[0], plane[1])
        default: return try input.copied(.preserve)
        }
    }

    /// The elements on one side of a diagonal, zeros on the other.
    static func triangle(
        _ input: TensorStorage, diagonal: Int, keepsLower: Bool
    ) throws(TensorError) -> TensorStorage {
        let operation = keepsLower ? "tril" : "triu"
        guard input.rank >= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at least 2 dimensions", found: [input.shape]))
        }
        let result = try input.copied()
        if result.elementCount == 0 { return result }
        result.dtype.visitWord(
            TriangleVisitor(target: result, diagonal: diagonal, keepsLower: keepsLower))
        return result
    }
}

extension TensorStorage {
    /// A view that runs backwards along some axes: a source for copies, never a result.
    fileprivate func reversed(_ axes: [Int]) -> TensorStorage {
        var (newStrides, start) = (strides, offset)
        for axis in axes {
            newStrides[axis] = -strides[axis]
            start += (extents[axis] - 1) * strides[axis]
        }
        return view(extents: extents, strides: newStrides, offset: start)
    }
}

/// Clears what lies beyond a diagonal of each matrix of a row-major tensor.
private struct TriangleVisitor: WordVisitor {
    var target: TensorStorage
    var diagonal: Int
    var keepsLower: Bool

    func visit<Word: BitwiseCopyable>(_: Word.Type) {
        let (rows, columns) = (target.extents[target.rank - 2], target.extents[target.rank - 1])
        var row = UnsafeMutableRawPointer(target.pointer(as: Word.self))
        let size = MemoryLayout<Word>.stride
        for index in 0..<(target.elementCount / columns) {
            // The first column of the upper side, which starts one behind the lower one.
            let reach = (index % rows).addingReportingOverflow(diagonal)
            let place = reach.overflow ? (diagonal > 0 ? columns : 0) : reach.partialValue
            let bound =
                keepsLower ? (place >= columns ? columns : max(place + 1, 0)) : max(place, 0)
            let first = keepsLower ? min(bound, columns) : 0
            let last = keepsLower ? columns : min(bound, columns)
            (row + first * size).initializeMemory(
                as: UInt8.self, repeating: 0, count: (last - first) * size)
            row += columns * size
        }
    }
}

// MARK: - Channels

extension Kernels {
    /// `[..., c * r * r, h, w]` as `[..., c, h * r, w * r]`.
    static func pixelShuffle(_ input: TensorStorage, _ factor: Int) throws(TensorError)
        -> TensorStorage
    {
        let (square, overflow) = factor.multipliedReportingOverflow(by: max(factor, 1))
        guard input.rank >= 3, factor > 0, !overflow,
            input.extents[input.rank - 3] % square == 0
        else {
            throw wrongPixels("pixel_shuffle", "channels that \(factor) * \(factor) divides", input)
        }
        let outer = Array(input.extents.dropLast(3))
        let sizes = Array(input.extents.suffix(3))
        let channels = sizes[0] / square
        let split = try input.reshape(outer + [channels, factor, factor, sizes[1], sizes[2]])
        let rank = outer.count
        let order = Array(0..<rank) + [0, 3, 1, 4, 2].map { $0 + rank }
        return try split.permuted(order).copied().reshape(
            outer + [
                channels, Checked.product(sizes[1], factor), Checked.product(sizes[2], factor),
            ])
    }

    /// `[..., c, h * r, w * r]` as `[..., c * r * r, h, w]`.
    static func pixelUnshuffle(_ input: TensorStorage, _ factor: Int) throws(TensorError)
        -> TensorStorage
    {
        guard input.rank >= 3, factor > 0,
            input.extents.suffix(2).allSatisfy({ $0 % factor == 0 })
        else {
            throw wrongPixels("pixel_unshuffle", "height and width that \(factor) divides", input)
        }
        let outer = Array(input.extents.dropLast(3))
        let sizes = Array(input.extents.suffix(3))
        let (height, width) = (sizes[1] / factor, sizes[2] / factor)
        let split = try input.reshape(outer + [sizes[0], height, factor, width, factor])
        let rank = outer.count
        let order = Array(0..<rank) + [0, 2, 4, 1, 3].map { $0 + rank }
        return try split.permuted(order).copied().reshape(
            outer + [Checked.product(sizes[0], factor, factor), height, width])
    }

    private static func wrongPixels(
        _ operation: String, _ expected: String, _ input: TensorStorage
    ) -> TensorError {
        .shapeMismatch(
            .mismatch(
                operation: operation, expected: "at least 3 dimensions and \(expected)",
                found: [input.shape]))
    }

    /// The channels of groups dealt out in turn.
    static func channelShuffle(_ input: TensorStorage, _ groups: Int) throws(TensorError)
        -> TensorStorage
    {
        guard input.rank > 2, groups > 0, input.extents[1] % groups == 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "channel_shuffle",
                    expected: "more than 2 dimensions and channels that \(groups) divides",
                    found: [input.shape]))
        }
        let (count, rest) = (input.extents[0], Array(input.extents.dropFirst(2)))
        let split = try input.reshape([count, groups, input.extents[1] / groups] + rest)
        return try split.transpose(1, 2).copied().reshape(input.extents)
    }
}
