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
        "linalg_vector_norm.default": { site in
            guard site["ord"].double == 2, let dtype = site.result?.dtype else { return nil }
            let value = try site.cast(site["self"], to: dtype)
            let square = try site.aten("mul.Tensor", value, value)
            let axes = site["dim"].isNone ? [] : site["dim"]
            let sum = try site.aten("sum.dim_IntList", square, axes, site["keepdim"])
            return try site.aten("sqrt.default", sum)
        },
        "logsumexp.default": { site in
            let value = try site.promoted("self")
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

    /// The variance of all elements.
    private static func variance(_ site: Site) throws -> Value {
        let correction: Value = site["unbiased"].bool == false ? 0 : 1
        return try site.aten(
            "var.correction", [site["self"], []], ["correction": correction])
    }
}
