// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Products that sum over dimensions of one's choice.
    static let contractions: [String: Rule] = [
        "einsum.default": { site in
            guard let operands = site["tensors"].items, let equation = site["equation"].string,
                site["path"].isNone
            else { return nil }
            let shapes = operands.map(site.extents)
            guard let known = shapes as? [[Int]],
                let subscripts = EinsumSubscripts(equation, ranks: known.map(\.count))
            else { return nil }
            return try Contraction(site, subscripts, operands, known)?.value()
        },
        "tensordot.default": { site in
            guard let own = site.extents(site["self"]), let other = site.extents(site["other"]),
                let from = axes(site, "dims_self", own.count),
                let to = axes(site, "dims_other", other.count), from.count == to.count
            else { return nil }
            var labels = Array(0..<own.count + other.count)
            for (a, b) in zip(from, to) { labels[own.count + b] = labels[a] }
            let subscripts = EinsumSubscripts(
                inputs: [Array(labels.prefix(own.count)), Array(labels.dropFirst(own.count))],
                output: (0..<own.count).filter { !from.contains($0) }
                    + other.indices.filter { !to.contains($0) }.map { $0 + own.count })
            return try Contraction(
                site, subscripts, [site["self"], site["other"]], [own, other])?.value()
        },
        "inner.default": { site in
            guard let own = site.extents(site["self"]), let other = site.extents(site["other"])
            else { return nil }
            if own.isEmpty || other.isEmpty {
                return try site.aten("mul.Tensor", site["self"], site["other"])
            }
            return try site.aten(
                "tensordot.default", site["self"], site["other"], .ints([own.count - 1]),
                .ints([other.count - 1]))
        },
        "chain_matmul.default": { site in
            guard let items = site["matrices"].items else { return nil }
            return try product(site, items)
        },
        "linalg_multi_dot.default": { site in
            guard let items = site["tensors"].items else { return nil }
            return try product(site, items)
        },
        "addr.default": { site in
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            let column = try site.aten("unsqueeze.default", site["vec1"], 1)
            let product = try site.aten("mul.Tensor", column, site["vec2"])
            return try sum(site, product)
        },
    ]

    private static func axes(_ site: Site, _ name: String, _ rank: Int) -> [Int]? {
        guard let given = site[name].ints else { return nil }
        let axes = given.compactMap { site.axis(.int($0), rank: rank) }
        return axes.count == given.count && Set(axes).count == axes.count ? axes : nil
    }

    private static func product(_ site: Site, _ items: [Value]) throws -> Value? {
        guard var result = items.first else { return nil }
        for item in items.dropFirst() { result = try site.aten("matmul.default", result, item) }
        return result
    }
}
