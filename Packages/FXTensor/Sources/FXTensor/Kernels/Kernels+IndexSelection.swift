// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A part of a tensor named by the places of some axes: for each place outside, at an index, and
/// behind it.
///
/// Offsets are those of elements from the tensor's first one.
struct IndexedRegion {
    /// Where the parts before the indexed axes start.
    var before: [Int]
    /// Where each index leads.
    var indexed: [Int]
    /// The places behind the indexed axes, where they are not neighbours.
    var after: [Int]
    /// How many places behind the indexed axes are neighbours, each run at one of `after`.
    var run: Int

    /// - Parameter axes: The indexed axes, which lie together.
    init(_ storage: TensorStorage, axes: Range<Int>, indexed: [Int]) {
        self.indexed = indexed
        before = offsets(
            of: Array(storage.extents[..<axes.lowerBound]),
            Array(storage.strides[..<axes.lowerBound]))
        var (extents, strides) = (
            Array(storage.extents[axes.upperBound...]), Array(storage.strides[axes.upperBound...])
        )
        run = 1
        while let extent = extents.last, strides.last == run || extent == 1 {
            run *= extent
            extents.removeLast()
            strides.removeLast()
        }
        after = run == 0 ? [] : offsets(of: extents, strides)
    }

    /// Calls a closure with the start of each run, in row-major order.
    @inline(__always)
    func forEachRun(_ body: (Int) -> Void) {
        for outer in before {
            for middle in indexed {
                for inner in after { body(outer + middle + inner) }
            }
        }
    }
}

/// Copies a region to neighbouring places, or back.
struct RegionMovement: WordVisitor {
    var region: IndexedRegion
    var storage: TensorStorage
    /// Row-major, of the region's count.
    var packed: TensorStorage
    var isGathering: Bool

    func visit<Word: BitwiseCopyable>(_: Word.Type) {
        let own = storage.pointer(as: Word.self)
        var other = packed.pointer(as: Word.self)
        let run = region.run
        switch (isGathering, run) {
        case (true, 1):
            region.forEachRun { place in
                other.pointee = own[place]
                other += 1
            }
        case (true, _):
            region.forEachRun { place in
                other.update(from: own + place, count: run)
                other += run
            }
        case (false, _):
            region.forEachRun { place in
                (own + place).update(from: other, count: run)
                other += run
            }
        }
    }
}

extension Kernels {
    /// The slices of an axis at places that the caller knows to exist.
    static func select(
        _ input: TensorStorage, _ axis: Int, places: [Int]
    ) throws(TensorError) -> TensorStorage {
        var extents = input.extents
        extents[axis] = places.count
        let result = try TensorStorage.allocate(input.dtype, extents)
        if result.elementCount == 0 { return result }
        if axis == 0, input.isContiguous {
            copyRows(of: input, places, to: result)
            return result
        }
        let step = input.strides[axis]
        let region = IndexedRegion(
            input, axes: axis..<(axis + 1), indexed: places.map { $0 * step })
        input.dtype.visitWord(
            RegionMovement(region: region, storage: input, packed: result, isGathering: true))
        return result
    }

    /// Copies slices that lie in one piece.
    private static func copyRows(
        of input: TensorStorage, _ places: [Int], to result: TensorStorage
    ) {
        let (width, count) = (input.dtype.byteCount, result.elementCount / places.count)
        let from = input.buffer.base + input.offset * width
        let to = result.buffer.base + result.offset * width
        Parallel.forEach(places.count, cost: count) { rows in
            for row in rows {
                (to + row * count * width).copyMemory(
                    from: from + places[row] * count * width, byteCount: count * width)
            }
        }
    }

    /// Numbers of places along an axis, checked against its extent.
    ///
    /// - Parameter countsFromBack: Whether negative numbers count from the back.
    static func places(
        _ index: TensorStorage, count: Int, countsFromBack: Bool = false, operation: String
    ) throws(TensorError) -> [Int] {
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw .dtypeMismatch(
                operation: operation, expected: "an index of int64 or int32", found: [index.dtype])
        }
        let numbers = try cast(index, to: .int64).contiguous()
        let pointer = numbers.pointer(as: Int64.self)
        let lowest = countsFromBack ? -count : 0
        var wrong: Int?
        let result = [Int](unsafeUninitializedCapacity: numbers.elementCount) { places, size in
            for position in 0..<numbers.elementCount {
                let place = Int(pointer[position])
                if place < lowest || place >= count { wrong = wrong ?? place }
                (places.baseAddress.unsafelyUnwrapped + position)
                    .initialize(to: place < 0 ? place &+ count : place)
            }
            size = numbers.elementCount
        }
        if let wrong { throw .indexOutOfRange(operation: operation, index: wrong, count: count) }
        return withExtendedLifetime(numbers) { result }
    }

    /// The slices of an axis at the places of an index, which is a vector or a number.
    static func indexSelect(
        _ input: TensorStorage, _ axis: Int, _ index: TensorStorage,
        operation: String = "index_select"
    ) throws(TensorError) -> TensorStorage {
        let source = input.atLeast(1)
        guard let position = Axis.index(axis, rank: source.rank) else {
            throw .invalidAxis(operation: operation, axis: axis, rank: input.rank)
        }
        guard index.rank <= 1 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "an index of at most 1 dimension",
                    found: [index.shape]))
        }
        let places = try places(index, count: source.extents[position], operation: operation)
        let result = try select(source, position, places: places)
        return input.rank == 0 ? try result.reshape([]) : result
    }
}
