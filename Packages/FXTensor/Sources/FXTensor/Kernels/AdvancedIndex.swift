// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The places that index tensors name in a tensor, prepared for reading and writing.
///
/// Masks count as the numbers of their true elements. Where the indexed axes lie together the
/// places stand where they were, else in front.
///
/// - SeeAlso: `torch.Tensor.__getitem__`, `aten::index.Tensor`
struct AdvancedIndex {
    /// The indexed tensor, its axes ordered so that the indexed ones lie together.
    let storage: TensorStorage
    let region: IndexedRegion
    /// The extents of what is read or written.
    let extents: [Int]

    init(
        _ input: TensorStorage, _ indices: [TensorStorage?], operation: String
    ) throws(TensorError) {
        let numbers = try Self.numbers(indices, of: input, operation: operation)
        let axes = numbers.indices.filter { numbers[$0] != nil }
        guard let first = axes.first, let last = axes.last else {
            throw .invalidArgument(
                operation: operation, parameter: "indices", expected: "at least one tensor")
        }
        let isTogether = last - first + 1 == axes.count
        let rest = input.extents.indices.filter { !axes.contains($0) }
        let start = isTogether ? first : 0
        let order = isTogether ? Array(input.extents.indices) : axes + rest
        storage = input.permuted(order)
        let range = start..<(start + axes.count)
        let tensors = numbers.compactMap { $0 }
        var shape: [Int] = []
        for tensor in tensors { shape = try broadcastIndices(shape, tensor.extents, operation) }
        var places = [Int](repeating: 0, count: shape.contains(0) ? 0 : shape.reduce(1, *))
        for (axis, tensor) in zip(range, tensors) {
            let (count, step) = (storage.extents[axis], storage.strides[axis])
            let values = try Kernels.places(
                tensor.expand(shape), count: count, countsFromBack: true, operation: operation)
            for index in places.indices { places[index] += values[index] * step }
        }
        let ordered = storage.extents
        extents = ordered[..<start] + shape + ordered[range.upperBound...]
        region = IndexedRegion(storage, axes: range, indexed: places)
    }

    /// The indices by axis, masks replaced; as many as the tensor has axes.
    private static func numbers(
        _ indices: [TensorStorage?], of input: TensorStorage, operation: String
    ) throws(TensorError) -> [TensorStorage?] {
        var result: [TensorStorage?] = []
        for index in indices {
            guard let index, index.dtype == .bool || index.dtype == .uint8 else {
                result.append(index)
                continue
            }
            let covered = input.extents.dropFirst(result.count).prefix(index.rank)
            guard Array(covered) == index.extents else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: operation,
                        expected: "a mask of the shape of the dimensions from \(result.count) on",
                        found: [input.shape, index.shape]))
            }
            result += try Kernels.nonzero(index).unbind(1)
        }
        guard result.count <= input.rank else {
            throw .indexOutOfRange(operation: operation, index: result.count, count: input.rank)
        }
        return result + [TensorStorage?](repeating: nil, count: input.rank - result.count)
    }
}

/// The extents in which index tensors meet.
private func broadcastIndices(
    _ a: [Int], _ b: [Int], _ operation: String
) throws(TensorError) -> [Int] {
    let extents = try Kernels.broadcast(a, b)
    _ = try TensorStorage.elementCount(of: extents, .int64)
    return extents
}

extension Kernels {
    /// The elements, or slices, that index tensors name.
    static func index(
        _ input: TensorStorage, _ indices: [TensorStorage?], operation: String = "index"
    ) throws(TensorError) -> TensorStorage {
        let index = try AdvancedIndex(input, indices, operation: operation)
        let result = try TensorStorage.allocate(input.dtype, index.extents)
        if result.elementCount > 0 {
            input.dtype.visitWord(
                RegionMovement(
                    region: index.region, storage: index.storage, packed: result,
                    isGathering: true))
        }
        return result
    }

    /// Writes values, stretched, over the elements that index tensors name, or adds them.
    @discardableResult
    static func indexPut(
        _ target: TensorStorage, _ indices: [TensorStorage?], _ values: TensorStorage,
        accumulates: Bool = false, operation: String = "index_put_"
    ) throws(TensorError) -> TensorStorage {
        try requireWritable(target, operation: operation)
        if values.dtype != target.dtype {
            throw .dtypeMismatch(
                operation: operation, expected: "values of the target's dtype",
                found: [target.dtype, values.dtype])
        }
        if values.elementCount == 1, !accumulates, indices.contains(where: { $0?.dtype == .uint8 })
        {
            throw .dtypeMismatch(
                operation: operation, expected: "a mask of torch.bool", found: [.uint8])
        }
        let index = try AdvancedIndex(target, indices, operation: operation)
        var source = try values.droppingLeadingOnes(to: index.extents.count)
            .expand(index.extents).contiguous()
        if source.buffer === target.buffer { source = try source.copied() }
        WriteLog.willWrite(target.buffer)
        defer { target.buffer.version += 1 }
        if source.elementCount == 0 { return target }
        if accumulates {
            try target.dtype.visit(
                RegionAddition(region: index.region, storage: index.storage, packed: source),
                operator: operation)
        } else {
            target.dtype.visitWord(
                RegionMovement(
                    region: index.region, storage: index.storage, packed: source,
                    isGathering: false))
        }
        return target
    }

    /// The places of elements other than 0, as rows of numbers.
    static func nonzero(_ input: TensorStorage) throws(TensorError) -> TensorStorage {
        let flags = try cast(input, to: .bool).contiguous()
        let pointer = flags.pointer(as: Bool.self)
        var count = 0
        for index in 0..<flags.elementCount where pointer[index] { count += 1 }
        let result = try TensorStorage.allocate(.int64, [count, input.rank])
        var target = result.pointer(as: Int64.self)
        var place = [Int](repeating: 0, count: input.rank)
        for index in 0..<flags.elementCount {
            if pointer[index] {
                for axis in place.indices { target[axis] = Int64(place[axis]) }
                target += input.rank
            }
            var axis = input.rank - 1
            while axis >= 0 {
                place[axis] += 1
                if place[axis] < input.extents[axis] { break }
                place[axis] = 0
                axis -= 1
            }
        }
        return withExtendedLifetime(flags) { result }
    }
}

/// Adds packed values to the places of a region, one after another.
struct RegionAddition: NumericVisitor {
    var region: IndexedRegion
    var storage: TensorStorage
    var packed: TensorStorage

    func visit<Element: NumericElement>(_: Element.Type) {
        let own = storage.pointer(as: Element.self)
        var other = packed.pointer(as: Element.self)
        let run = region.run
        region.forEachRun { place in
            for index in 0..<run {
                own[place + index] = Element.sum(own[place + index], other[index])
            }
            other += run
        }
    }
}

extension TensorStorage {
    /// The tensor without axes of extent 1 in front that are more than a rank has.
    func droppingLeadingOnes(to rank: Int) throws(TensorError) -> TensorStorage {
        var result = self
        while result.rank > rank, result.extents[0] == 1 { result = try result.select(0, 0) }
        return result
    }
}
