// SPDX-License-Identifier: Apache-2.0

/// Extents and strides of a tensor.
///
/// Tensors of one shape share the object: a result of an operand's shape costs no arrays, and
/// equality is seen at a glance.
final class StridedLayout: Sendable {
    /// The extents, outermost first.
    let extents: [Int]

    /// The step between neighbours along each dimension, in elements.
    let strides: [Int]

    let elementCount: Int

    /// Whether the elements lie in row-major order without gaps.
    let isContiguous: Bool

    /// Whether the elements fill a block without gaps or overlaps, in any order of the dimensions.
    var isDense: Bool { isContiguous || Self.isDense(extents, strides) }

    init(extents: [Int], strides: [Int], elementCount: Int, isContiguous: Bool) {
        self.extents = extents
        self.strides = strides
        self.elementCount = elementCount
        self.isContiguous = isContiguous
    }

    /// A row-major layout of extents whose product is known.
    convenience init(rowMajor extents: [Int], elementCount: Int) {
        self.init(
            extents: extents, strides: TensorStorage.rowMajorStrides(extents),
            elementCount: elementCount, isContiguous: true)
    }

    /// Whether a tensor of this layout has its elements where one of the other has them.
    @inline(__always)
    func coincides(with other: StridedLayout) -> Bool {
        self === other
            || extents == other.extents
                && (isContiguous && other.isContiguous || strides == other.strides)
    }

    private static func isDense(_ extents: [Int], _ strides: [Int]) -> Bool {
        let axes = extents.indices.filter { extents[$0] != 1 }
        var step = 1
        for axis in axes.sorted(by: { strides[$0] < strides[$1] }) {
            if strides[axis] != step { return false }
            step *= extents[axis]
        }
        return true
    }
}
