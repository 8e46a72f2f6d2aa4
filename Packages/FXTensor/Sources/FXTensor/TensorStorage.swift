// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A tensor with elements: a strided window into a buffer.
public final class TensorStorage: TensorHandle, @unchecked Sendable {
    public let dtype: DType

    /// Extents and strides, shared by tensors of one shape.
    ///
    /// Only operators such as `transpose_` change it: it is read without a check at run time.
    @exclusivity(unchecked) private(set) var layout: StridedLayout

    /// The position of the first element in the buffer, in elements.
    @exclusivity(unchecked) public private(set) var offset: Int

    /// The memory, shared with views.
    public let buffer: TensorBuffer

    /// Creates a window; the caller vouches that it lies within the buffer.
    init(dtype: DType, layout: StridedLayout, offset: Int = 0, buffer: TensorBuffer) {
        self.dtype = dtype
        self.layout = layout
        self.offset = offset
        self.buffer = buffer
        super.init(kind: .concrete)
    }

    /// Creates a window; the caller vouches that it lies within the buffer.
    convenience init(
        dtype: DType, extents: [Int], strides: [Int], offset: Int = 0, elementCount: Int,
        isContiguous: Bool, buffer: TensorBuffer
    ) {
        let layout = StridedLayout(
            extents: extents, strides: strides, elementCount: elementCount,
            isContiguous: isContiguous)
        self.init(dtype: dtype, layout: layout, offset: offset, buffer: buffer)
    }

    /// The extents, outermost first.
    public var extents: [Int] { layout.extents }

    /// The step between neighbours along each dimension, in elements.
    public var strides: [Int] { layout.strides }

    public var elementCount: Int { layout.elementCount }

    /// Whether the elements lie in row-major order without gaps.
    public var isContiguous: Bool { layout.isContiguous }

    /// The first element.
    @inline(__always)
    func pointer<Element>(as _: Element.Type = Element.self) -> UnsafeMutablePointer<Element> {
        buffer.base.assumingMemoryBound(to: Element.self) + offset
    }

    var rank: Int { extents.count }

    var shape: Shape { Shape(extents) }

    var spec: TensorSpec { TensorSpec(dtype, shape, strides: isContiguous ? nil : strides) }
}

extension TensorStorage {
    /// Allocates a row-major tensor whose elements are not set.
    ///
    /// - Throws: ``TensorError/tooLarge(bytes:)``, or a shape mismatch for a negative extent.
    static func allocate(_ dtype: DType, _ extents: [Int]) throws(TensorError) -> TensorStorage {
        let count = try elementCount(of: extents, dtype)
        return try TensorStorage(
            dtype: dtype, layout: StridedLayout(rowMajor: extents, elementCount: count),
            buffer: TensorBuffer(byteCount: count * dtype.byteCount))
    }

    /// Allocates a row-major tensor of another one's extents.
    @inline(__always)
    static func allocate(
        _ dtype: DType, like other: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        guard other.isContiguous else { return try allocate(dtype, other.extents) }
        return try allocate(dtype, sharing: other.layout)
    }

    /// Allocates a tensor of a dense layout that another tensor has.
    @inline(__always)
    static func allocate(
        _ dtype: DType, sharing layout: StridedLayout
    ) throws(TensorError) -> TensorStorage {
        let (bytes, overflow) = layout.elementCount.multipliedReportingOverflow(by: dtype.byteCount)
        if overflow { throw .tooLarge(bytes: .max) }
        return try TensorStorage(
            dtype: dtype, layout: layout, buffer: TensorBuffer(byteCount: bytes))
    }

    /// Returns the number of elements, having made sure that their bytes can be counted.
    static func elementCount(of extents: [Int], _ dtype: DType) throws(TensorError) -> Int {
        if extents.contains(where: { $0 < 0 }) {
            throw .shapeMismatch(
                .mismatch(
                    operation: "tensor", expected: "extents of 0 or more",
                    found: [Shape(extents)]))
        }
        guard let count = Shape.elementCount(of: extents) else { throw .tooLarge(bytes: .max) }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: dtype.byteCount)
        if overflow || bytes > Int.max / 2 { throw .tooLarge(bytes: .max) }
        return count
    }

    static func rowMajorStrides(_ extents: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: extents.count)
        var step = 1
        for axis in extents.indices.reversed() {
            strides[axis] = step
            step &*= max(extents[axis], 1)
        }
        return strides
    }

    /// Becomes another window into the same memory, for all who hold this tensor.
    func become(_ view: TensorStorage) {
        layout = view.layout
        offset = view.offset
    }

    /// Becomes a row-major tensor of other extents, in the memory that there is.
    ///
    /// - Throws: ``TensorError/invalidValue(operation:value:expected:)`` where that is too small:
    ///   views share it, and it does not grow under them.
    func resize(to extents: [Int]) throws(TensorError) {
        let count = try Self.elementCount(of: extents, dtype)
        guard count <= buffer.byteCount / dtype.byteCount - offset else {
            throw .invalidValue(
                operation: "resize_", value: "\(Shape(extents))",
                expected: "a shape that fits into the memory of the tensor")
        }
        layout = StridedLayout(rowMajor: extents, elementCount: count)
    }

    /// Returns a view on the same memory.
    func view(extents: [Int], strides: [Int], offset: Int? = nil) -> TensorStorage {
        TensorStorage(
            dtype: dtype, extents: extents, strides: strides, offset: offset ?? self.offset,
            elementCount: extents.contains(0) ? 0 : extents.reduce(1, *),
            isContiguous: Self.isRowMajor(extents, strides), buffer: buffer)
    }

    static func isRowMajor(_ extents: [Int], _ strides: [Int]) -> Bool {
        if extents.contains(0) { return true }
        var step = 1
        for axis in extents.indices.reversed() where extents[axis] != 1 {
            if strides[axis] != step { return false }
            step *= extents[axis]
        }
        return true
    }
}
