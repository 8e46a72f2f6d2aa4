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
            let shapes = operands.compactMap { site.spec($0)?.shape }
            guard shapes.count == operands.count,
                let subscripts = EinsumSubscripts(equation, ranks: shapes.map(\.rank))
            else { return nil }
            return try Contraction(site, subscripts, operands, shapes)?.value()
        },
        "tensordot.default": { site in
            guard let own = site.spec(site["self"])?.shape,
                let other = site.spec(site["other"])?.shape,
                let from = axes(site, "dims_self", own.rank),
                let to = axes(site, "dims_other", other.rank), from.count == to.count
            else { return nil }
            var labels = Array(0..<own.rank + other.rank)
            for (a, b) in zip(from, to) { labels[own.rank + b] = labels[a] }
            let subscripts = EinsumSubscripts(
                inputs: [Array(labels.prefix(own.rank)), Array(labels.dropFirst(own.rank))],
                output: (0..<own.rank).filter { !from.contains($0) }
                    + (0..<other.rank).filter { !to.contains($0) }.map { $0 + own.rank })
            return try Contraction(
                site, subscripts, [site["self"], site["other"]], [own, other])?.value()
        },
        "inner.default": { site in
            guard let own = site.rank(site["self"]), let other = site.rank(site["other"])
            else { return nil }
            if own == 0 || other == 0 {
                return try site.aten("mul.Tensor", site["self"], site["other"])
            }
            return try site.aten(
                "tensordot.default", site["self"], site["other"], .ints([own - 1]),
                .ints([other - 1]))
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
