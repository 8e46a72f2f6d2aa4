// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Elements in another order or place.
    static let arrangements: [String: Rule] = [
        "diag_embed.default": { site in try diagonalMatrix(site, site["self"]) },
        "diagflat.default": { site in
            guard let count = site.extents(site["self"])?.product() else { return nil }
            let flat = try site.reshaped(site["self"], [.int(count)])
            return try diagonalMatrix(site, flat, rank: 1, length: count)
        },
        "diag.default": { site in
            switch site.rank(site["self"]) {
            case 1: return try diagonalMatrix(site, site["self"])
            case 2: return try site.aten("diagonal.default", site["self"], site["diagonal"])
            default: return nil
            }
        },
        "fliplr.default": { site in try site.aten("flip.default", site["self"], [1]) },
        "flipud.default": { site in try site.aten("flip.default", site["self"], [0]) },
        "adjoint.default": matrixTransposed, "mT.default": matrixTransposed,
        "mH.default": matrixTransposed, "matrix_H.default": matrixTransposed,
        "ravel.default": { site in
            guard let sizes = try site.sizes(site["self"]) else { return nil }
            return try site.reshaped(site["self"], [site.product(sizes)])
        },
        "_reshape_alias.default": { site in
            try site.reshaped(site["self"], site["size"].items ?? [])
        },
        "pixel_unshuffle.default": pixelUnshuffle,
        "channel_shuffle.default": { site in try channelsShuffled(site) },
        "native_channel_shuffle.default": { site in try channelsShuffled(site) },
        "take.default": { site in
            guard let count = site.extents(site["self"])?.product() else { return nil }
            let flat = try site.reshaped(site["self"], [.int(count)])
            return try site.aten("index.Tensor", flat, .list([site["index"]]))
        },
        "take_along_dim.default": takeAlong,
        "argsort.default": { site in
            try site.item(
                site.aten("sort.default", site["self"], site["dim"], site["descending"]), 1)
        },
        "msort.default": { site in
            try site.item(site.aten("sort.default", site["self"], 0), 0)
        },
        "rot90.default": { site in
            guard let turns = site["k"].int, let rank = site.rank(site["self"]),
                let dims = site["dims"].ints, dims.count == 2,
                let first = site.axis(.int(dims[0]), rank: rank),
                let second = site.axis(.int(dims[1]), rank: rank)
            else { return nil }
            let quarter = (turns % 4 + 4) % 4
            if quarter == 0 { return try site.aten("clone.default", site["self"]) }
            if quarter == 2 {
                return try site.aten("flip.default", site["self"], .ints([first, second]))
            }
            let flipped = try site.aten(
                "flip.default", site["self"], .ints([quarter == 1 ? second : first]))
            return try site.aten("transpose.int", flipped, .int(first), .int(second))
        },
        "isin.Tensor_Scalar": { site in
            let name = site["invert"].bool == true ? "ne.Scalar" : "eq.Scalar"
            return try site.aten(name, site["elements"], site["test_element"])
        },
        "isin.Tensor_Tensor": { site in
            guard let rank = site.rank(site["elements"]),
                let count = site.extents(site["test_elements"])?.product()
            else { return nil }
            let column = try site.aten("unsqueeze.default", site["elements"], .int(rank))
            let tested = try site.reshaped(site["test_elements"], [.int(count)])
            let found = try site.aten(
                "any.dim", site.aten("eq.Tensor", column, tested), .int(rank))
            return site["invert"].bool == true
                ? try site.aten("logical_not.default", found) : found
        },
        "linalg_cross.default": cross,
        "cross.default": cross,
    ]

    private static let matrixTransposed: Rule = { site in
        guard let spec = site.spec(site["self"]), spec.dtype.category != .complex else {
            return nil
        }
        if spec.shape.rank == 0 { return site["self"] }
        return try site.aten("transpose.int", site["self"], -2, -1)
    }

    /// A matrix with a diagonal of given elements.
    private static func diagonalMatrix(
        _ site: Site, _ value: Value, rank: Int? = nil, length: Int? = nil
    ) throws -> Value? {
        let offset = site["offset"].int ?? site["diagonal"].int ?? 0
        guard offset > .min, let rank = rank ?? site.rank(value), rank > 0,
            let own = length ?? site.someExtents(value)?.last ?? nil, let zero = try site.scalar(0),
            let count = own.adding(abs(offset)), count <= Int(Int32.max)
        else { return nil }
        let wide = try site.aten(
            "constant_pad_nd.default", value,
            .ints([max(offset, 0), max(-offset, 0)]), zeroNumber(site))
        let numbers = try site.aten("arange.default", [.int(count)])
        let rows = try site.aten("unsqueeze.default", numbers, 1)
        let isDiagonal = try site.aten(
            "eq.Scalar", site.aten("sub.Tensor", numbers, rows), .int(offset))
        let matrix = try site.aten(
            "where.self", isDiagonal, site.aten("unsqueeze.default", wide, .int(rank - 1)), zero)
        guard !site["dim1"].isNone else { return matrix }
        guard let first = site.axis(site["dim1"], rank: rank + 1),
            let second = site.axis(site["dim2"], rank: rank + 1), first != second
        else { return nil }
        if (first, second) == (rank - 1, rank) { return matrix }
        return try site.aten(
            "movedim.intlist", matrix, .ints([rank - 1, rank]), .ints([first, second]))
    }

    private static func zeroNumber(_ site: Site) -> Value {
        site.result?.dtype == .bool ? false : 0
    }

    private static let pixelUnshuffle: Rule = { site in
        guard let sizes = try site.sizes(site["self"]), sizes.count >= 3,
            let factor = site["downscale_factor"].int, factor > 0
        else { return nil }
        let batch = Array(sizes.dropLast(3))
        guard let height = sizes[batch.count + 1].int?.dividedExactly(by: factor),
            let width = sizes[batch.count + 2].int?.dividedExactly(by: factor)
        else { return nil }
        let channels = sizes[batch.count]
        let grid = [.int(height), .int(factor), .int(width), Value.int(factor)]
        let split = try site.reshaped(site["self"], batch + [channels] + grid)
        let axes = Array(batch.indices) + [0, 2, 4, 1, 3].map { $0 + batch.count }
        let ordered = try site.aten("permute.default", split, .ints(axes))
        return try site.reshaped(
            ordered,
            batch + [
                site.product([channels, .int(factor), .int(factor)]), .int(height), .int(width),
            ])
    }

    private static func channelsShuffled(_ site: Site) throws -> Value? {
        guard let sizes = try site.sizes(site["self"]), sizes.count >= 3,
            let groups = site["groups"].int, groups > 0,
            let share = sizes[1].int?.dividedExactly(by: groups)
        else { return nil }
        let parts = [sizes[0], .int(groups), .int(share)] + sizes.dropFirst(2)
        let split = try site.reshaped(site["self"], parts)
        let axes = [0, 2, 1] + Array(3..<parts.count)
        let ordered = try site.aten("permute.default", split, .ints(axes))
        return try site.reshaped(ordered, sizes)
    }

    private static let takeAlong: Rule = { site in
        guard let own = site.extents(site["self"]), let other = site.extents(site["indices"]) else {
            return nil
        }
        if site["dim"].isNone {
            guard let count = own.product(), let places = other.product() else { return nil }
            return try site.aten(
                "gather.default", site.reshaped(site["self"], [.int(count)]), 0,
                site.reshaped(site["indices"], [.int(places)]))
        }
        guard own.count == other.count, let axis = site.axis(site["dim"], rank: own.count) else {
            return nil
        }
        func stretched(_ name: String, _ extents: [Int], _ others: [Int]) throws -> Value {
            var sizes = zip(extents, others).map { $0 == 1 ? $1 : $0 }
            sizes[axis] = extents[axis]
            if sizes == extents { return site[name] }
            return try site.aten("expand.default", site[name], .ints(sizes))
        }
        // An index may count from the end.
        let indices = try stretched("indices", other, own)
        let isBehind = try site.aten("lt.Scalar", indices, 0)
        let moved = try site.aten("add.Scalar", indices, .int(own[axis]))
        let places = try site.aten("where.self", isBehind, moved, indices)
        return try site.aten(
            "gather.default", stretched("self", own, other), .int(axis), places)
    }

    private static let cross: Rule = { site in
        guard let own = site.someExtents(site["self"]),
            let other = site.someExtents(site["other"]), own.count == other.count
        else { return nil }
        let first = own.indices.first { own[$0] == 3 && other[$0] == 3 }
        let asked = site["dim"].isNone ? first : site.axis(site["dim"], rank: own.count)
        guard let axis = asked, own[axis] == 3, other[axis] == 3 else { return nil }
        func turned(_ name: String, _ count: Int) throws -> Value {
            let front = try site.aten("slice.Tensor", site[name], .int(axis), .int(count), 3)
            let back = try site.aten("slice.Tensor", site[name], .int(axis), 0, .int(count))
            return try site.aten("cat.default", .list([front, back]), .int(axis))
        }
        return try site.aten(
            "sub.Tensor",
            site.aten("mul.Tensor", turned("self", 1), turned("other", 2)),
            site.aten("mul.Tensor", turned("self", 2), turned("other", 1)))
    }
}
