// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Views that name their strides, or come by them in other ways than by shape.

extension TensorStorage {
    /// A window of given extents and strides, which may overlap itself.
    func asStrided(
        _ newExtents: [Int], _ newStrides: [Int], offset newOffset: Int?
    ) throws(TensorError) -> TensorStorage {
        guard newExtents.count == newStrides.count else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "as_strided",
                    expected: "as many strides as extents, not \(newStrides)",
                    found: [Shape(newExtents)]))
        }
        let count = try Self.elementCount(of: newExtents, dtype)
        if let stride = newStrides.first(where: { $0 < 0 }) {
            throw .invalidValue(
                operation: "as_strided", value: "stride \(stride)", expected: "0 or more")
        }
        let start = newOffset ?? offset
        let limit = buffer.byteCount / dtype.byteCount
        let end = Self.lastPlace(newExtents, newStrides, from: start)
        let fits = count == 0 ? (0...limit).contains(start) : end.map { $0 < limit } ?? false
        guard start >= 0, fits else {
            throw .indexOutOfRange(operation: "as_strided", index: end ?? .max, count: limit)
        }
        return view(extents: newExtents, strides: newStrides, offset: start)
    }

    /// The place of the last element in the buffer; nil where it cannot be counted.
    static func lastPlace(_ extents: [Int], _ strides: [Int], from start: Int) -> Int? {
        var last = start
        for (extent, stride) in zip(extents, strides) where extent > 1 {
            let (distance, wraps) = (extent - 1).multipliedReportingOverflow(by: stride)
            let (sum, overflow) = last.addingReportingOverflow(distance)
            if wraps || overflow { return nil }
            last = sum
        }
        return last
    }

    /// The diagonal of two axes, as a last axis.
    func diagonal(
        offset diagonal: Int, _ first: Int, _ second: Int
    ) throws(TensorError) -> TensorStorage {
        guard let a = Axis.index(first, rank: rank), let b = Axis.index(second, rank: rank) else {
            let wrong = Axis.index(first, rank: rank) == nil ? first : second
            throw .invalidAxis(operation: "diagonal", axis: wrong, rank: rank)
        }
        if a == b {
            throw .invalidValue(
                operation: "diagonal", value: "dims \(first) and \(second)",
                expected: "two dimensions")
        }
        let (rows, columns) = (extents[a], extents[b])
        let count =
            diagonal >= 0
            ? (diagonal < columns ? min(rows, columns - diagonal) : 0)
            : (diagonal > -rows ? min(rows + diagonal, columns) : 0)
        let start = diagonal >= 0 ? diagonal &* strides[b] : 0 &- (diagonal &* strides[a])
        let kept = extents.indices.filter { $0 != a && $0 != b }
        return view(
            extents: kept.map { extents[$0] } + [count],
            strides: kept.map { strides[$0] } + [strides[a] &+ strides[b]],
            offset: count > 0 ? offset + start : offset)
    }

    /// Windows of a size along an axis, a step apart, as a last axis.
    func unfold(_ axis: Int, size: Int, step: Int) throws(TensorError) -> TensorStorage {
        let axis = try Axis.resolve(axis, rank: rank, operation: "unfold")
        let limit = rank == 0 ? 1 : extents[axis]
        guard size >= 0, size <= limit else {
            throw .invalidValue(
                operation: "unfold", value: "size \(size)", expected: "from 0 to \(limit)")
        }
        guard step > 0 else {
            throw .invalidValue(
                operation: "unfold", value: "step \(step)", expected: "greater than 0")
        }
        if rank == 0 { return view(extents: [size], strides: [1]) }
        var (newExtents, newStrides) = (extents, strides)
        newExtents[axis] = (limit - size) / step + 1
        newStrides[axis] = newExtents[axis] > 1 ? strides[axis] &* step : strides[axis]
        return view(extents: newExtents + [size], strides: newStrides + [strides[axis]])
    }

    /// The axes at some places moved to others; the rest keep their order.
    func movedim(
        _ source: [Int], _ destination: [Int]
    ) throws(TensorError) -> TensorStorage {
        let from = try axes(source, operation: "movedim")
        let to = try axes(destination, operation: "movedim")
        guard from.count == to.count else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "movedim",
                    expected: "as many destinations \(destination) as sources \(source)",
                    found: [shape]))
        }
        if rank == 0 { return self }
        var order = extents.indices.filter { !from.contains($0) }
        for (place, axis) in zip(to, from).sorted(by: { $0.0 < $1.0 }) {
            order.insert(axis, at: place)
        }
        return permuted(order)
    }

    /// Axes from the front, each named once.
    func axes(_ axes: [Int], operation: String) throws(TensorError) -> [Int] {
        var result: [Int] = []
        for axis in axes {
            let index = try Axis.resolve(axis, rank: rank, operation: operation)
            if result.contains(index) {
                throw .invalidValue(
                    operation: operation, value: "dim \(axis)", expected: "named once")
            }
            result.append(index)
        }
        return result
    }
}
