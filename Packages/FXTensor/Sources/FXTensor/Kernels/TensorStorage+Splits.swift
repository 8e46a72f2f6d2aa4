// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Views on parts, and lists of them.

extension TensorStorage {
    /// A number of elements of an axis from a start on.
    func narrow(
        _ axis: Int, start: Int, length: Int, operation: String = "narrow"
    ) throws(TensorError) -> TensorStorage {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: operation, axis: axis, rank: rank)
        }
        let count = extents[index]
        guard (-count...count).contains(start) else {
            throw .indexOutOfRange(operation: operation, index: start, count: count)
        }
        let first = start < 0 ? start + count : start
        guard length >= 0, length <= count - first else {
            throw .invalidValue(
                operation: operation, value: "length \(length) from \(first)",
                expected: "a part of \(count) elements")
        }
        return part(index, first, length)
    }

    /// A part of an axis, which the caller knows to be within it.
    func part(_ axis: Int, _ start: Int, _ length: Int) -> TensorStorage {
        var newExtents = extents
        newExtents[axis] = length
        return view(
            extents: newExtents, strides: strides,
            offset: length > 0 ? offset + start * strides[axis] : offset)
    }

    /// Parts of one size along an axis, the last one maybe smaller.
    func split(
        _ size: Int, _ axis: Int, operation: String = "split"
    ) throws(TensorError) -> [TensorStorage] {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: operation, axis: axis, rank: rank)
        }
        let count = extents[index]
        guard size > 0 || size == 0 && count == 0 else {
            throw .invalidValue(
                operation: operation, value: "split size \(size)", expected: "greater than 0")
        }
        if count == 0 { return [self] }
        return stride(from: 0, to: count, by: size).map {
            part(index, $0, min(size, count - $0))
        }
    }

    /// Parts of given sizes, which make up the axis.
    func split(sizes: [Int], _ axis: Int) throws(TensorError) -> [TensorStorage] {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: "split_with_sizes", axis: axis, rank: rank)
        }
        var total = 0
        for size in sizes {
            let (sum, overflow) = total.addingReportingOverflow(size)
            total = size < 0 || overflow ? -1 : sum
            if total < 0 { break }
        }
        guard total == extents[index] else {
            throw .invalidValue(
                operation: "split_with_sizes", value: "sizes \(sizes)",
                expected: "parts of dimension \(index), which has \(extents[index])")
        }
        var start = 0
        return sizes.map { size in
            defer { start += size }
            return part(index, start, size)
        }
    }

    /// At most so many parts of equal size, the last one maybe smaller.
    func chunk(_ count: Int, _ axis: Int) throws(TensorError) -> [TensorStorage] {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: "chunk", axis: axis, rank: rank)
        }
        guard count > 0 else {
            throw .invalidValue(
                operation: "chunk", value: "\(count) chunks", expected: "more than 0")
        }
        let extent = extents[index]
        if extent == 0 {
            guard count <= 1 << 20 else { throw .tooLarge(bytes: .max) }
            return [TensorStorage](repeating: self, count: count)
        }
        return try split((extent - 1) / count + 1, index, operation: "chunk")
    }

    /// So many parts, the first ones larger by one where they cannot be equal.
    func tensorSplit(
        sections: Int, _ axis: Int, operation: String = "tensor_split"
    ) throws(TensorError) -> [TensorStorage] {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: operation, axis: axis, rank: rank)
        }
        guard sections > 0, sections <= max(extents[index], 1 << 20) else {
            throw .invalidValue(
                operation: operation, value: "\(sections) sections", expected: "greater than 0")
        }
        let (size, larger) = extents[index].quotientAndRemainder(dividingBy: sections)
        return (0..<sections).map { section in
            part(index, section * size + min(section, larger), size + (section < larger ? 1 : 0))
        }
    }

    /// The parts between places of an axis.
    func tensorSplit(
        places: [Int], _ axis: Int, operation: String = "tensor_split"
    ) throws(TensorError) -> [TensorStorage] {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: operation, axis: axis, rank: rank)
        }
        var parts: [TensorStorage] = []
        var start = 0
        for place in places {
            parts.append(try slice(index, start: start, end: place))
            start = place
        }
        return parts + [try slice(index, start: start, end: nil)]
    }

    /// The slices at all indices of an axis.
    func unbind(_ axis: Int) throws(TensorError) -> [TensorStorage] {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: "unbind", axis: axis, rank: rank)
        }
        var parts: [TensorStorage] = []
        parts.reserveCapacity(extents[index])
        for place in 0..<extents[index] { parts.append(try select(index, place)) }
        return parts
    }

    /// Splits along the axis that `hsplit`, `vsplit` and `dsplit` mean.
    func split(
        along operation: String, sections: Int?, places: [Int]
    ) throws(TensorError) -> [TensorStorage] {
        let (axis, leastRank) =
            switch operation {
            case "hsplit": (rank == 1 ? 0 : 1, 1)
            case "vsplit": (0, 2)
            default: (2, 3)
            }
        guard rank >= leastRank else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at least \(leastRank) dimensions",
                    found: [shape]))
        }
        guard let sections else {
            return try tensorSplit(places: places, axis, operation: operation)
        }
        guard sections > 0, extents[axis] % sections == 0 else {
            throw .invalidValue(
                operation: operation, value: "\(sections) sections",
                expected: "a divisor of \(extents[axis])")
        }
        return try tensorSplit(sections: sections, axis, operation: operation)
    }
}
