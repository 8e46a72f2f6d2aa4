// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Derivatives of losses, of parts, and of batch norm.
    static let lossDerivatives: [String: Rule] = [
        "mse_loss_backward.default": { site in
            let way = try site.floating("self") - site.floating("target")
            return try shared(site, way * 2 * site.floating("grad_output"))
        },
        "smooth_l1_loss_backward.default": { site in
            guard let beta = site["beta"].double else { return nil }
            let way = try site.floating("self") - site.floating("target")
            let slope = try site.floating("grad_output")
            let line = try way.call("sign.default") * slope
            if beta == 0 { return try shared(site, line) }
            let isNear = try way.abs().isLess(than: .double(beta))
            return try shared(site, isNear.choosing(way * slope / beta, else: line))
        },
        "huber_loss_backward.default": { site in
            guard let delta = site["delta"].double else { return nil }
            let way = try site.floating("self") - site.floating("target")
            let bounded = try way.call("clamp.default", .double(-delta), .double(delta))
            return try shared(site, bounded * site.floating("grad_output"))
        },
        "soft_margin_loss_backward.default": { site in
            let target = try site.floating("target")
            let way = try (target * site.floating("self")).sigmoid() - 1
            return try shared(site, target * way * site.floating("grad_output"))
        },
        "binary_cross_entropy_backward.default": { site in
            let (x, target) = try (site.floating("self"), site.floating("target"))
            let spread = try (x * (1 - x)).call("clamp.default", 1e-12)
            var slope = try site.floating("grad_output") * (x - target) / spread
            if !site["weight"].isNone { slope = try slope * site.floating("weight") }
            return try shared(site, slope)
        },
        "nll_loss_backward.default": likelihoodBackward,
        "nll_loss2d_backward.default": likelihoodBackward,
        "select_backward.default": { site in
            try zeros(site, "grad_output", "input_sizes").map {
                try site.aten(
                    "select_scatter.default", $0, site["grad_output"], site["dim"], site["index"])
            }
        },
        "slice_backward.default": { site in
            try zeros(site, "grad_output", "input_sizes").map {
                try site.aten(
                    "slice_scatter.default", $0, site["grad_output"], site["dim"], site["start"],
                    site["end"], site["step"])
            }
        },
        "index_select_backward.default": { site in
            guard let zeros = try zeros(site, "grad", "self_sizes"),
                let rank = site["self_sizes"].items?.count, rank > 0,
                let axis = site.axis(site["dim"], rank: rank)
            else { return nil }
            let places = Array(repeating: Value.none, count: axis) + [site["index"]]
            return try site.aten("index_put.default", zeros, .list(places), site["grad"], true)
        },
        "gather_backward.default": { site in
            guard site["sparse_grad"].bool == false else { return nil }
            let zeros = try site.aten("full_like.default", site["self"], 0)
            return try site.aten(
                "scatter_add.default", zeros, site["dim"], site["index"], site["grad"])
        },
        "embedding_backward.default": { site in
            guard site["sparse"].bool == false else { return nil }
            return try site.aten(
                "embedding_dense_backward.default", site["grad"], site["indices"],
                site["num_weights"], site["padding_idx"], site["scale_grad_by_freq"])
        },
        "native_batch_norm_backward.default": batchNormBackward,
    ]

    /// The slope of a loss, shared by all elements where their mean is taken.
    private static func shared(_ site: Site, _ slope: Quantity) throws -> Value? {
        switch site["reduction"].int {
        case 0, 2: return slope.value
        case 1:
            guard let sizes = try site.sizes(site["self"]) else { return nil }
            let count = try site.product(sizes)
            return try count.int == 0 ? slope.value : slope.call("div.Scalar", count).value
        default: return nil
        }
    }

    private static func zeros(_ site: Site, _ slope: String, _ sizes: String) throws -> Value? {
        guard let dtype = site.spec(site[slope])?.dtype else { return nil }
        return try site.aten("full.default", [site[sizes], 0], ["dtype": .dtype(dtype)])
    }

    private static let likelihoodBackward: Rule = { site in
        guard let spec = site.spec(site["self"]), spec.shape.rank > 0,
            let depth = site.rank(site["grad_output"])
        else { return nil }
        let rank = spec.shape.rank
        let axis = rank == 1 ? 0 : 1
        let target = try site.quantity("target").unsqueezed(axis)
        let counts = try target.differs(from: site["ignore_index"])
        let class0 = try site.aten("scalar_tensor.default", [0], ["dtype": .dtype(.int64)])
        let safe = try counts.choosing(target, else: site.quantity(of: class0))
        let zeros = try site.aten("full_like.default", site["self"], 0)
        let marks = try site.quantity(
            of: site.aten("scatter.value", zeros, .int(axis), safe.value, -1))
        var slope = try site.floating("grad_output")
        if site["reduction"].int == 1 { slope = try slope / site.floating("total_weight") }
        if depth > 0, depth < rank { slope = try slope.unsqueezed(axis) }
        if !site["weight"].isNone {
            guard let count = site.extents(site["weight"]), count.count == 1 else { return nil }
            var sizes = Array(repeating: 1, count: rank)
            sizes[axis] = count[0]
            let weight = try site.reshaped(site["weight"], sizes.map { .int($0) })
            slope = try slope * site.quantity(of: weight)
        }
        return try (marks * counts.choosing(slope, else: 0)).value
    }

    private static let batchNormBackward: Rule = { site in
        guard let spec = site.spec(site["input"]), spec.dtype.isFloatingPoint,
            let extents = try site.sizes(site["input"]), extents.count >= 2,
            let wanted = site["output_mask"].items?.map(\.bool), wanted.count == 3,
            let isTraining = site["train"].bool, let eps = site["eps"].double,
            spec.shape.knownExtents?.contains(0) != true
        else { return nil }
        let wide: DType = spec.dtype == .float64 ? .float64 : .float32
        let axes = extents.indices.filter { $0 != 1 }
        let sizes = extents.indices.map { $0 == 1 ? extents[1] : 1 }
        func spread(_ value: Quantity) throws -> Quantity {
            try site.quantity(of: site.aten("view.default", value.value, .list(sizes)))
        }
        let slope = try site.floating("grad_out").cast(to: wide)
        let mean = try site.floating(isTraining ? "save_mean" : "running_mean").cast(to: wide)
        let scale =
            try isTraining
            ? site.floating("save_invstd").cast(to: wide)
            : (site.floating("running_var").cast(to: wide) + eps).call("rsqrt.default")
        let way = try site.floating("input").cast(to: wide) - spread(mean)
        let total = try slope.sum(axes)
        let match = try (slope * way).sum(axes)
        let weight = site["weight"]
        let factor =
            try weight.isNone ? scale : scale * site.floating("weight").cast(to: wide)
        var own = slope
        if isTraining {
            let count = try site.product(Array(extents.prefix(1) + extents.dropFirst(2)))
            let (bend, mean) = try (
                match.call("div.Scalar", count), total.call("div.Scalar", count)
            )
            own = try slope - way * spread(bend * (scale * scale)) - spread(mean)
        }
        let dtype = site.spec(weight)?.dtype ?? spec.dtype
        return .tuple([
            try (own * spread(factor)).cast(to: spec.dtype).value,
            wanted[1] == true ? try (match * scale).cast(to: dtype).value : .none,
            wanted[2] == true ? try total.cast(to: dtype).value : .none,
        ])
    }
}
