// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Derivatives of activations.
    static let derivatives: [String: Rule] = [
        "tanh_backward.default": { site in
            let (slope, y) = try (site.floating("grad_output"), site.floating("output"))
            return try (slope * (1 - y * y)).value
        },
        "sigmoid_backward.default": { site in
            let (slope, y) = try (site.floating("grad_output"), site.floating("output"))
            return try (slope * ((1 - y) * y)).value
        },
        "threshold_backward.default": { site in
            let isSmall = try site.floating("self").isAtMost(site["threshold"])
            return try isSmall.not().choosing(site.floating("grad_output"), else: 0).value
        },
        "hardtanh_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let isFlat = try x.isAtMost(site["min_val"]).or(x.isAtLeast(site["max_val"]))
            return try isFlat.not().choosing(slope, else: 0).value
        },
        "hardsigmoid_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let isSteep = try x.isMore(than: -3).and(x.isLess(than: 3))
            return try isSteep.choosing(slope * (1.0 / 6), else: 0).value
        },
        "hardswish_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let curved = try x.isLess(than: 3).choosing(slope * (x / 3 + 0.5), else: slope)
            return try x.isAtMost(-3).not().choosing(curved, else: 0).value
        },
        "leaky_relu_backward.default": { site in
            guard let factor = site["negative_slope"].double else { return nil }
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            return try x.isMore(than: 0).choosing(slope, else: slope * factor).value
        },
        "elu_backward.default": eluBackward,
        "softplus_backward.default": { site in
            guard let beta = site["beta"].double else { return nil }
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let isLine = try (x * beta).isMore(than: site["threshold"])
            return try isLine.choosing(slope, else: slope * (x * beta).sigmoid()).value
        },
        "mish_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let soft = try Quantity(
                site: site, value: site.aten("softplus.default", x.value)
            ).tanh()
            return try (slope * (soft + x * x.sigmoid() * (1 - soft * soft))).value
        },
        "silu_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let gate = try x.sigmoid()
            return try (slope * gate * (x * (1 - gate) + 1)).value
        },
        "gelu_backward.default": geluBackward,
        "log_sigmoid_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            return try (slope * (-x).sigmoid()).value
        },
        "logit_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let margin = site["eps"].double
            let isInside = try x.isLess(than: .double(margin ?? 0))
                .or(x.isMore(than: .double(1 - (margin ?? 0)))).not()
            let outside: Double = margin == nil ? .nan : 0
            return try isInside.choosing(slope / (x * (1 - x)), else: outside).value
        },
        "glu_backward.default": gluBackward,
        "_prelu_kernel.default": { site in
            let (x, weight) = try (site.floating("self"), site.floating("weight"))
            return try x.isMore(than: 0).choosing(x, else: weight * x).value
        },
        "_prelu_kernel_backward.default": { site in
            let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
            let isPositive = try x.isMore(than: 0)
            let own = try isPositive.choosing(slope, else: site.floating("weight") * slope)
            let other = try isPositive.not().choosing(x * slope, else: 0)
            return .tuple([own.value, other.value])
        },
        "native_dropout_backward.default": { site in
            guard let scale = site["scale"].double,
                let dtype = site.spec(site["grad_output"])?.dtype
            else { return nil }
            let kept = try site.quantity("mask").cast(to: dtype)
            return try (site.floating("grad_output") * (kept * scale)).value
        },
        "_softmax_backward_data.default": { site in
            guard let axis = site["dim"].int else { return nil }
            let share = try site.floating("grad_output") * site.floating("output")
            let total = try share.sum([axis], keepsDims: true)
            return try ofInput(site, share - site.floating("output") * total)
        },
        "_log_softmax_backward_data.default": { site in
            guard let axis = site["dim"].int else { return nil }
            let slope = try site.floating("grad_output")
            let total = try slope.sum([axis], keepsDims: true)
            return try ofInput(site, slope - site.floating("output").exp() * total)
        },
    ]

    /// In the dtype of what was given to a softmax.
    private static func ofInput(_ site: Site, _ slope: Quantity) throws -> Value? {
        guard case .dtype(let dtype) = site["input_dtype"] else { return nil }
        return try slope.cast(to: dtype).value
    }

    private static let eluBackward: Rule = { site in
        guard let alpha = site["alpha"].double, let scale = site["scale"].double,
            let inner = site["input_scale"].double, let isResult = site["is_result"].bool
        else { return nil }
        let (slope, x) = try (site.floating("grad_output"), site.floating("self_or_result"))
        let curve =
            try isResult
            ? slope * inner * (x + alpha * scale)
            : slope * (inner * alpha * scale) * (x * inner).exp()
        return try x.isAtMost(0).choosing(curve, else: slope * scale).value
    }

    private static let geluBackward: Rule = { site in
        let (slope, x) = try (site.floating("grad_output"), site.floating("self"))
        if site["approximate"].string == "tanh" {
            let (beta, kappa) = ((2 / Double.pi).squareRoot(), 0.044715)
            let square = try x * x
            let bend = try ((x + square * x * kappa) * beta).tanh()
            let inner = try (square * (3 * kappa) + 1) * beta
            let right = try x * 0.5 * (1 - bend * bend) * inner
            return try (slope * ((bend + 1) * 0.5 + right)).value
        }
        guard site["approximate"].string == "none" else { return nil }
        let share = try ((x * 0.5.squareRoot()).call("erf.default") + 1) * 0.5
        let density = try (x * x * -0.5).exp() * (0.5 / Double.pi).squareRoot()
        return try (slope * (share + x * density)).value
    }

    private static let gluBackward: Rule = { site in
        guard let (left, right, axis) = try halves(site) else { return nil }
        let first = try site.quantity(of: left)
        let gate = try site.quantity(of: right).sigmoid()
        let slope = try site.floating("grad_output")
        let other = try (1 - gate) * gate * first * slope
        return try site.aten(
            "cat.default", .list([(gate * slope).value, other.value]), .int(axis))
    }
}
