// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Losses of two tensors, element by element; those of classes are ``classLosses``.
    static let losses: [String: Rule] = [
        "mse_loss.default": { site in
            let way = try site.aten("sub.Tensor", site["self"], site["target"])
            return try reduced(site, site.aten("pow.Tensor_Scalar", way, 2))
        },
        "l1_loss.default": { site in try reduced(site, distance(site)) },
        "smooth_l1_loss.default": { site in
            guard let beta = site["beta"].double else { return nil }
            let far = try distance(site)
            if beta == 0 { return try reduced(site, far) }
            return try reduced(site, bent(site, far, at: beta, "lt.Scalar", scale: 1 / beta))
        },
        "huber_loss.default": { site in
            guard let delta = site["delta"].double else { return nil }
            return try reduced(
                site, bent(site, distance(site), at: delta, "le.Scalar", scale: 1))
        },
        "binary_cross_entropy.default": { site in
            let (x, target) = (site["self"], site["target"])
            func bounded(_ value: Value) throws -> Value {
                try site.aten("clamp.default", value, -100)
            }
            let no = try bounded(
                site.aten("log1p.default", site.aten("neg.default", x)))
            let yes = try bounded(site.aten("log.default", x))
            let rest = try site.aten("sub.Scalar", target, 1)
            let loss = try site.aten(
                "sub.Tensor", site.aten("mul.Tensor", rest, no),
                site.aten("mul.Tensor", target, yes))
            return try reduced(site, weighted(site, loss))
        },
        "binary_cross_entropy_with_logits.default": { site in
            let (x, target) = (site["self"], site["target"])
            var log = try site.aten("log_sigmoid.default", x)
            if !site["pos_weight"].isNone {
                let extra = try site.aten("sub.Scalar", site["pos_weight"], 1)
                let factor = try site.aten(
                    "add.Scalar", site.aten("mul.Tensor", extra, target), 1)
                log = try site.aten("mul.Tensor", factor, log)
            }
            let rest = try oneMinus(site, target)
            let loss = try site.aten("sub.Tensor", site.aten("mul.Tensor", rest, x), log)
            return try reduced(site, weighted(site, loss))
        },
        "kl_div.default": { site in
            let (x, target) = (site["self"], site["target"])
            if site["log_target"].bool == true {
                let way = try site.aten("sub.Tensor", target, x)
                return try reduced(
                    site, site.aten("mul.Tensor", site.aten("exp.default", target), way))
            }
            let entropy = try site.aten("xlogy.Tensor", target, target)
            return try reduced(
                site, site.aten("sub.Tensor", entropy, site.aten("mul.Tensor", target, x)))
        },
        "soft_margin_loss.default": { site in
            let product = try site.aten("mul.Tensor", site["self"], site["target"])
            let loss = try site.aten(
                "log1p.default", site.aten("exp.default", site.aten("neg.default", product)))
            return try reduced(site, loss)
        },
        "margin_ranking_loss.default": { site in
            let way = try site.aten("sub.Tensor", site["input2"], site["input1"])
            let cost = try site.aten(
                "add.Scalar", site.aten("mul.Tensor", site["target"], way), site["margin"])
            return try reduced(site, site.aten("clamp.default", cost, 0))
        },
        "triplet_margin_loss.default": triplet,
        "poisson_nll_loss.default": poisson,
    ]

    // MARK: - Steps

    /// All losses, their mean, or their sum.
    static func reduced(_ site: Site, _ value: Value) throws -> Value? {
        switch site["reduction"].int {
        case 0: return value
        case 1: return try site.aten("mean.default", value)
        case 2: return try site.aten("sum.dim_IntList", value, [])
        default: return nil
        }
    }

    static func oneMinus(_ site: Site, _ value: Value) throws -> Value {
        try site.aten("add.Scalar", site.aten("neg.default", value), 1)
    }

    private static func distance(_ site: Site) throws -> Value {
        try site.aten("abs.default", site.aten("sub.Tensor", site["self"], site["target"]))
    }

    private static func weighted(_ site: Site, _ loss: Value) throws -> Value {
        site["weight"].isNone ? loss : try site.aten("mul.Tensor", loss, site["weight"])
    }

    /// Half a square up to a point, and a line behind it.
    private static func bent(
        _ site: Site, _ far: Value, at point: Double, _ comparison: String, scale: Double
    ) throws -> Value {
        let isNear = try site.aten(comparison, far, .double(point))
        let square = try site.aten(
            "mul.Scalar", site.aten("mul.Tensor", far, far), .double(0.5 * scale))
        let line = try site.aten(
            "mul.Scalar", site.aten("sub.Scalar", far, .double(0.5 * point)),
            .double(point * scale))
        return try site.aten("where.self", isNear, square, line)
    }

    private static let triplet: Rule = { site in
        func distance(_ one: String, _ other: String) throws -> Value {
            try site.aten(
                "pairwise_distance.default", site[one], site[other], site["p"], site["eps"])
        }
        let near = try distance("anchor", "positive")
        var far = try distance("anchor", "negative")
        if site["swap"].bool == true {
            far = try site.aten("minimum.default", far, distance("positive", "negative"))
        }
        let cost = try site.aten(
            "add.Scalar", site.aten("sub.Tensor", near, far), site["margin"])
        return try reduced(site, site.aten("clamp.default", cost, 0))
    }

    private static let poisson: Rule = { site in
        let (x, target) = try (site.floating("input"), site.floating("target"))
        guard let eps = site["eps"].double, let isFull = site["full"].bool else { return nil }
        var loss =
            try site["log_input"].bool == true
            ? x.exp() - target * x : x - target * (x + eps).log()
        if isFull {
            // Stirling's approximation of what does not depend on the input.
            let rest = try target * target.log() - target + (target * (2 * .pi)).log() * 0.5
            loss = try loss + target.isMore(than: 1).choosing(rest, else: 0)
        }
        return try reduced(site, loss.value)
    }
}
