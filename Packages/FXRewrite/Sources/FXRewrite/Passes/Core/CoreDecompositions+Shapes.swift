// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let shapes: [String: Rule] = [
        "reshape.default": { site in
            let sizes = site.extents.map { $0.map { Value.int($0) } } ?? site["shape"].items
            return try sizes.map { try site.reshaped(site["self"], $0) }
        },
        "_unsafe_view.default": renamed("view.default", "self", "size"),
        "flatten.using_ints": flatten,
        "unflatten.int": { site in
            guard var sizes = try site.sizes(site["self"]), let parts = site["sizes"].items,
                let axis = site.axis(site["dim"], rank: sizes.count)
            else { return nil }
            sizes.replaceSubrange(axis...axis, with: parts)
            return try site.reshaped(
                site["self"], site.extents.map { $0.map { .int($0) } } ?? sizes)
        },
        "view_as.default": { site in try likeOther(site) },
        "reshape_as.default": { site in try likeOther(site) },
        "expand_as.default": { site in
            try site.sizes(site["other"]).map {
                try site.aten("expand.default", site["self"], .list($0))
            }
        },
        "transpose.int": { site in try swapped(site, "dim0", "dim1") },
        "swapaxes.default": { site in try swapped(site, "axis0", "axis1") },
        "swapdims.default": { site in try swapped(site, "dim0", "dim1") },
        "t.default": { site in
            guard let rank = site.rank(site["self"]) else { return nil }
            return rank < 2 ? site["self"] : try site.aten("permute.default", site["self"], [1, 0])
        },
        "numpy_T.default": { site in
            guard let rank = site.rank(site["self"]) else { return nil }
            return try site.aten("permute.default", site["self"], .ints((0..<rank).reversed()))
        },
        "movedim.int": { site in try moved(site) },
        "movedim.intlist": { site in try moved(site) },
        "squeeze.default": { site in
            guard let extents = site.spec(site["self"])?.shape.dimensions else { return nil }
            // An extent that is not known may be 1.
            guard extents.allSatisfy({ $0.value != nil }) else { return nil }
            let axes = extents.indices.filter { extents[$0] == 1 }
            return try site.aten("squeeze.dims", site["self"], .ints(axes))
        },
        "narrow.default": { site in
            guard let start = site["start"].int, let length = site["length"].int, start >= 0,
                length >= 0, let end = start.adding(length)
            else { return nil }
            return try site.aten(
                "slice.Tensor", site["self"], site["dim"], .int(start), .int(end))
        },
        "pixel_shuffle.default": pixelShuffle,
        "tile.default": { site in
            guard let repeats = site["dims"].items, let rank = site.rank(site["self"]) else {
                return nil
            }
            let ones = Array(repeating: Value.int(1), count: max(0, rank - repeats.count))
            return try site.aten("repeat.default", site["self"], .list(ones + repeats))
        },
    ]

    private static let flatten: Rule = { site in
        guard let sizes = try site.sizes(site["self"]) else { return nil }
        if sizes.isEmpty { return try site.reshaped(site["self"], [1]) }
        guard let start = site.axis(site["start_dim"], rank: sizes.count),
            let end = site.axis(site["end_dim"], rank: sizes.count), start <= end
        else { return nil }
        if start == end { return site["self"] }
        if let extents = site.extents {
            return try site.reshaped(site["self"], extents.map { .int($0) })
        }
        return try site.reshaped(
            site["self"], sizes[..<start] + [-1] + sizes[(end + 1)...])
    }

    private static func likeOther(_ site: Site) throws -> Value? {
        try site.sizes(site["other"]).map { try site.reshaped(site["self"], $0) }
    }

    private static func swapped(_ site: Site, _ one: String, _ other: String) throws -> Value? {
        if site.rank(site["self"]) == 0 { return try site.aten("alias.default", site["self"]) }
        guard let rank = site.rank(site["self"]), let a = site.axis(site[one], rank: rank),
            let b = site.axis(site[other], rank: rank)
        else { return nil }
        if a == b { return try site.aten("alias.default", site["self"]) }
        var axes = Array(0..<rank)
        axes.swapAt(a, b)
        return try site.aten("permute.default", site["self"], .ints(axes))
    }

    private static func moved(_ site: Site) throws -> Value? {
        guard let rank = site.rank(site["self"]), let from = site["source"].ints,
            let to = site["destination"].ints, from.count == to.count
        else { return nil }
        let sources = from.compactMap { site.axis(.int($0), rank: rank) }
        let places = to.compactMap { site.axis(.int($0), rank: rank) }
        guard sources.count == from.count, places.count == to.count else { return nil }
        var rest = (0..<rank).filter { !sources.contains($0) }
        for (place, source) in zip(places, sources).sorted(by: { $0.0 < $1.0 }) {
            rest.insert(source, at: min(place, rest.count))
        }
        return try site.aten("permute.default", site["self"], .ints(rest))
    }

    private static let pixelShuffle: Rule = { site in
        guard let sizes = try site.sizes(site["self"]), sizes.count >= 3,
            let factor = site["upscale_factor"].int, factor > 0,
            let square = factor.times(factor),
            let channels = sizes[sizes.count - 3].int?.dividedExactly(by: square)
        else { return nil }
        let batch = Array(sizes.dropLast(3))
        let (height, width) = (sizes[batch.count + 1], sizes[batch.count + 2])
        let parts = batch + [.int(channels), .int(factor), .int(factor), height, width]
        let split = try site.reshaped(site["self"], parts)
        let axes = Array(batch.indices) + [0, 3, 1, 4, 2].map { $0 + batch.count }
        let ordered = try site.aten("permute.default", split, .ints(axes))
        return try site.reshaped(
            ordered,
            batch + [
                .int(channels), site.product([height, .int(factor)]),
                site.product([width, .int(factor)]),
            ])
    }
}
