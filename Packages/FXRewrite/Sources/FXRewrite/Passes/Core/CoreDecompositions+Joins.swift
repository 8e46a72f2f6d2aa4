// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Parts that are put together, and wholes that are cut.
    static let joins: [String: Rule] = [
        "stack.default": { site in
            guard let items = site["tensors"].items else { return nil }
            let parts = try items.map { try site.aten("unsqueeze.default", $0, site["dim"]) }
            return try site.aten("cat.default", .list(parts), site["dim"])
        },
        "chunk.default": { site in try split(site) },
        "split.Tensor": { site in try split(site) },
        "split.sizes": { site in try split(site) },
        "unsafe_chunk.default": { site in try split(site) },
        "unsafe_split.Tensor": { site in try split(site) },
        "tensor_split.sections": { site in try split(site) },
        "unbind.int": { site in
            guard let extents = site.spec(site["self"])?.shape.dimensions,
                let axis = site.axis(site["dim"], rank: extents.count),
                let count = extents[axis].value, count <= DecompositionBudget.limit
            else { return nil }
            return .tuple(
                try (0..<count).map {
                    try site.aten("select.int", site["self"], .int(axis), .int($0))
                })
        },
        "roll.default": roll,
        "repeat_interleave.self_int": repeatInterleave,
        "diff.default": diff,
    ]

    /// Cuts a tensor as its results say, along a dimension that the call or the caller names.
    static func split(_ site: Site, along given: Int? = nil) throws -> Value? {
        let dim = given.map { .int($0) } ?? site["dim"]
        guard let parts = site.node.metadata[.spec]?.items else { return nil }
        let sizes = parts.compactMap { part -> Int? in
            guard let shape = part.leaf?.shape, shape.isPossible,
                let axis = site.axis(dim, rank: shape.rank)
            else { return nil }
            return shape[axis].value
        }
        guard sizes.count == parts.count else { return nil }
        return try site.aten(
            "split_with_sizes.default", site["self"], .ints(sizes), dim)
    }

    private static let roll: Rule = { site in
        guard let shifts = site["shifts"].ints, let dims = site["dims"].ints,
            let shape = site.spec(site["self"])?.shape
        else { return nil }
        if dims.isEmpty {
            guard shifts.count == 1, let extents = shape.knownExtents else { return nil }
            let flat = try site.reshaped(site["self"], [-1])
            let rolled = try rolled(site, flat, 0, shifts[0], extents.product() ?? 0)
            return try site.reshaped(rolled, extents.map { .int($0) })
        }
        guard dims.count == shifts.count else { return nil }
        var result = site["self"]
        for (dim, shift) in zip(dims, shifts) {
            guard let axis = site.axis(.int(dim), rank: shape.rank),
                let extent = shape.dimensions[axis].value
            else { return nil }
            result = try rolled(site, result, axis, shift, extent)
        }
        return result
    }

    private static func rolled(
        _ site: Site, _ value: Value, _ axis: Int, _ shift: Int, _ extent: Int
    ) throws -> Value {
        guard extent > 0, shift % extent != 0 else { return value }
        let start = (extent - shift % extent) % extent
        let front = try site.aten("slice.Tensor", value, .int(axis), .int(start), .int(extent))
        let back = try site.aten("slice.Tensor", value, .int(axis), 0, .int(start))
        return try site.aten("cat.default", .list([front, back]), .int(axis))
    }

    private static let repeatInterleave: Rule = { site in
        var input = site["self"]
        var axis = 0
        guard let repeats = site["repeats"].int, repeats >= 0 else { return nil }
        guard var sizes = try site.sizes(input) else { return nil }
        if site["dim"].isNone {
            input = try site.reshaped(input, [-1])
            guard let count = site.extents(site["self"])?.product() else { return nil }
            sizes = [.int(count)]
        } else {
            guard let own = site.axis(site["dim"], rank: sizes.count) else { return nil }
            axis = own
        }
        guard let extent = sizes[axis].int, let length = extent.times(repeats) else {
            return nil
        }
        let single = try site.aten("unsqueeze.default", input, .int(axis + 1))
        var wide = sizes
        wide.insert(.int(repeats), at: axis + 1)
        let expanded = try site.aten("expand.default", single, .list(wide))
        sizes[axis] = .int(length)
        return try site.reshaped(expanded, sizes)
    }

    /// How long one of some tensors is at the least.
    private static func knownExtent(of parts: [Argument<Node>], _ axis: Int, _ site: Site) -> Int {
        let extents = parts.compactMap { part -> Int? in
            let shape = site.spec(part)?.shape
            return shape?.indices.contains(axis) == true ? shape?.dimensions[axis].value : nil
        }
        return extents.max() ?? 0
    }

    private static let diff: Rule = { site in
        let parts = [site["prepend"], site["self"], site["append"]].filter { !$0.isNone }
        guard let spec = site.spec(site["self"]), let order = site["n"].int, order >= 0 else {
            return nil
        }
        if order == 0 { return try site.aten("alias.default", site["self"]) }
        // What is cut off must be known to be there: else the two parts are not known to be equal.
        guard let axis = site.axis(site["dim"], rank: spec.shape.rank) else { return nil }
        let isKnown = spec.shape.dimensions[axis].value != nil
        guard isKnown || knownExtent(of: [site["prepend"], site["append"]], axis, site) >= order
        else { return nil }
        var value =
            parts.count == 1
            ? site["self"] : try site.aten("cat.default", .list(parts), site["dim"])
        for _ in 0..<order {
            let later = try site.aten("slice.Tensor", value, site["dim"], 1)
            let earlier = try site.aten("slice.Tensor", value, site["dim"], 0, -1)
            let name = spec.dtype == .bool ? "logical_xor.default" : "sub.Tensor"
            value = try site.aten(name, later, earlier)
        }
        return value
    }
}
