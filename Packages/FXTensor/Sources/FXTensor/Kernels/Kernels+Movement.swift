// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

extension Kernels {
    /// Copies elements between tensors of one dtype and shape, in any memory order.
    static func moveBytes(from source: TensorStorage, to target: TensorStorage) {
        if source.elementCount == 0 { return }
        let size = source.dtype.byteCount
        if source.isContiguous && target.isContiguous {
            target.pointer(as: UInt8.self, size).update(
                from: source.pointer(as: UInt8.self, size), count: source.elementCount * size)
            return
        }
        let nest = LoopNest(source.extents, source.strides, target.strides)
        source.dtype.visitWord(Movement(source: source, target: target, nest: nest))
    }
}

extension TensorStorage {
    /// The first byte of the first element.
    fileprivate func pointer(as _: UInt8.Type, _ size: Int) -> UnsafeMutablePointer<UInt8> {
        (buffer.base + offset * size).assumingMemoryBound(to: UInt8.self)
    }
}

private struct Movement: WordVisitor {
    var source: TensorStorage
    var target: TensorStorage
    var nest: LoopNest

    func visit<Word: BitwiseCopyable>(_: Word.Type) {
        let (from, to) = (source.pointer(as: Word.self), target.pointer(as: Word.self))
        var outer = nest
        guard !nest.extents.isEmpty else {
            to.pointee = from.pointee
            return
        }
        if let axis = transposedAxis { return moveTiles(from, to, axis) }
        let (count, stepFrom, stepTo) = outer.popLast()
        switch (stepFrom, stepTo) {
        case (1, 1): outer.forEach { a, b in (to + b).update(from: from + a, count: count) }
        case (0, 1): outer.forEach { a, b in (to + b).update(repeating: from[a], count: count) }
        default:
            outer.forEach { a, b in
                for index in 0..<count { to[b + index * stepTo] = from[a + index * stepFrom] }
            }
        }
    }

    /// The dimension along which the source has neighbours, where the target has them elsewhere.
    private var transposedAxis: Int? {
        guard let last = nest.extents.indices.last, last > 0, nest.second[last] == 1,
            nest.first[last] > 1
        else { return nil }
        return nest.first.firstIndex(of: 1)
    }

    /// Transposes in squares, so that each line of either memory is fetched once.
    private func moveTiles<Word: BitwiseCopyable>(
        _ from: UnsafeMutablePointer<Word>, _ to: UnsafeMutablePointer<Word>, _ axis: Int
    ) {
        var outer = nest
        outer.sink(axis)
        let (columns, stepFrom, _) = outer.popLast()
        let (rows, _, stepTo) = outer.popLast()
        if MemoryLayout<Word>.size == 4 {
            return moveWords(
                UnsafeMutableRawPointer(from).assumingMemoryBound(to: UInt32.self),
                UnsafeMutableRawPointer(to).assumingMemoryBound(to: UInt32.self), outer,
                (rows, columns), (stepFrom, stepTo))
        }
        let side = max(8, 64 / MemoryLayout<Word>.size)
        outer.forEach { a, b in
            for row in stride(from: 0, to: rows, by: side) {
                let rowEnd = min(row + side, rows)
                for column in stride(from: 0, to: columns, by: side) {
                    let columnEnd = min(column + side, columns)
                    for i in row..<rowEnd {
                        let (x, y) = (from + (a + i), to + (b + i * stepTo))
                        for j in column..<columnEnd { y[j] = x[j * stepFrom] }
                    }
                }
            }
        }
    }

    /// Transposes elements of four bytes, in registers and on several threads.
    private func moveWords(
        _ from: UnsafeMutablePointer<UInt32>, _ to: UnsafeMutablePointer<UInt32>,
        _ outer: LoopNest, _ extents: (rows: Int, columns: Int), _ steps: (from: Int, to: Int)
    ) {
        let (rows, columns) = extents
        let strips = (rows + 63) / 64
        var places: [(Int, Int)] = []
        outer.forEach { a, b in places.append((a, b)) }
        Parallel.forEach(places.count * strips, cost: min(rows, 64) * columns * 2) { range in
            for index in range {
                let (place, row) = (places[index / strips], index % strips * 64)
                Loops.table.transpose(
                    min(64, rows - row), columns, from + (place.0 + row), steps.from,
                    to + (place.1 + row * steps.to), steps.to)
            }
        }
    }
}
