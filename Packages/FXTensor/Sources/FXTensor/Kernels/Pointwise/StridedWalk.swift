// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A walk over the elements of a tensor in the row-major order of extents that it stretches to.
struct StridedWalk {
    private let extents: [Int]
    private let strides: [Int]
    private var index: [Int]
    /// The element in the first column of the row that the walk has reached.
    private var row = 0

    init(_ storage: TensorStorage, stretchedTo extents: [Int]) {
        self.extents = extents
        strides = Kernels.strides(of: storage, stretchedTo: extents)
        index = [Int](repeating: 0, count: extents.count)
    }

    /// Copies the next elements, of which there must be as many, side by side.
    mutating func read(
        _ count: Int, from storage: TensorStorage, into target: UnsafeMutableRawPointer
    ) {
        switch storage.dtype.byteCount {
        case 1: read(count, from: storage, into: target, as: UInt8.self)
        case 2: read(count, from: storage, into: target, as: UInt16.self)
        case 4: read(count, from: storage, into: target, as: UInt32.self)
        case 8: read(count, from: storage, into: target, as: UInt64.self)
        default: read(count, from: storage, into: target, as: SIMD2<UInt64>.self)
        }
    }

    private mutating func read<Element: BitwiseCopyable>(
        _ count: Int, from storage: TensorStorage, into target: UnsafeMutableRawPointer,
        as _: Element.Type
    ) {
        let source = storage.rawPointer.assumingMemoryBound(to: Element.self)
        let out = target.assumingMemoryBound(to: Element.self)
        let last = extents.count - 1
        let step = strides[last]
        var done = 0
        while done < count {
            let length = min(extents[last] - index[last], count - done)
            let first = row + index[last] * step
            for offset in 0..<length { out[done + offset] = source[first + offset * step] }
            done += length
            index[last] += length
            if index[last] == extents[last] { nextRow() }
        }
    }

    private mutating func nextRow() {
        index[extents.count - 1] = 0
        for axis in (0..<(extents.count - 1)).reversed() {
            index[axis] += 1
            row += strides[axis]
            if index[axis] < extents[axis] { return }
            row -= strides[axis] * extents[axis]
            index[axis] = 0
        }
    }
}
