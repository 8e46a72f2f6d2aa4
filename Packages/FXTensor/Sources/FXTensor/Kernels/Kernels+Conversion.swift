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
