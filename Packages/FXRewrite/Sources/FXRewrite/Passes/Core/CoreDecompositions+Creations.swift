// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Tensors that are made of numbers.
    static let creations: [String: Rule] = [
        "zeros.default": { site in try full(site, site["size"], 0) },
        "ones.default": { site in try full(site, site["size"], 1) },
        "new_zeros.default": { site in try full(site, site["size"], 0) },
        "new_ones.default": { site in try full(site, site["size"], 1) },
        "new_full.default": { site in try full(site, site["size"], site["fill_value"]) },
        "new_empty.default": { site in
            guard let dtype = site.dtype else { return nil }
            return try site.aten("empty.memory_format", [site["size"]], ["dtype": dtype])
        },
        "zeros_like.default": { site in try fullLike(site, 0) },
        "ones_like.default": { site in try fullLike(site, 1) },
        "zero.default": { site in try fullLike(site, 0) },
        "empty_like.default": { site in try fullLike(site, 0) },
        "arange.default": { site in try arange(site, 0) },
        "arange.start": { site in try arange(site, site["start"]) },
        "one_hot.default": { site in
            guard let count = site["num_classes"].int, count > 0 else { return nil }
            let classes = try site.aten("arange.default", [.int(count)])
            let column = try site.aten("unsqueeze.default", site["self"], -1)
            return try site.cast(site.aten("eq.Tensor", column, classes), to: .int64)
        },
        "eye.default": { site in try identity(site, site["n"], site["n"]) },
        "eye.m": { site in try identity(site, site["n"], site["m"]) },
        "rand_like.default": { site in
            guard let dtype = site.dtype, let sizes = try site.sizes(site["self"]) else {
                return nil
            }
            return try site.aten("rand.default", [.list(sizes)], ["dtype": dtype])
        },
        "randn_like.default": { site in
            guard let dtype = site.dtype, let sizes = try site.sizes(site["self"]) else {
                return nil
            }
            return try site.aten("randn.default", [.list(sizes)], ["dtype": dtype])
        },
        "triu.default": { site in try triangle(site, "ge.Scalar") },
        "tril.default": { site in try triangle(site, "le.Scalar") },
    ]

    private static func identity(_ site: Site, _ rows: Value, _ columns: Value) throws -> Value? {
        guard let dtype = site.result?.dtype else { return nil }
        let row = try site.aten(
            "unsqueeze.default", site.aten("arange.default", [rows]), 1)
        let column = try site.aten("arange.default", [columns])
        return try site.cast(site.aten("eq.Tensor", column, row), to: dtype)
    }

    private static func full(_ site: Site, _ size: Value, _ number: Value) throws -> Value? {
        guard let dtype = site.dtype else { return nil }
        return try site.aten("full.default", [size, number], ["dtype": dtype])
    }

    private static func fullLike(_ site: Site, _ number: Value) throws -> Value? {
        guard let dtype = site.dtype else { return nil }
        return try site.aten("full_like.default", [site["self"], number], ["dtype": dtype])
    }

    private static func arange(_ site: Site, _ start: Value) throws -> Value {
        let dtype = site["dtype"]
        return try site.aten(
            "arange.start_step", [start, site["end"], 1],
            dtype.isNone ? [:] : ["dtype": dtype])
    }

    /// What lies on one side of a diagonal; zeros elsewhere.
    private static func triangle(_ site: Site, _ comparison: String) throws -> Value? {
        guard let rank = site.rank(site["self"]), rank >= 2,
            let height = try site.size(site["self"], rank - 2),
            let width = try site.size(site["self"], rank - 1)
        else { return nil }
        let rows = try site.aten(
            "unsqueeze.default", site.aten("arange.default", [height]), 1)
        let columns = try site.aten("arange.default", [width])
        let distance = try site.aten("sub.Tensor", columns, rows)
        let isKept = try site.aten(comparison, distance, site["diagonal"])
        guard let zero = try site.scalar(0) else { return nil }
        return try site.aten("where.self", isKept, site["self"], zero)
    }
}
