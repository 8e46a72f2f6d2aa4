// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor

/// What layers share that pool to a given size.
public class AdaptivePoolingLayer<Extent: SpatialExtent>: Module {
    /// The extents of the output; an axis without one keeps its own.
    public let outputSize: [Int?]
    private let isSingle: Bool

    /// - Precondition: The extents are positive or 0.
    public init(_ outputSize: Extent) {
        precondition(!outputSize.isNegative, "an output's extents cannot be negative")
        self.outputSize = outputSize.spatialExtents
        isSingle = outputSize.argument.int != nil
    }

    /// Creates a layer that keeps the extents of some axes.
    ///
    /// - Precondition: There is one extent for each axis.
    public init(_ outputSize: [Int?]) {
        precondition(
            outputSize.count == Extent.spatialRank && outputSize.allSatisfy { ($0 ?? 0) >= 0 },
            "adaptive pooling needs an extent for each axis")
        self.outputSize = outputSize
        isSingle = false
    }

    public required init(configuration c: ModuleConfiguration) throws {
        let value = try c.value("output_size")
        if let items = value.items, items.contains(where: \.isNone) {
            outputSize = items.map(\.int)
            isSingle = false
            let isRight = zip(items, outputSize).allSatisfy { $0.isNone || ($1 ?? -1) >= 0 }
            try c.require(
                isRight && items.count == Extent.spatialRank
                    && outputSize.allSatisfy { ($0 ?? 0) <= ModuleConfiguration.largest },
                "output_size")
        } else {
            let extent: Extent = try c.extent("output_size", atLeast: 0)
            outputSize = extent.spatialExtents
            isSingle = value.int != nil
        }
    }

    /// The extents of the output for an input.
    func size(for x: Tensor) -> Extent {
        if isSingle, let all = outputSize[0] { return Extent(all) }
        let given = outputSize.compactMap { $0 }
        if given.count == outputSize.count { return Extent(spatialExtents: given) }
        let own = x.extents.suffix(Extent.spatialRank)
        // The kernel says what is wrong with an input of too few dimensions.
        guard own.count == outputSize.count else { return Extent(given.first ?? 0) }
        return Extent(spatialExtents: zip(outputSize, own).map { $0 ?? $1 })
    }

    private var literal: Literal {
        if isSingle, let all = outputSize[0] { return .int(all) }
        return .tuple(outputSize.map { $0.map { .int($0) } ?? .none })
    }

    public override var configuration: [ArgumentEntry<Never>] { .of(["output_size": literal]) }

    public override var summary: String { configuration.torchText() }
}
