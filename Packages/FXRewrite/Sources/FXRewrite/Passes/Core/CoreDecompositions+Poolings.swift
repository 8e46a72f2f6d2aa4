// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let poolings: [String: Rule] = [
        "max_pool1d.default": { site in try maximum1d(site)?.first },
        "max_pool1d_with_indices.default": { site in try maximum1d(site).map { .tuple($0) } },
        "adaptive_max_pool1d.default": { site in try adaptiveMaximum(site, 1).map { .tuple($0) } },
        "adaptive_max_pool2d.default": { site in try adaptiveMaximum(site, 2).map { .tuple($0) } },
        "adaptive_max_pool3d.default": { site in try adaptiveMaximum(site, 3).map { .tuple($0) } },
        "_pad_circular.default": { site in try circular(site) },
        "max_pool2d.default": { site in try maximum(site, "max_pool2d_with_indices.default") },
        "max_pool3d.default": { site in try maximum(site, "max_pool3d_with_indices.default") },
        "adaptive_avg_pool2d.default": { site in
            guard let size = site["output_size"].ints else { return nil }
            if size.allSatisfy({ $0 == 1 }) {
                return try site.aten("mean.dim", site["self"], [-1, -2], true)
            }
            return try site.aten(
                "_adaptive_avg_pool2d.default", site["self"], site["output_size"])
        },
        "adaptive_avg_pool3d.default": renamed(
            "_adaptive_avg_pool3d.default", "self", "output_size"),
        "pad.default": { site in
            let (input, pads) = (site["self"], site["pad"])
            guard let count = pads.ints?.count, let mode = site["mode"].string else { return nil }
            switch (mode, count / 2) {
            case ("constant", _):
                let value = site["value"].isNone ? 0.0 : site["value"]
                return try site.aten("constant_pad_nd.default", input, pads, value)
            case ("reflect", 1...3):
                return try site.aten("reflection_pad\(count / 2)d.default", input, pads)
            case ("circular", _): return try circular(site)
            case ("replicate", 1): return try replicated(site)
            case ("replicate", 2...3):
                return try site.aten("replication_pad\(count / 2)d.default", input, pads)
            default: return nil
            }
        },
        "replication_pad1d.default": { site in
            try replicated(site, site["padding"])
        },
        "im2col.default": im2col,
    ]

    /// One dimension of two, the other of extent 1.
    private static func maximum1d(_ site: Site) throws -> [Value]? {
        guard let size = site["kernel_size"].ints?.first else { return nil }
        func pair(_ name: String, _ other: Int, _ missing: Int) -> Value {
            .ints([other, site[name].ints?.first ?? missing])
        }
        let wide = try site.aten("unsqueeze.default", site["self"], -2)
        let pooled = try site.aten(
            "max_pool2d_with_indices.default", wide, .ints([1, size]), pair("stride", 1, size),
            pair("padding", 0, 0), pair("dilation", 1, 1), site["ceil_mode"])
        return try (0..<2).map {
            try site.aten("squeeze.dims", site.item(pooled, $0), [-2])
        }
    }

    /// Maxima and their places.
    private static func adaptiveMaximum(_ site: Site, _ rank: Int) throws -> [Value]? {
        guard let all = try site.sizes(site["self"]), let asked = site["output_size"].ints,
            all.count > rank, asked.count == rank || asked.count == 1
        else { return nil }
        let wanted = asked.count == rank ? asked : Array(repeating: asked[0], count: rank)
        let extents = all.suffix(rank).compactMap(\.int)
        guard extents.count == rank else { return nil }
        let sizes = zip(extents, wanted).compactMap { $0.dividedExactly(by: $1) }
        guard sizes.count == rank, sizes.allSatisfy({ $0 > 0 }), !all.contains(0) else {
            return try AdaptiveWindows(site, all.dropLast(rank), extents, wanted)?.maxima()
        }
        let flat = rank == 1
        let input = flat ? try site.aten("unsqueeze.default", site["self"], -2) : site["self"]
        let kernel = Value.ints(flat ? [1] + sizes : sizes)
        let pooled = try site.aten(
            "max_pool\(max(rank, 2))d_with_indices.default", input, kernel, kernel)
        return try (0..<2).map {
            let part = try site.item(pooled, $0)
            return flat ? try site.aten("squeeze.dims", part, [-2]) : part
        }
    }

    private static func maximum(_ site: Site, _ overload: String) throws -> Value {
        try site.item(
            site.aten(
                overload, site["self"], site["kernel_size"], site["stride"], site["padding"],
                site["dilation"], site["ceil_mode"]), 0)
    }
}
