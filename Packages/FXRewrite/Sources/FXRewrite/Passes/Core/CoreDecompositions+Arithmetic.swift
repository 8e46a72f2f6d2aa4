// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let arithmetic: [String: Rule] = {
        var result: [String: Rule] = [
            "square.default": { site in
                // A square of truths is a number.
                let value = try site.promoted("self")
                return try site.aten("mul.Tensor", value, value)
            },
            "rsub.Scalar": { site in
                guard let number = try site.scalar(site["other"]) else { return nil }
                return try site.aten(
                    "sub.Tensor", [number, site.promoted("self")], ["alpha": site["alpha"]])
            },
            "rsub.Tensor": { site in
                try site.aten(
                    "sub.Tensor", [site["other"], site["self"]], ["alpha": site["alpha"]])
            },
            "min.other": renamed("minimum.default", "self", "other"),
            "max.other": renamed("maximum.default", "self", "other"),
            "clamp_min.default": { site in
                try site.aten("clamp.default", site["self"], site["min"])
            },
            "clamp_max.default": { site in
                try site.aten("clamp.default", site["self"], .none, site["max"])
            },
            "floor_divide.default": { site in
                try site.aten(
                    "div.Tensor_mode", [site["self"], site["other"]], ["rounding_mode": "floor"])
            },
            "floor_divide.Scalar": { site in
                try site.aten(
                    "div.Scalar_mode", [site["self"], site["other"]], ["rounding_mode": "floor"])
            },
            "addcmul.default": { site in
                try combined(site, "mul.Tensor")
            },
            "addcdiv.default": { site in
                try combined(site, "div.Tensor")
            },
            "lerp.Scalar": { site in try lerp(site, "mul.Scalar") },
            "lerp.Tensor": { site in try lerp(site, "mul.Tensor") },
            "true_divide.Tensor": renamed("div.Tensor", "self", "other"),
            "logit.default": { site in
                var value = try site.promoted("self")
                if let eps = site["eps"].double {
                    value = try site.aten("clamp.default", value, .double(eps), .double(1 - eps))
                }
                let rest = try site.aten("add.Scalar", site.aten("neg.default", value), 1)
                return try site.aten("log.default", site.aten("div.Tensor", value, rest))
            },
            "isfinite.default": { site in
                let isOff = try site.aten(
                    "logical_or.default", site.aten("isnan.default", site["self"]),
                    site.aten("isinf.default", site["self"]))
                return try site.aten("logical_not.default", isOff)
            },
        ]
        for (name, meaning) in [("and", "and"), ("or", "or"), ("xor", "xor")] {
            for overload in ["Tensor", "Scalar"] {
                result["__\(name)__.\(overload)"] = renamed(
                    "bitwise_\(meaning).\(overload)", "self", "other")
            }
        }
        return result
    }()

    /// `self + value * (tensor1 op tensor2)`.
    private static func combined(_ site: Site, _ operation: String) throws -> Value {
        let term = try site.aten(operation, site["tensor1"], site["tensor2"])
        return try site.aten("add.Tensor", [site["self"], term], ["alpha": site["value"]])
    }

    /// `self + weight * (end - self)`.
    private static func lerp(_ site: Site, _ product: String) throws -> Value {
        let way = try site.aten("sub.Tensor", site["end"], site["self"])
        return try site.aten(
            "add.Tensor", site["self"], site.aten(product, way, site["weight"]))
    }
}
