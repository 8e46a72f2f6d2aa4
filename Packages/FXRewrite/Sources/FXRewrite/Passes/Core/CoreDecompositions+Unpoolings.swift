// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Maxima back at their places.
    static let unpoolings: [String: Rule] = [
        "max_unpool2d.default": { site in try unpooled(site, 2) },
        "max_unpool3d.default": { site in try unpooled(site, 3) },
    ]

    private static func unpooled(_ site: Site, _ rank: Int) throws -> Value? {
        guard let spec = site.spec(site["self"]), let extents = try site.sizes(site["self"]),
            extents.count == rank + 1 || extents.count == rank + 2,
            let sizes = site["output_size"].ints, sizes.count == rank,
            sizes.allSatisfy({ $0 > 0 }), let area = sizes.product()
        else { return nil }
        let batch = Array(extents.dropLast(rank))
        let zeros = try site.aten(
            "full.default", [.list(batch + [.int(area)]), 0], ["dtype": .dtype(spec.dtype)])
        let lines = try batch + [site.product(Array(extents.suffix(rank)))]
        let filled = try site.aten(
            "scatter.src", zeros, -1, site.reshaped(site["indices"], lines),
            site.reshaped(site["self"], lines))
        return try site.aten("view.default", filled, .list(batch + sizes.map { .int($0) }))
    }
}
