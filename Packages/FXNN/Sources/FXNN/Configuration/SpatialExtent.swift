// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Numbers for the spatial axes of a layer: `Int`, `IntPair` or `IntTriple`.
///
/// One number stands for all axes; whether it was written so is kept, for torch prints it so.
public protocol SpatialExtent: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The number of axes.
    static var spatialRank: Int { get }

    /// Creates an extent that is the same along all axes.
    init(_ all: Int)

    /// Creates an extent from a number for each axis.
    ///
    /// - Precondition: There are as many as axes.
    init(spatialExtents: [Int])

    /// One number for each axis.
    var spatialExtents: [Int] { get }

    /// The extent as it was written: one integer, or a tuple.
    var argument: Argument<Tensor> { get }
}

extension Int: SpatialExtent {
    public static var spatialRank: Int { 1 }
    public init(spatialExtents: [Int]) { self = spatialExtents[0] }
    public var spatialExtents: [Int] { [self] }
}

extension IntPair: SpatialExtent {
    public static var spatialRank: Int { 2 }
    public init(spatialExtents: [Int]) { self.init(spatialExtents[0], spatialExtents[1]) }
    public var spatialExtents: [Int] { values }
}

extension IntTriple: SpatialExtent {
    public static var spatialRank: Int { 3 }

    public init(spatialExtents: [Int]) {
        self.init(spatialExtents[0], spatialExtents[1], spatialExtents[2])
    }

    public var spatialExtents: [Int] { values }
}

extension SpatialExtent {
    /// A tuple of a number for each axis.
    var tuple: Literal { .tuple(spatialExtents.map { .int($0) }) }

    /// The extent as it was written.
    var written: Literal { argument.int.map { .int($0) } ?? tuple }

    var isPositive: Bool { spatialExtents.allSatisfy { $0 > 0 } }

    var isNegative: Bool { spatialExtents.contains { $0 < 0 } }
}
