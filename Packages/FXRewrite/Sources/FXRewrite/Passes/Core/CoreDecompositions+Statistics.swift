// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Covariances, areas under curves, and functions of distributions.
    static let statistics: [String: Rule] = [
        "cov.default": { site in
            guard site["fweights"].isNone, site["aweights"].isNone,
                let correction = site["correction"].int
            else { return nil }
            return try covariance(site, Double(correction))?.value
        },
        "corrcoef.default": { site in
            guard let all = try covariance(site, 1) else { return nil }
            if site.extents(site["self"])?.count != 2 || site.extents(site["self"])?[0] == 1 {
                return try (all / all).value
            }
            let spread = try all.call("diagonal.default").call("sqrt.default")
            let scaled = try all / spread.unsqueezed(1) / spread
            return try scaled.call("clamp.default", -1, 1).value
        },
        "trapezoid.dx": { site in try area(site, isRunning: false) },
        "trapezoid.x": { site in try area(site, isRunning: false) },
        "trapz.dx": { site in try area(site, isRunning: false) },
        "trapz.x": { site in try area(site, isRunning: false) },
        "cumulative_trapezoid.dx": { site in try area(site, isRunning: true) },
        "cumulative_trapezoid.x": { site in try area(site, isRunning: true) },
        "renorm.default": { site in
            guard let rank = site.rank(site["self"]), rank > 1, let limit = site["maxnorm"].double,
                let axis = site.axis(site["dim"], rank: rank)
            else { return nil }
            let x = try site.floating("self")
            let others = (0..<rank).filter { $0 != axis }
            let length = try x.call(
                "linalg_vector_norm.default", site["p"], .ints(others), true)
            let factor = try (length + 1e-7).call("reciprocal.default") * limit
            let isLong = try length.isMore(than: .double(limit))
            return try (x * isLong.choosing(factor, else: 1)).value
        },
        "norm_except_dim.default": { site in
            guard let rank = site.rank(site["v"]), let power = site["pow"].int,
                let dim = site["dim"].int
            else { return nil }
            if dim == -1 { return try site.aten("norm.Scalar", site["v"], .int(power)) }
            guard (0..<rank).contains(dim) else { return nil }
            let others = (0..<rank).filter { $0 != dim }
            return try site.aten(
                "linalg_vector_norm.default", site["v"], .int(power), .ints(others), true)
        },
        "_fused_rms_norm.default": fusedRMSNorm,
        "logaddexp2.default": { site in
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            let x = try site.quantity(of: site.promoted("self"))
            let y = try site.quantity(of: site.promoted("other"))
            let top = try x.call("maximum.default", y.value)
            let way = try ((x - y).abs() * -0.6931471805599453).exp().call("log1p.default")
            let isInfinite = try x.call("isinf.default").and(x.call("eq.Tensor", y.value))
            return try isInfinite.choosing(x, else: top + way * 1.4426950408889634).value
        },
        "special_entr.default": { site in
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            let x = try site.quantity(of: site.promoted("self"))
            let inside = try x.isMore(than: 0).choosing(-x * x.log(), else: -.infinity)
            let bounded = try x.equals(0).not().choosing(inside, else: 0)
            return try x.call("isnan.default").choosing(x, else: bounded).value
        },
        "special_ndtr.default": { site in
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            let share = try site.quantity(of: site.promoted("self")) * 0.5.squareRoot()
            return try ((share.call("erf.default") + 1) * 0.5).value
        },
        "special_xlog1py.default": { site in
            try product(site, logarithmOf: site.quantity(of: site.promoted("other")))
        },
        "special_xlog1py.other_scalar": { site in
            guard let other = try site.scalar(site["other"]) else { return nil }
            return try product(site, logarithmOf: site.quantity(of: other))
        },
        "special_xlog1py.self_scalar": { site in
            try product(site, logarithmOf: site.quantity(of: site.promoted("other")))
        },
    ]

    /// Each row with each other one; of a vector its variance.
    private static func covariance(_ site: Site, _ correction: Double) throws -> Quantity? {
        guard let extents = site.extents(site["self"]), extents.count <= 2 else { return nil }
        let count = extents.last ?? 1
        let rows = extents.count == 2 ? extents[0] : 1
        guard let dtype = site.spec(site["self"])?.dtype, dtype.category <= .floating else {
            return nil
        }
        let x = try site.quantity("self").cast(to: dtype.isFloatingPoint ? dtype : .float32)
        let matrix =
            try extents.count == 2
            ? x : site.quantity(of: site.reshaped(x.value, [1, .int(count)]))
        let way = try matrix - matrix.call("mean.dim", [1], true)
        let product = try way.call("mm.default", way.call("permute.default", [1, 0]).value)
        let scaled = try product / max(Double(count) - correction, 0)
        return rows == 1 ? try scaled.call("squeeze.default") : scaled
    }

    /// The area under a line from each element to the next, or all areas up to each.
    private static func area(_ site: Site, isRunning: Bool) throws -> Value? {
        guard let spec = site.spec(site["y"]), let extents = spec.shape.knownExtents,
            let axis = site.axis(site["dim"], rank: extents.count), extents[axis] > 0,
            spec.dtype.isFloatingPoint || spec.dtype.category == .integer
        else { return nil }
        func ends(_ value: Quantity, _ axis: Int) throws -> (Quantity, Quantity) {
            try (
                value.call("slice.Tensor", .int(axis), 1),
                value.call("slice.Tensor", .int(axis), 0, -1)
            )
        }
        let (later, earlier) = try ends(site.quantity("y"), axis)
        var heights = try later + earlier
        if site["x"].isNone {
            guard let step = site["dx"].double else { return nil }
            heights = try heights * (step / 2)
        } else {
            guard let own = site.extents(site["x"]), own == extents || own == [extents[axis]] else {
                return nil
            }
            let (right, left) = try ends(site.quantity("x"), own == extents ? axis : 0)
            var steps = try right - left
            if own.count != extents.count {
                let behind = Array(repeating: 1, count: extents.count - 1 - axis)
                steps = try steps.call("view.default", .ints([extents[axis] - 1] + behind))
            }
            heights = try heights * steps * 0.5
        }
        return isRunning
            ? try heights.call("cumsum.default", .int(axis)).value : try heights.sum([axis]).value
    }

    private static let fusedRMSNorm: Rule = { site in
        guard let count = site["normalized_shape"].items?.count, count > 0,
            let spec = site.spec(site["input"]), count <= spec.shape.rank
        else { return nil }
        let wide: DType = spec.dtype == .float64 ? .float64 : .float32
        let x = try site.floating("input").cast(to: wide)
        let own = wide == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
        let mean = try (x * x).call("mean.dim", .ints(-count..<0), true)
        let scale = try (mean + (site["eps"].double ?? own)).call("rsqrt.default")
        var result = try x * scale
        if !site["weight"].isNone { result = try result * site.floating("weight") }
        return .tuple([try result.cast(to: spec.dtype).value, scale.value])
    }

    /// `x · log (1 + y)`, which is 0 where x is, and no number where y is none.
    private static func product(_ site: Site, logarithmOf other: Quantity) throws -> Value? {
        let given = site["self"]
        guard let one = try given.leaf == nil ? site.scalar(given) : site.promoted("self") else {
            return nil
        }
        let x = try site.quantity(of: one)
        let product = try x * other.call("log1p.default")
        let known = try x.differs(from: 0).choosing(product, else: 0)
        return try other.call("isnan.default").not().choosing(known, else: .nan).value
    }
}
