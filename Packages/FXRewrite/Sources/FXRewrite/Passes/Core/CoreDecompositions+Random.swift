// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Operators that draw: other numbers than the operators would draw, from the same distribution.
extension CoreDecompositions {
    static let random: [String: Rule] = [
        "dropout.default": { site in
            if let value = untouched(site) { return value }
            guard let p = site["p"].double, p < 1, site["train"].bool == true else {
                return try nothing(site)
            }
            return try site.item(
                site.aten("native_dropout.default", site["input"], site["p"], true), 0)
        },
        "feature_dropout.default": { site in
            if let value = untouched(site) { return value }
            guard let p = site["p"].double, p < 1, site["train"].bool == true else {
                return try nothing(site)
            }
            guard let sizes = try channels(site), let kept = try draw(site, sizes, 1 - p) else {
                return nil
            }
            let scaled = try site.aten("div.Scalar", kept, .double(1 - p))
            return try site.aten("mul.Tensor", site["input"], scaled)
        },
        "alpha_dropout.default": { site in
            if let value = untouched(site) { return value }
            guard let sizes = try site.sizes(site["input"]) else { return nil }
            return try alpha(site, sizes)
        },
        "feature_alpha_dropout.default": { site in
            if let value = untouched(site) { return value }
            guard let sizes = try channels(site) else { return nil }
            return try alpha(site, sizes)
        },
        "bernoulli.default": { site in
            guard site["generator"].isNone, let sizes = try site.sizes(site["self"]),
                let dtype = site.dtype, site.result?.dtype.isFloatingPoint == true
            else { return nil }
            let drawn = try site.aten("rand.default", [.list(sizes)], ["dtype": dtype])
            return try site.aten(
                "_to_copy.default", [site.aten("lt.Tensor", drawn, site["self"])],
                ["dtype": dtype])
        },
        "bernoulli.p": { site in
            guard site["generator"].isNone, let sizes = try site.sizes(site["self"]),
                let p = site["p"].double
            else { return nil }
            return try draw(site, sizes, p)
        },
        "rrelu.default": { site in
            guard site["training"].bool == false, let lower = site["lower"].double,
                let upper = site["upper"].double
            else { return nil }
            return try site.aten("leaky_relu.default", site["self"], .double((lower + upper) / 2))
        },
    ]

    /// The input, where nothing is dropped. Not by `?:`, in which nil would be the argument None.
    private static func untouched(_ site: Site) -> Value? {
        guard site["train"].bool == false || site["p"].double == 0 else { return nil }
        return site["input"]
    }

    /// Zeros, where all is dropped; nil where it is not known what is.
    private static func nothing(_ site: Site) throws -> Value? {
        guard site["p"].double == 1, site["train"].bool == true else { return nil }
        return try site.aten("mul.Scalar", site["input"], 0)
    }

    /// The extents of one number for each channel of each example.
    private static func channels(_ site: Site) throws -> [Value]? {
        guard let sizes = try site.sizes(site["input"]), sizes.count >= 2 else { return nil }
        return sizes.prefix(2) + Array(repeating: .int(1), count: sizes.count - 2)
    }

    /// Ones with a probability, zeros else.
    private static func draw(_ site: Site, _ sizes: [Value], _ p: Double) throws -> Value? {
        guard let dtype = site.result?.dtype, dtype.isFloatingPoint else { return nil }
        let drawn = try site.aten("rand.default", [.list(sizes)], ["dtype": .dtype(dtype)])
        return try site.aten(
            "_to_copy.default", [site.aten("lt.Scalar", drawn, .double(p))],
            ["dtype": .dtype(dtype)])
    }

    /// What is dropped becomes SELU's least value, and all is scaled so that mean and variance
    /// stay.
    private static func alpha(_ site: Site, _ sizes: [Value]) throws -> Value? {
        guard let p = site["p"].double, 0 < p, p < 1, site["train"].bool == true,
            let kept = try draw(site, sizes, 1 - p)
        else { return nil }
        let least = 1.7580993408473766
        let scale = 1 / ((least * least * p + 1) * (1 - p)).squareRoot()
        let dropped = try site.aten(
            "mul.Scalar", site.aten("sub.Scalar", kept, 1), .double(least * scale))
        let shift = try site.aten("add.Scalar", dropped, .double(least * scale * p))
        let product = try site.aten(
            "mul.Tensor", site["input"], site.aten("mul.Scalar", kept, .double(scale)))
        return try site.aten("add.Tensor", product, shift)
    }
}
