// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Reads elements at offsets one by one.
private struct OffsetGathering: WordVisitor {
    var source: TensorStorage
    var offsets: [Int]
    var target: TensorStorage

    func visit<Word: BitwiseCopyable>(_: Word.Type) {
        let (from, to) = (source.pointer(as: Word.self), target.pointer(as: Word.self))
        for index in offsets.indices { to[index] = from[offsets[index]] }
    }
}

/// Writes elements at offsets one by one.
private struct OffsetScattering: WordVisitor {
    var values: TensorStorage
    var offsets: [Int]
    var target: TensorStorage

    func visit<Word: BitwiseCopyable>(_: Word.Type) {
        let (from, to) = (values.pointer(as: Word.self), target.pointer(as: Word.self))
        for index in offsets.indices { to[offsets[index]] = from[index] }
    }
}

extension Kernels {
    /// The elements at offsets from a tensor's first one, in the shape that is asked for.
    static func gather(
        _ source: TensorStorage, at offsets: [Int], _ extents: [Int]
    ) throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(source.dtype, extents)
        source.dtype.visitWord(
            OffsetGathering(source: source, offsets: offsets, target: result))
        return result
    }

    /// Writes packed values at offsets from a tensor's first element.
    static func scatter(_ values: TensorStorage, into target: TensorStorage, at offsets: [Int]) {
        target.dtype.visitWord(OffsetScattering(values: values, offsets: offsets, target: target))
    }

    /// Where the elements of an index lead: its numbers along an axis, its places along others.
    static func offsets(
        _ input: TensorStorage, _ axis: Int, _ index: TensorStorage, countsFromBack: Bool = false,
        operation: String
    ) throws(TensorError) -> [Int] {
        let places = try places(
            index, count: input.extents[axis], countsFromBack: countsFromBack,
            operation: operation)
        var strides = input.strides
        strides[axis] = 0
        let step = input.strides[axis]
        var result = places
        var position = 0
        let length = index.extents.last ?? 1
        let lastStep = strides.last ?? 0
        forEachRow(index.extents, strides, strides) { start, _ in
            for column in 0..<length {
                result[position] = start + column * lastStep + places[position] * step
                position += 1
            }
        }
        return result
    }

    /// Tensor and index of equal rank, those without dimensions with one, and the axis.
    static func aligned(
        _ input: TensorStorage, _ axis: Int, _ index: TensorStorage, operation: String
    ) throws(TensorError) -> (input: TensorStorage, axis: Int, index: TensorStorage) {
        let position = try Axis.resolve(axis, rank: input.rank, operation: operation)
        let (own, numbers) = (input.atLeast(1), index.atLeast(1))
        let fits =
            index.elementCount == 0
            || own.rank == numbers.rank
                && own.extents.indices.allSatisfy {
                    $0 == position || numbers.extents[$0] <= own.extents[$0]
                }
        guard fits else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "an index no larger than the tensor but along dimension \(position)",
                    found: [input.shape, index.shape]))
        }
        return (own, position, numbers)
    }

    /// The elements that an index names along an axis, one for each of its elements.
    static func gather(
        _ input: TensorStorage, _ axis: Int, _ index: TensorStorage, countsFromBack: Bool = false,
        operation: String = "gather"
    ) throws(TensorError) -> TensorStorage {
        let (own, position, numbers) = try aligned(input, axis, index, operation: operation)
        if index.elementCount == 0 { return try TensorStorage.allocate(input.dtype, index.extents) }
        return try gather(
            own,
            at: offsets(
                own, position, numbers, countsFromBack: countsFromBack, operation: operation),
            index.extents)
    }

    /// ``gather(_:_:_:countsFromBack:operation:)`` where tensor and index stretch to each other.
    static func takeAlong(
        _ input: TensorStorage, _ index: TensorStorage, _ axis: Int?
    ) throws(TensorError) -> TensorStorage {
        let operation = "take_along_dim"
        guard let axis else {
            return try gather(
                input.reshape([-1]), 0, index.reshape([-1]), countsFromBack: true,
                operation: operation)
        }
        guard input.rank == index.rank else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "tensor and index of one rank",
                    found: [input.shape, index.shape]))
        }
        let position = try Axis.resolve(axis, rank: input.rank, operation: operation)
        var (own, numbers) = (input.extents, index.extents)
        if input.rank > 0 { (own[position], numbers[position]) = (1, 1) }
        let shared = try broadcast(own, numbers)
        (own, numbers) = (shared, shared)
        if input.rank > 0 {
            own[position] = input.extents[position]
            numbers[position] = index.extents[position]
        }
        return try gather(
            input.expand(own), position, index.expand(numbers), countsFromBack: true,
            operation: operation)
    }

    /// The elements at places of the tensor seen as a vector.
    static func take(
        _ input: TensorStorage, _ index: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        guard index.dtype == .int64 else {
            throw .dtypeMismatch(
                operation: "take", expected: "an index of int64", found: [index.dtype])
        }
        let flat = try input.contiguous()
        let places = try places(
            index, count: flat.elementCount, countsFromBack: true, operation: "take")
        return try gather(flat, at: places, index.extents)
    }

    /// A copy with values written at places of the tensor seen as a vector, or added there.
    static func put(
        _ input: TensorStorage, _ index: TensorStorage, _ source: TensorStorage, accumulates: Bool
    ) throws(TensorError) -> TensorStorage {
        guard index.dtype == .int64, source.dtype == input.dtype else {
            throw .dtypeMismatch(
                operation: "put", expected: "an index of int64, and a source of the tensor's dtype",
                found: [index.dtype, source.dtype])
        }
        guard index.elementCount == source.elementCount else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "put", expected: "as many values as indices",
                    found: [index.shape, source.shape]))
        }
        let result = try input.copied()
        let places = try places(
            index, count: result.elementCount, countsFromBack: true, operation: "put")
        let values = try source.contiguous()
        if accumulates {
            try reduce(
                values, into: result, at: places, .sum, includesSelf: true, operation: "put")
        } else {
            scatter(values, into: result, at: places)
        }
        return result
    }
}
