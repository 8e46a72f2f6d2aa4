// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Functions of each element.
    static let numbers: [String: Rule] = [
        "nan_to_num.default": { site in
            guard let dtype = site.result?.dtype else { return nil }
            guard dtype.isFloatingPoint else { return site["self"] }
            guard let limit = dtype.largest else { return nil }
            let x = site["self"]
            func replaced(_ value: Value, _ test: Value, _ name: String, _ fallback: Double) throws
                -> Value?
            {
                let number: Value = site[name].isNone ? .double(fallback) : site[name]
                guard let new = try site.scalar(number) else { return nil }
                return try site.aten("where.self", test, new, value)
            }
            guard let one = try replaced(x, site.aten("isnan.default", x), "nan", 0),
                let two = try replaced(
                    one, site.aten("eq.Scalar", x, .double(.infinity)), "posinf", limit)
            else { return nil }
            return try replaced(
                two, site.aten("eq.Scalar", x, .double(-.infinity)), "neginf", -limit)
        },
        "isclose.default": { site in
            let (x, y) = (site["self"], site["other"])
            guard let hasEqualNaN = site["equal_nan"].bool, let own = site.spec(x)?.dtype,
                own.isFloatingPoint
            else { return nil }
            let span = try site.aten(
                "mul.Scalar", site.aten("abs.default", y), site["rtol"])
            let allowed = try site.aten("add.Scalar", span, site["atol"])
            let way = try site.aten("abs.default", site.aten("sub.Tensor", x, y))
            let isNear = try site.aten(
                "logical_and.default", site.aten("le.Tensor", way, allowed),
                site.aten("ne.Scalar", way, .double(.infinity)))
            let isSame = try site.aten(
                "logical_or.default", site.aten("eq.Tensor", x, y), isNear)
            guard hasEqualNaN else { return isSame }
            let isNone = try site.aten(
                "logical_and.default", site.aten("isnan.default", x),
                site.aten("isnan.default", y))
            return try site.aten("logical_or.default", isSame, isNone)
        },
        "heaviside.default": { site in
            guard let dtype = site.result?.dtype else { return nil }
            let step = try site.cast(site.aten("gt.Scalar", site["self"], 0), to: dtype)
            let isZero = try site.aten("eq.Scalar", site["self"], 0)
            return try site.aten("where.self", isZero, site["values"], step)
        },
        "xlogy.Tensor": { site in try xlogy(site, site.promoted("self"), site.promoted("other")) },
        "xlogy.Scalar_Other": { site in
            guard let other = try site.scalar(site["other"]) else { return nil }
            return try xlogy(site, site.promoted("self"), other)
        },
        "xlogy.Scalar_Self": { site in
            guard let own = try site.scalar(site["self"]) else { return nil }
            return try xlogy(site, own, site.promoted("other"))
        },
        "frac.default": { site in
            try site.aten(
                "sub.Tensor", site["self"], site.aten("trunc.default", site["self"]))
        },
        "deg2rad.default": { site in
            try site.aten("mul.Scalar", site["self"], .double(.pi / 180))
        },
        "rad2deg.default": { site in
            try site.aten("mul.Scalar", site["self"], .double(180 / .pi))
        },
        "exp2.default": { site in
            guard site.spec(site["self"])?.dtype.category != .complex else { return nil }
            return try site.aten("pow.Scalar", 2, site.promoted("self"))
        },
        "logaddexp.default": logAddExp,
        "sinc.default": { site in
            let x = try site.aten("mul.Scalar", site.promoted("self"), .double(.pi))
            let isZero = try site.aten("eq.Scalar", x, 0)
            let value = try site.aten("div.Tensor", site.aten("sin.default", x), x)
            guard let one = try site.scalar(1) else { return nil }
            return try site.aten("where.self", isZero, one, value)
        },
        "softshrink.default": { site in
            guard let least = site["lambd"].double else { return nil }
            let size = try site.aten("abs.default", site["self"])
            let step = try site.aten(
                "mul.Scalar", site.aten("sign.default", site["self"]), .double(least))
            let shorter = try site.aten("sub.Tensor", site["self"], step)
            let rest = try site.aten("mul.Scalar", site["self"], 0)
            // Written so that what is no number stays none.
            return try site.aten(
                "where.self", site.aten("gt.Scalar", size, .double(least)), shorter, rest)
        },
        "sgn.default": { site in
            guard site.result?.dtype.category != .complex else { return nil }
            return try site.aten("sign.default", site["self"])
        },
        "isneginf.default": { site in
            try site.aten("eq.Scalar", site["self"], .double(-.infinity))
        },
        "isposinf.default": { site in
            try site.aten("eq.Scalar", site["self"], .double(.infinity))
        },
        "float_power.Tensor_Tensor": { site in
            try site.aten(
                "pow.Tensor_Tensor", site.promoted("self"), site.promoted("exponent"))
        },
        "float_power.Tensor_Scalar": { site in
            try site.aten("pow.Tensor_Scalar", site.promoted("self"), site["exponent"])
        },
        "conj.default": real, "resolve_conj.default": real, "resolve_neg.default": real,
        "conj_physical.default": real,
        "real.default": { site in try part(site, 0) ?? real(site) },
        "imag.default": { site in try part(site, 1) },
    ]

    /// The real or the other part of complex numbers.
    private static func part(_ site: Site, _ index: Int) throws -> Value? {
        guard let spec = site.spec(site["self"]), spec.dtype.category == .complex else {
            return nil
        }
        return try site.aten(
            "select.int", site.aten("view_as_real.default", site["self"]),
            .int(spec.shape.rank), .int(index))
    }

    /// What only complex numbers have.
    private static let real: Rule = { site in
        guard let dtype = site.spec(site["self"])?.dtype, dtype.category != .complex else {
            return nil
        }
        return try site.aten("alias.default", site["self"])
    }

    /// `x · log y`, which is 0 where x is, and no number where y is none.
    private static func xlogy(_ site: Site, _ x: Value, _ y: Value) throws -> Value? {
        guard let zero = try site.scalar(0), let none = try site.scalar(.double(.nan)) else {
            return nil
        }
        let product = try site.aten("mul.Tensor", x, site.aten("log.default", y))
        let known = try site.aten(
            "where.self", site.aten("eq.Scalar", x, 0), zero, product)
        return try site.aten("where.self", site.aten("isnan.default", y), none, known)
    }

    private static let logAddExp: Rule = { site in
        guard site.result?.dtype.isFloatingPoint == true else { return nil }
        let (x, y) = (try site.promoted("self"), try site.promoted("other"))
        let top = try site.aten("maximum.default", x, y)
        let way = try site.aten(
            "neg.default", site.aten("abs.default", site.aten("sub.Tensor", x, y)))
        let sum = try site.aten(
            "add.Tensor", top, site.aten("log1p.default", site.aten("exp.default", way)))
        // Two infinities have no distance.
        let isInfinite = try site.aten(
            "logical_and.default", site.aten("isinf.default", x), site.aten("eq.Tensor", x, y))
        return try site.aten("where.self", isInfinite, x, sum)
    }
}

extension DType {
    /// The largest finite number.
    fileprivate var largest: Double? {
        switch self {
        case .float64: Double.greatestFiniteMagnitude
        case .float32: Double(Float.greatestFiniteMagnitude)
        case .float16: 65504
        case .bfloat16: 0x1.FEp127
        default: nil
        }
    }
}
