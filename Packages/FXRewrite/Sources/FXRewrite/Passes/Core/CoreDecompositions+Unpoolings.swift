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
        guard let spec = site.spec(site["self"]), let extents = spec.shape.knownExtents,
            extents.count == rank + 1 || extents.count == rank + 2,
            let sizes = site["output_size"].ints, sizes.count == rank,
            sizes.allSatisfy({ $0 > 0 }), let area = sizes.product(),
            let own = extents.suffix(rank).product()
        else { return nil }
        let batch = Array(extents.dropLast(rank))
        let zeros = try site.aten(
            "full.default", [.ints(batch + [area]), 0], ["dtype": .dtype(spec.dtype)])
        let lines = (batch + [own]).map { Value.int($0) }
        let filled = try site.aten(
            "scatter.src", zeros, -1, site.reshaped(site["indices"], lines),
            site.reshaped(site["self"], lines))
        return try site.aten("view.default", filled, .ints(batch + sizes))
    }
}
