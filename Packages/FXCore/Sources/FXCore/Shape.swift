// SPDX-License-Identifier: Apache-2.0

/// The extents of a tensor, outermost first.
///
/// A shape of no dimensions is that of a single number.
///
/// - SeeAlso: `torch.Size`
public struct Shape: Hashable, Sendable {
    public var dimensions: [Dimension]

    public init(_ dimensions: some Sequence<Dimension>) { self.dimensions = Array(dimensions) }

    public init(_ extents: some Sequence<Int>) { dimensions = extents.map(Dimension.known) }

    public var rank: Int { dimensions.count }

    /// The extents as numbers, or nil where one is symbolic.
    public var extents: [Int]? {
        var result: [Int] = []
        result.reserveCapacity(dimensions.count)
        for dimension in dimensions {
            guard let value = dimension.value else { return nil }
            result.append(value)
        }
        return result
    }

    /// The number of elements, or nil where a dimension is symbolic or the product overflows.
    ///
    /// An extent of zero makes it zero, whatever the others are.
    public var elementCount: Int? { Self.product(of: dimensions.lazy.map(\.value)) }

    /// Returns the number of elements of a shape with these extents, or nil where it overflows.
    public static func elementCount(of extents: [Int]) -> Int? {
        product(of: extents.lazy.map(Int?.some))
    }

    private static func product(of extents: some Sequence<Int?>) -> Int? {
        var (product, isEmpty): (Int?, Bool) = (1, false)
        for extent in extents {
            guard let extent else { return nil }
            isEmpty = isEmpty || extent == 0
            product = product.flatMap { SymbolicExpression.checkedMultiply($0, extent) }
        }
        return isEmpty ? 0 : product
    }

    /// Returns an axis counted from the front.
    ///
    /// - Parameter axis: From `-rank` to `rank - 1`; a shape of rank 0 takes 0 and -1.
    /// - Throws: ``ShapeError/axisOutOfRange(axis:rank:)``.
    public func normalized(axis: Int) throws(ShapeError) -> Int {
        let bound = Swift.max(rank, 1)
        guard (-bound..<bound).contains(axis) else {
            throw .axisOutOfRange(axis: axis, rank: rank)
        }
        return axis < 0 ? axis + bound : axis
    }
}

extension Shape: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { dimensions.count }
    public subscript(index: Int) -> Dimension { dimensions[index] }
}

extension Shape: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Dimension...) { dimensions = elements }
}

extension Shape: CustomStringConvertible {
    /// The shape as torch prints it, such as `[3, 4]`.
    public var description: String {
        "[" + dimensions.map(\.description).joined(separator: ", ") + "]"
    }
}
