// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let poolings: [String: Rule] = [
        "max_pool1d.default": { site in
            guard let size = site["kernel_size"].ints?.first else { return nil }
            func pair(_ name: String, _ other: Int, _ missing: Int) -> Value {
                .ints([other, site[name].ints?.first ?? missing])
            }
            let wide = try site.aten("unsqueeze.default", site["self"], -2)
            let pooled = try site.item(
                site.aten(
                    "max_pool2d_with_indices.default", wide, .ints([1, size]),
                    pair("stride", 1, size), pair("padding", 0, 0), pair("dilation", 1, 1),
                    site["ceil_mode"]), 0)
            return try site.aten("squeeze.dims", pooled, [-2])
        },
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
            case ("replicate", 2...3):
                return try site.aten("replication_pad\(count / 2)d.default", input, pads)
            default: return nil
            }
        },
        "upsample_nearest2d.default": { site in
            guard let size = site["output_size"].items else { return nil }
            return try site.aten(
                "upsample_nearest2d.vec", site["self"],
                .list(size), .none)
        },
    ]

    private static func maximum(_ site: Site, _ overload: String) throws -> Value {
        try site.item(
            site.aten(
                overload, site["self"], site["kernel_size"], site["stride"], site["padding"],
                site["dilation"], site["ceil_mode"]), 0)
    }
}
