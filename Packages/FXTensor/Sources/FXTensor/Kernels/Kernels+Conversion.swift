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
    /// Copies elements between tensors of one dtype and shape, in any memory order.
    static func moveBytes(from source: TensorStorage, to target: TensorStorage) {
        switch source.dtype.byteCount {
        case 1: move(source, target, as: UInt8.self)
        case 2: move(source, target, as: UInt16.self)
        case 4: move(source, target, as: UInt32.self)
        case 8: move(source, target, as: UInt64.self)
        default: move(source, target, as: SIMD2<UInt64>.self)
        }
    }

    private static func move<Element: BitwiseCopyable>(
        _ source: TensorStorage, _ target: TensorStorage, as _: Element.Type
    ) {
        let (from, to) = (source.pointer(as: Element.self), target.pointer(as: Element.self))
        if source.isContiguous && target.isContiguous {
            to.update(from: from, count: source.elementCount)
            return
        }
        let length = source.extents.last ?? 1
        let (stepFrom, stepTo) = (source.strides.last ?? 1, target.strides.last ?? 1)
        forEachRow(source.extents, source.strides, target.strides) { a, b in
            for index in 0..<length { to[b + index * stepTo] = from[a + index * stepFrom] }
        }
    }

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
