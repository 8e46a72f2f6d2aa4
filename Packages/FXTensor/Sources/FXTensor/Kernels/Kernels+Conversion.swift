// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension TensorStorage {
    /// Returns the tensor in row-major order: itself, or a copy.
    func contiguous() throws(TensorError) -> TensorStorage {
        isContiguous ? self : try copied()
    }

    /// Returns a row-major copy.
    func copied() throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(dtype, extents)
        Kernels.moveBytes(from: self, to: result)
        return result
    }
}

extension Kernels {
    /// Returns a tensor with its elements converted; itself where they have the dtype.
    ///
    /// Complex numbers lose their imaginary part on the way to real ones.
    static func cast(_ storage: TensorStorage, to dtype: DType) throws(TensorError) -> TensorStorage
    {
        if storage.dtype == dtype { return storage }
        let source = try storage.contiguous()
        let target = try TensorStorage.allocate(dtype, like: source)
        try Conversion(from: source.dtype, to: dtype).convert(
            source.rawPointer, to: target.rawPointer, count: source.elementCount)
        return withExtendedLifetime(source) { target }
    }
}

extension TensorStorage {
    /// The first element, of whatever type.
    var rawPointer: UnsafeMutableRawPointer { buffer.base + offset * dtype.byteCount }
}

extension Kernels {
    /// Tensors one after the other along an axis, in the dtype in which they meet.
    static func joined(
        _ parts: [TensorStorage], axis: Int
    ) throws(TensorError) -> TensorStorage {
        guard let first = parts.first else { return try .allocate(.float32, [0]) }
        if parts.count == 1 { return first }
        let axis = try Axis.resolve(axis, rank: first.rank, operation: "cat")
        let dtype = try promoted(parts.map(Operand.tensor), operation: "cat")
        var extents = first.extents
        if extents.isEmpty { return first }
        extents[axis] = 0
        for part in parts {
            var own = part.extents
            guard part.rank == first.rank else { throw unequal(parts) }
            extents[axis] += own[axis]
            own[axis] = extents[axis]
            if own != extents { throw unequal(parts) }
        }
        let result = try TensorStorage.allocate(dtype, extents)
        var start = 0
        for part in parts {
            let end = start + part.extents[axis]
            moveBytes(
                from: try cast(part, to: dtype),
                to: try result.slice(axis, start: start, end: end))
            start = end
        }
        return result
    }

    private static func unequal(_ parts: [TensorStorage]) -> TensorError {
        .shapeMismatch(
            .mismatch(
                operation: "cat", expected: "equal extents but along the axis",
                found: parts.map(\.shape)))
    }
}
