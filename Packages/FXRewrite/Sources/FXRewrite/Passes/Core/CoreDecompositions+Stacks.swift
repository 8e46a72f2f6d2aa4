// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Tensors that are put beside each other or cut along a dimension that the name tells, and
    /// those that are made larger to fit.
    static let stacks: [String: Rule] = [
        "hstack.default": { site in
            guard let (parts, rank) = try raised(site, site["tensors"], to: 1) else { return nil }
            return try site.aten("cat.default", .list(parts), rank == 1 ? 0 : 1)
        },
        "vstack.default": { site in
            guard let (parts, _) = try raised(site, site["tensors"], to: 2) else { return nil }
            return try site.aten("cat.default", .list(parts), 0)
        },
        "dstack.default": { site in
            guard let (parts, _) = try raised(site, site["tensors"], to: 3) else { return nil }
            return try site.aten("cat.default", .list(parts), 2)
        },
        "column_stack.default": { site in
            guard let items = site["tensors"].items else { return nil }
            var parts: [Value] = []
            for item in items {
                guard let sizes = try site.sizes(item) else { return nil }
                let columns: [Value] = sizes.isEmpty ? [1, 1] : [sizes[0], 1]
                parts.append(sizes.count > 1 ? item : try site.reshaped(item, columns))
            }
            return try site.aten("cat.default", .list(parts), 1)
        },
        "atleast_1d.default": { site in try raised(site, [site["self"]], to: 1)?.parts.first },
        "atleast_2d.default": { site in try raised(site, [site["self"]], to: 2)?.parts.first },
        "atleast_3d.default": { site in try raised(site, [site["self"]], to: 3)?.parts.first },
        "atleast_1d.Sequence": { site in
            try raised(site, site["tensors"], to: 1).map { .tuple($0.parts) }
        },
        "atleast_2d.Sequence": { site in
            try raised(site, site["tensors"], to: 2).map { .tuple($0.parts) }
        },
        "atleast_3d.Sequence": { site in
            try raised(site, site["tensors"], to: 3).map { .tuple($0.parts) }
        },
        "broadcast_tensors.default": { site in
            guard let items = site["tensors"].items,
                let specs = site.node.metadata[.spec]?.items, items.count == specs.count
            else { return nil }
            var parts: [Value] = []
            for (item, spec) in zip(items, specs) {
                guard let sizes = spec.leaf?.shape.knownExtents else { return nil }
                parts.append(try site.aten("expand.default", item, .ints(sizes)))
            }
            return .tuple(parts)
        },
        "meshgrid.default": { site in try grid(site) },
        "meshgrid.indexing": { site in try grid(site) },
        "tensor_split.indices": { site in try split(site) },
        "split_with_sizes_copy.default": { site in try split(site) },
        "hsplit.int": horizontal, "hsplit.array": horizontal,
        "vsplit.int": { site in try split(site, along: 0) },
        "vsplit.array": { site in try split(site, along: 0) },
        "dsplit.int": { site in try split(site, along: 2) },
        "dsplit.array": { site in try split(site, along: 2) },
    ]

    private static let horizontal: Rule = { site in
        guard let rank = site.rank(site["self"]) else { return nil }
        return try split(site, along: rank == 1 ? 0 : 1)
    }

    /// Tensors of at least so many dimensions, and the rank of the first one.
    private static func raised(
        _ site: Site, _ tensors: Value, to rank: Int
    ) throws -> (parts: [Value], rank: Int)? {
        guard let items = tensors.items, let first = items.first,
            let own = site.rank(first)
        else { return nil }
        var parts: [Value] = []
        for item in items {
            guard var current = site.rank(item) else { return nil }
            var value = item
            while current < rank {
                // A vector is a row, and a matrix has depth 1.
                let axis = current == 1 && rank > 1 ? 0 : current
                value = try site.aten("unsqueeze.default", value, .int(axis))
                current += 1
            }
            parts.append(value)
        }
        return (parts, max(own, rank))
    }

    private static func grid(_ site: Site) throws -> Value? {
        guard let items = site["tensors"].items, !items.isEmpty else { return nil }
        var lengths: [Int] = []
        for item in items {
            guard let extents = site.extents(item), extents.count <= 1 else { return nil }
            lengths.append(extents.first ?? 1)
        }
        let isSwapped = site["indexing"].string == "xy" && items.count > 1
        var sizes = lengths
        if isSwapped { sizes.swapAt(0, 1) }
        let parts = try items.enumerated().map { index, item in
            var own = Array(repeating: 1, count: items.count)
            own[isSwapped && index < 2 ? 1 - index : index] = lengths[index]
            let column = try site.reshaped(item, own.map { .int($0) })
            return try site.aten("expand.default", column, .ints(sizes))
        }
        return .tuple(parts)
    }
}
