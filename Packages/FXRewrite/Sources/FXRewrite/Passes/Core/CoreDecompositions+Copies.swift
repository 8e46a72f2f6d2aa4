// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Views that are copied, elements that a mask or a place chooses, and other small rules.
    static let copies: [String: Rule] = {
        var result: [String: Rule] = [
            "where.default": { site in try places(site, site["condition"]) },
            "nonzero_numpy.default": { site in try places(site, site["self"]) },
            "argsort.stable": { site in
                let keywords: KeywordArguments<Node> = [
                    "stable": site["stable"], "dim": site["dim"], "descending": site["descending"],
                ]
                return try site.item(site.aten("sort.stable", [site["self"]], keywords), 1)
            },
            "isreal.default": { site in
                guard let spec = site.spec(site["self"]), spec.dtype.category != .complex,
                    let sizes = try site.sizes(site["self"])
                else { return nil }
                return try site.aten(
                    "full.default", [.list(sizes), true], ["dtype": .dtype(.bool)])
            },
            "isin.Scalar_Tensor": { site in
                let found = try site.quantity("test_elements").equals(site["element"])
                    .call("any.default")
                return site["invert"].bool == true ? try found.not().value : found.value
            },
            "float_power.Scalar": { site in
                try site.aten("pow.Scalar", site["self"], site.promoted("exponent"))
            },
            "special_round.default": { site in
                if site["decimals"].int == 0 {
                    return try site.aten("round.default", site["self"])
                }
                return try site.aten(
                    "round.decimals", [site["self"]], ["decimals": site["decimals"]])
            },
            "linalg_diagonal.default": { site in
                try site.aten(
                    "diagonal.default", site["A"], site["offset"], site["dim1"], site["dim2"])
            },
            "unfold.default": unfolded,
            "special_log_softmax.default": { site in
                let dtype = site["dtype"]
                return try site.aten(
                    "log_softmax.int", [site["self"], site["dim"]],
                    dtype.isNone ? [:] : ["dtype": dtype])
            },
            "sum_to_size.default": { site in
                guard let own = site.extents(site["self"]), let sizes = site["size"].ints,
                    sizes.count <= own.count, site.spec(site["self"])?.dtype.isFloatingPoint == true
                else { return nil }
                let lead = own.count - sizes.count
                let kept = sizes.indices.filter { sizes[$0] == 1 && own[lead + $0] != 1 }
                let axes = Array(0..<lead) + kept.map { $0 + lead }
                if axes.isEmpty { return try site.aten("alias.default", site["self"]) }
                let sum = try site.floating("self").sum(axes, keepsDims: true)
                return try sum.call("view.default", .ints(sizes)).value
            },
            "_convolution.deprecated": { site in
                try site.aten(
                    "convolution.default", site["input"], site["weight"], site["bias"],
                    site["stride"], site["padding"], site["dilation"], site["transposed"],
                    site["output_padding"], site["groups"])
            },
            "_unsafe_masked_index.default": { site in
                guard let places = try bounded(site, fromEnd: false) else { return nil }
                let chosen = try site.aten("index.Tensor", site["self"], places)
                return try site.aten(
                    "masked_fill.Scalar", chosen, site.quantity("mask").not().value, site["fill"])
            },
            "_unsafe_masked_index_put_accumulate.default": { site in
                guard let places = try bounded(site, fromEnd: true) else { return nil }
                let values = try site.aten(
                    "masked_fill.Scalar", site["values"], site.quantity("mask").not().value, 0)
                return try site.aten("index_put.default", site["self"], places, values, true)
            },
        ]
        for view in viewed {
            let parts = view.split(separator: ".", maxSplits: 1)
            result["\(parts[0])_copy.\(parts[1])"] = { site in
                try site.aten(
                    "clone.default", [site.renamed(to: view)],
                    ["memory_format": .memoryFormat(.contiguous)])
            }
        }
        return result
    }()

    /// Views of which a copy is an operator, too.
    private static let viewed = [
        "alias.default", "diagonal.default", "expand.default", "permute.default",
        "select.int", "slice.Tensor", "squeeze.default", "squeeze.dim", "squeeze.dims",
        "t.default", "transpose.int", "unsqueeze.default", "view.default", "as_strided.default",
        "unfold.default",
    ]

    /// Windows along a dimension, whose elements become the last dimension.
    private static let unfolded: Rule = { site in
        guard let shape = site.spec(site["self"])?.shape, shape.rank > 0,
            let axis = site.axis(site["dimension"], rank: shape.rank),
            let length = shape.dimensions[axis].value,
            let size = site["size"].int, let step = site["step"].int, step > 0,
            (0...length).contains(size)
        else { return nil }
        let count = (length - size) / step + 1
        let starts = try site.counted(count).call("mul.Scalar", .int(step)).unsqueezed(1)
        let places = try starts + site.counted(size)
        let windows = try site.quantity("self").call(
            "index.Tensor", .list(Array(repeating: .none, count: axis) + [places.value]))
        if axis == shape.rank - 1 { return windows.value }
        let others = (0...shape.rank).filter { $0 != axis + 1 }
        return try windows.call("permute.default", .ints(others + [axis + 1])).value
    }

    /// The places of what is not 0, dimension by dimension.
    private static func places(_ site: Site, _ value: Value) throws -> Value? {
        guard let rank = site.rank(value), rank > 0 else { return nil }
        let all = try site.aten("nonzero.default", value)
        return .tuple(
            try (0..<rank).map { try site.aten("select.int", all, 1, .int($0)) })
    }

    /// Indices that are moved to where there are elements.
    private static func bounded(_ site: Site, fromEnd: Bool) throws -> Value? {
        guard let extents = site.extents(site["self"]), !extents.contains(0),
            let indices = site["indices"].items, indices.count <= extents.count
        else { return nil }
        return .list(
            try zip(indices, extents).map { index, extent in
                if index.isNone { return .none }
                return try site.aten(
                    "clamp.default", index, .int(fromEnd ? -extent : 0), .int(extent - 1))
            })
    }
}
