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
    /// - Throws: ``TensorError/unsupportedDType(operation:_:)`` for complex elements.
    static func cast(_ storage: TensorStorage, to dtype: DType) throws(TensorError) -> TensorStorage
    {
        if storage.dtype == dtype { return storage }
        let source = try storage.contiguous()
        let target = try TensorStorage.allocate(dtype, like: source)
        let throughIntegers =
            source.dtype.category < .floating
            && !(source.dtype == .uint64 && dtype.category == .floating)
        // Two small loops over a chunk instead of one loop for each pair of dtypes.
        let chunk = 256
        for start in stride(from: 0, to: source.elementCount, by: chunk) {
            let count = min(chunk, source.elementCount - start)
            if throughIntegers {
                try withStage(Int64.self, count) { stage throws(TensorError) in
                    try source.dtype.visitElement(
                        ReadIntegers(from: source, start: start, to: stage), operation: "to(_:)")
                    try dtype.visitElement(
                        WriteIntegers(from: stage, to: target, start: start), operation: "to(_:)")
                }
            } else {
                try withStage(Double.self, count) { stage throws(TensorError) in
                    try source.dtype.visitElement(
                        ReadDoubles(from: source, start: start, to: stage), operation: "to(_:)")
                    try dtype.visitElement(
                        WriteDoubles(from: stage, to: target, start: start), operation: "to(_:)")
                }
            }
        }
        if source.elementCount == 0 {
            for end in [source.dtype, dtype] where end.category == .complex {
                throw .unsupportedDType(operation: "to(_:)", end)
            }
        }
        return target
    }

    private static func withStage<Element: BitwiseCopyable>(
        _: Element.Type, _ count: Int,
        _ body: (UnsafeMutableBufferPointer<Element>) throws(TensorError) -> Void
    ) throws(TensorError) {
        let stage = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
        defer { stage.deallocate() }
        try body(stage)
    }
}

private struct ReadIntegers: ElementVisitor {
    var from: TensorStorage
    var start: Int
    var to: UnsafeMutableBufferPointer<Int64>

    func visit<Element: TensorElement>(_: Element.Type) {
        let pointer = from.pointer(as: Element.self) + start
        for index in to.indices { to[index] = pointer[index].int64 }
    }
}

private struct WriteIntegers: ElementVisitor {
    var from: UnsafeMutableBufferPointer<Int64>
    var to: TensorStorage
    var start: Int

    func visit<Element: TensorElement>(_: Element.Type) {
        let pointer = to.pointer(as: Element.self) + start
        for index in from.indices { pointer[index] = Element(wrapping: from[index]) }
    }
}

private struct ReadDoubles: ElementVisitor {
    var from: TensorStorage
    var start: Int
    var to: UnsafeMutableBufferPointer<Double>

    func visit<Element: TensorElement>(_: Element.Type) {
        let pointer = from.pointer(as: Element.self) + start
        for index in to.indices { to[index] = pointer[index].double }
    }
}

private struct WriteDoubles: ElementVisitor {
    var from: UnsafeMutableBufferPointer<Double>
    var to: TensorStorage
    var start: Int

    func visit<Element: TensorElement>(_: Element.Type) {
        let pointer = to.pointer(as: Element.self) + start
        for index in from.indices { pointer[index] = Element(rounding: from[index]) }
    }
}
