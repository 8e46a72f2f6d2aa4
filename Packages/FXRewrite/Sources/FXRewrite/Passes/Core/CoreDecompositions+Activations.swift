// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let activations: [String: Rule] = [
        "silu.default": { site in
            let gate = try site.aten("sigmoid.default", site["self"])
            return try site.aten("mul.Tensor", site["self"], gate)
        },
        "relu6.default": { site in try site.aten("hardtanh.default", site["self"], 0.0, 6.0) },
        "selu.default": { site in
            try site.aten(
                "elu.default", site["self"], 1.6732632423543772, 1.0507009873554805)
        },
        "celu.default": { site in
            guard let alpha = site["alpha"].double, alpha != 0 else { return nil }
            return try site.aten(
                "elu.default", site["self"], site["alpha"], 1.0, .double(1 / alpha))
        },
        "mish.default": { site in
            let soft = try site.aten("tanh.default", site.aten("softplus.default", site["self"]))
            return try site.aten("mul.Tensor", site["self"], soft)
        },
        "softplus.default": softplus,
        "log_sigmoid.default": { site in
            // min(x, 0) - log(1 + exp(-|x|)) does not overflow.
            let size = try site.aten("neg.default", site.aten("abs.default", site["self"]))
            let rest = try site.aten("log1p.default", site.aten("exp.default", size))
            let least = try site.aten("clamp.default", site["self"], .none, 0)
            return try site.aten("sub.Tensor", least, rest)
        },
        "log_sigmoid_forward.default": { site in
            // The second result serves derivatives.
            let size = try site.floating("self").abs()
            return .tuple([
                try site.aten("log_sigmoid.default", site["self"]), try (-size).exp().value,
            ])
        },
        "hardsigmoid.default": { site in
            try site.aten("div.Scalar", shifted(site), 6)
        },
        "hardswish.default": { site in
            let product = try site.aten("mul.Tensor", site["self"], shifted(site))
            return try site.aten("div.Scalar", product, 6)
        },
        "glu.default": { site in
            guard let (first, second, _) = try halves(site) else { return nil }
            return try site.aten(
                "mul.Tensor", first, site.aten("sigmoid.default", second))
        },
        "threshold.default": { site in
            let isSmall = try site.aten("le.Scalar", site["self"], site["threshold"])
            return try site.aten(
                "where.ScalarSelf", isSmall, site["value"], site["self"])
        },
        "hardshrink.default": { site in
            let size = try site.aten("abs.default", site["self"])
            let isSmall = try site.aten("le.Scalar", size, site["lambd"])
            return try site.aten("where.ScalarSelf", isSmall, 0, site["self"])
        },
        "prelu.default": prelu,
    ]

    /// `clamp(x + 3, 0, 6)`.
    private static func shifted(_ site: Site) throws -> Value {
        try site.aten("clamp.default", site.aten("add.Scalar", site["self"], 3), 0, 6)
    }

    /// The halves of the input of `glu`, and the dimension along which it is cut; nil where there
    /// are none.
    static func halves(_ site: Site) throws -> (first: Value, second: Value, axis: Int)? {
        guard let shape = site.spec(site["self"])?.shape,
            let axis = site.axis(site["dim"], rank: shape.rank),
            let half = shape.dimensions[axis].value?.dividedExactly(by: 2)
        else { return nil }
        let parts = try site.aten(
            "split_with_sizes.default", site["self"], .ints([half, half]), .int(axis))
        return (try site.item(parts, 0), try site.item(parts, 1), axis)
    }

    private static let softplus: Rule = { site in
        guard let beta = site["beta"].double, beta != 0 else { return nil }
        let scaled =
            beta == 1 ? site["self"] : try site.aten("mul.Scalar", site["self"], .double(beta))
        let soft = try site.aten("log1p.default", site.aten("exp.default", scaled))
        let small = beta == 1 ? soft : try site.aten("div.Scalar", soft, .double(beta))
        let isLarge = try site.aten("gt.Scalar", scaled, site["threshold"])
        return try site.aten("where.self", isLarge, site["self"], small)
    }

    private static let prelu: Rule = { site in
        guard let rank = site.rank(site["self"]), let weight = site.extents(site["weight"]) else {
            return nil
        }
        var slope = site["weight"]
        if weight.count == 1, rank != 2 {
            var sizes = Array(repeating: 1, count: rank)
            if rank > 1 { sizes[1] = weight[0] }
            slope = try site.reshaped(slope, sizes.map { .int($0) })
        }
        let isPositive = try site.aten("gt.Scalar", site["self"], 0)
        let scaled = try site.aten("mul.Tensor", slope, site["self"])
        return try site.aten("where.self", isPositive, site["self"], scaled)
    }
}
