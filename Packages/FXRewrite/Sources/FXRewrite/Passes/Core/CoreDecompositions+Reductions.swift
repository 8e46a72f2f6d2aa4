// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let reductions: [String: Rule] = [
        "sum.default": { site in
            let dtype = site["dtype"]
            return try site.aten(
                "sum.dim_IntList", [site["self"], []], dtype.isNone ? [:] : ["dtype": dtype])
        },
        "all.default": { site in
            let isAnyOff = try site.aten(
                "any.default", site.aten("logical_not.default", site["self"]))
            return try truth(site, site.aten("logical_not.default", isAnyOff))
        },
        "all.dim": { site in
            let isAnyOff = try site.aten(
                "any.dim", site.aten("logical_not.default", site["self"]), site["dim"],
                site["keepdim"])
            return try truth(site, site.aten("logical_not.default", isAnyOff))
        },
        "max.default": { site in try site.aten("amax.default", site["self"]) },
        "min.default": { site in try site.aten("amin.default", site["self"]) },
        "std.correction": { site in
            let variance = try site.aten(
                "var.correction", [site["self"], site["dim"]],
                ["correction": site["correction"], "keepdim": site["keepdim"]])
            return try site.aten("sqrt.default", variance)
        },
        "std.dim": { site in
            let variance = try site.aten(
                "var.dim", site["self"], site["dim"], site["unbiased"], site["keepdim"])
            return try site.aten("sqrt.default", variance)
        },
        "std.default": { site in
            try site.aten("sqrt.default", variance(site))
        },
        "var.default": { site in try variance(site) },
        "var_mean.correction": { site in
            let variance = try site.aten(
                "var.correction", [site["self"], site["dim"]],
                ["correction": site["correction"], "keepdim": site["keepdim"]])
            let axes = site["dim"].isNone ? [] : site["dim"]
            let mean = try site.aten("mean.dim", site["self"], axes, site["keepdim"])
            return .tuple([variance, mean])
        },
        "all.dims": { site in
            let isAnyOff = try site.aten(
                "any.dims", site.aten("logical_not.default", site["self"]), site["dim"],
                site["keepdim"])
            return try truth(site, site.aten("logical_not.default", isAnyOff))
        },
        "var_mean.default": { site in
            try .tuple([variance(site), site.aten("mean.default", site["self"])])
        },
        "var_mean.dim": { site in try spread(site, root: false) },
        "std_mean.default": { site in
            let deviation = try site.aten("sqrt.default", variance(site))
            return try .tuple([deviation, site.aten("mean.default", site["self"])])
        },
        "std_mean.dim": { site in try spread(site, root: true) },
        "std_mean.correction": { site in
            let variance = try site.aten(
                "var.correction", [site["self"], site["dim"]],
                ["correction": site["correction"], "keepdim": site["keepdim"]])
            let axes = site["dim"].isNone ? [] : site["dim"]
            let mean = try site.aten("mean.dim", site["self"], axes, site["keepdim"])
            return .tuple([try site.aten("sqrt.default", variance), mean])
        },
        "aminmax.default": { site in
            let axes: Value = site["dim"].isNone ? [] : .list([site["dim"]])
            return .tuple(
                try ["amin.default", "amax.default"].map {
                    try site.aten($0, site["self"], axes, site["keepdim"])
                })
        },
        "count_nonzero.default": { site in try count(site) },
        "count_nonzero.dim_IntList": { site in try count(site) },
        "nansum.default": { site in
            guard let dtype = site.result?.dtype, let zero = try site.scalar(0) else { return nil }
            if dtype.category == .integer, !site["self"].isNone {
                return try site.aten(
                    "sum.dim_IntList",
                    [site["self"], site["dim"].isNone ? [] : site["dim"], site["keepdim"]],
                    ["dtype": .dtype(dtype)])
            }
            guard dtype.isFloatingPoint else { return nil }
            let value = try site.promoted("self")
            let known = try site.aten(
                "where.self", site.aten("isnan.default", value), zero, value)
            let axes: Value = site["dim"].isNone ? [] : site["dim"]
            return try site.aten("sum.dim_IntList", known, axes, site["keepdim"])
        },
        "nanmean.default": { site in
            let keywords: KeywordArguments<Node> =
                site["dtype"].isNone ? [:] : ["dtype": site["dtype"]]
            let sum = try site.aten(
                "nansum.default", [site["self"], site["dim"], site["keepdim"]], keywords)
            let isKnown = try site.aten(
                "logical_not.default", site.aten("isnan.default", site["self"]))
            let axes: Value = site["dim"].isNone ? [] : site["dim"]
            let count = try site.aten("sum.dim_IntList", isKnown, axes, site["keepdim"])
            return try site.aten("div.Tensor", sum, count)
        },
        "trace.default": { site in
            try site.aten("sum.default", site.aten("diagonal.default", site["self"]))
        },
        "logsumexp.default": { site in
            // Of no elements there is no largest one.
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            let value = try site.promoted("self")
            if site.someExtents(site["self"])?.contains(0) == true {
                let sum = try site.aten(
                    "sum.dim_IntList", site.aten("exp.default", value), site["dim"],
                    site["keepdim"])
                return try site.aten("log.default", sum)
            }
            let top = try site.aten("amax.default", value, site["dim"], true)
            // Where all is infinite, the difference would be no number.
            let isInfinite = try site.aten("isinf.default", top)
            let shift = try site.aten("where.ScalarSelf", isInfinite, 0, top)
            let parts = try site.aten(
                "exp.default", site.aten("sub.Tensor", value, shift))
            let sum = try site.aten("sum.dim_IntList", parts, site["dim"], site["keepdim"])
            let rest =
                site["keepdim"].bool == true
                ? shift : try site.aten("squeeze.dims", shift, site["dim"])
            return try site.aten("add.Tensor", site.aten("log.default", sum), rest)
        },
    ]

    /// A truth value, as a number where the operator was asked of bytes.
    private static func truth(_ site: Site, _ value: Value) throws -> Value {
        guard site.spec(site["self"])?.dtype == .uint8 else { return value }
        return try site.cast(value, to: .uint8)
    }

    /// How many elements are not 0.
    private static func count(_ site: Site) throws -> Value {
        let axes: Value =
            site["dim"].isNone ? [] : site["dim"].int == nil ? site["dim"] : .list([site["dim"]])
        return try site.aten(
            "sum.dim_IntList", site.aten("ne.Scalar", site["self"], 0), axes)
    }

    /// Variance, or its root, and mean along dimensions.
    private static func spread(_ site: Site, root: Bool) throws -> Value {
        let axes = site["dim"].isNone ? [] : site["dim"]
        let variance = try site.aten(
            "var.dim", site["self"], axes, site["unbiased"], site["keepdim"])
        let mean = try site.aten("mean.dim", site["self"], axes, site["keepdim"])
        return .tuple([root ? try site.aten("sqrt.default", variance) : variance, mean])
    }

    /// The variance of all elements.
    private static func variance(_ site: Site) throws -> Value {
        let correction: Value = site["unbiased"].bool == false ? 0 : 1
        return try site.aten(
            "var.correction", [site["self"], []], ["correction": correction])
    }
}
