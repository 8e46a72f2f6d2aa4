// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Values chosen by masks and indices.
    static let selections: [String: Rule] = [
        "masked_fill.Scalar": { site in
            guard let value = try site.scalar(site["value"]) else { return nil }
            return try site.aten("where.self", site["mask"], value, site["self"])
        },
        "masked_fill.Tensor": { site in
            guard let dtype = site.result?.dtype else { return nil }
            let value = try site.cast(site["value"], to: dtype)
            return try site.aten("where.self", site["mask"], value, site["self"])
        },
        "where.ScalarOther": { site in
            guard let other = try site.scalar(site["other"]) else { return nil }
            return try site.aten("where.self", site["condition"], site["self"], other)
        },
        "where.ScalarSelf": { site in
            guard let own = try site.scalar(site["self"]) else { return nil }
            return try site.aten("where.self", site["condition"], own, site["other"])
        },
        "where.Scalar": { site in
            guard let own = try site.scalar(site["self"]),
                let other = try site.scalar(site["other"])
            else { return nil }
            return try site.aten("where.self", site["condition"], own, other)
        },
        "index_add.default": { site in
            var source = site["source"]
            if site["alpha"].double != 1 {
                guard let dtype = site.spec(source)?.dtype else { return nil }
                source = try site.cast(
                    site.aten("mul.Scalar", source, site["alpha"]), to: dtype)
            }
            return try put(site, source, accumulates: true)
        },
        "index_copy.default": { site in try put(site, site["source"], accumulates: false) },
        "index_fill.int_Scalar": { site in
            guard let value = try site.scalar(site["value"]) else { return nil }
            return try put(site, value, accumulates: false)
        },
        "index_fill.int_Tensor": { site in
            guard let dtype = site.result?.dtype else { return nil }
            return try put(site, site.cast(site["value"], to: dtype), accumulates: false)
        },
        "embedding_bag.padding_idx": { site in try embeddingBag(site) },
        "embedding_bag.default": { site in try embeddingBag(site) },
    ]

    private static func put(
        _ site: Site, _ values: Value, accumulates: Bool
    ) throws -> Value? {
        guard let rank = site.rank(site["self"]) else { return nil }
        if rank == 0 {
            // A single number is a vector of one.
            let line = try site.aten("view.default", site["self"], [1])
            let filled = try site.aten(
                "index_put.default", line,
                .list([try site.aten("view.default", site["index"], [-1])]), values,
                .bool(accumulates))
            return try site.aten("view.default", filled, [])
        }
        guard let axis = site.axis(site["dim"], rank: rank) else { return nil }
        let indices = Array(repeating: Value.none, count: axis) + [site["index"]]
        return try site.aten(
            "index_put.default", site["self"], .list(indices), values, .bool(accumulates))
    }

    private static func embeddingBag(_ site: Site) throws -> Value? {
        // The sizes of bags that the two give differ then.
        guard site.isFirstTakenOnly || site["include_last_offset"].bool == false else { return nil }
        let padding = site["padding_idx"].isNone ? -1 : site["padding_idx"]
        return try site.aten(
            "_embedding_bag.default", site["weight"], site["indices"], site["offsets"],
            site["scale_grad_by_freq"], site["mode"], site["sparse"], site["per_sample_weights"],
            site["include_last_offset"], padding)
    }
}
