// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Lengths of vectors and matrices, distances, and what is computed with them.
    static let sizes: [String: Rule] = [
        "linalg_vector_norm.default": { site in
            guard let order = site["ord"].double else { return nil }
            return try norm(site, order, site["dim"], site["keepdim"])
        },
        "norm.Scalar": { site in
            guard let order = site["p"].double else { return nil }
            return try norm(site, order, .none, false)
        },
        "norm.ScalarOpt_dim": { site in
            try norm(site, site["p"].double ?? 2, site["dim"], site["keepdim"])
        },
        "norm.ScalarOpt_dtype": { site in try norm(site, site["p"].double ?? 2, .none, false) },
        "norm.ScalarOpt_dim_dtype": { site in
            try norm(site, site["p"].double ?? 2, site["dim"], site["keepdim"])
        },
        "frobenius_norm.dim": { site in try norm(site, 2, site["dim"], site["keepdim"]) },
        "linalg_norm.default": { site in
            let isVector =
                site["ord"].isNone || site["dim"].ints?.count == 1
                || site["dim"].isNone && site.rank(site["self"]) == 1
            guard isVector else { return try matrixNorm(site) }
            return try norm(site, site["ord"].double ?? 2, site["dim"], site["keepdim"])
        },
        "linalg_norm.ord_str": { site in
            guard site["ord"].string == "fro" else { return nil }
            return try norm(site, 2, site["dim"], site["keepdim"])
        },
        "linalg_matrix_norm.default": { site in try matrixNorm(site) },
        "linalg_matrix_norm.str_ord": { site in
            guard site["ord"].string == "fro" else { return nil }
            return try norm(site, 2, site["dim"], site["keepdim"])
        },
        "linalg_vecdot.default": { site in
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            let product = try site.aten("mul.Tensor", site["x"], site["y"])
            return try site.aten("sum.dim_IntList", product, .list([site["dim"]]))
        },
        "dist.default": { site in
            guard let order = site["p"].double,
                site.spec(site["self"])?.dtype.category == .floating,
                site.spec(site["other"])?.dtype.category == .floating
            else { return nil }
            let way = try site.aten("sub.Tensor", site["self"], site["other"])
            return try norm(site, order, .none, false, of: way)
        },
        "pairwise_distance.default": { site in
            guard let order = site["p"].double,
                site.spec(site["x1"])?.dtype.category == .floating,
                site.spec(site["x2"])?.dtype.category == .floating
            else { return nil }
            let way = try site.aten(
                "add.Scalar", site.aten("sub.Tensor", site["x1"], site["x2"]), site["eps"])
            return try norm(site, order, [-1], site["keepdim"], of: way)
        },
        "cosine_similarity.default": { site in
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            guard let one = site.spec(site["x1"])?.shape, let other = site.spec(site["x2"])?.shape,
                let whole = one == other
                    ? [] : (try? Shape.broadcast(one, other).knownExtents)
            else { return nil }
            func direction(_ name: String) throws -> Value? {
                let value =
                    one == other
                    ? site[name] : try site.aten("expand.default", site[name], .ints(whole))
                guard let length = try norm(site, 2, site["dim"], true, of: value) else {
                    return nil
                }
                return try site.aten(
                    "div.Tensor", value, site.aten("clamp.default", length, site["eps"]))
            }
            guard let one = try direction("x1"), let other = try direction("x2") else { return nil }
            return try site.aten(
                "sum.dim_IntList", site.aten("mul.Tensor", one, other), .list([site["dim"]]))
        },
        "cdist.default": { site in
            try site.aten(
                "_cdist_forward.default", site["x1"], site["x2"], site["p"], site["compute_mode"])
        },
        "_weight_norm.default": { site in
            guard let length = try rowLength(site) else { return nil }
            return try site.aten(
                "mul.Tensor", site["v"], site.aten("div.Tensor", site["g"], length))
        },
        "_weight_norm_interface.default": { site in
            guard let length = try rowLength(site) else { return nil }
            let value = try site.aten(
                "mul.Tensor", site["v"], site.aten("div.Tensor", site["g"], length))
            return .tuple([value, length])
        },
    ]

    /// The length of what belongs to one index of a dimension.
    private static func rowLength(_ site: Site) throws -> Value? {
        guard let rank = site.rank(site["v"]), let dim = site["dim"].int else { return nil }
        if dim == -1 { return try norm(site, 2, .none, false, of: site["v"]) }
        guard (0..<rank).contains(dim) else { return nil }
        return try norm(site, 2, .ints((0..<rank).filter { $0 != dim }), true, of: site["v"])
    }

    /// The largest or smallest sum of a column or of a row.
    ///
    /// Nil for norms of singular values.
    private static func matrixNorm(_ site: Site) throws -> Value? {
        guard let rank = site.rank(site["self"]), let dtype = site.result?.dtype,
            dtype.isFloatingPoint, site.spec(site["self"])?.dtype.isFloatingPoint == true,
            let order = site["ord"].double, let keepsDims = site["keepdim"].bool
        else { return nil }
        let given = site["dim"].ints ?? (rank == 2 ? [0, 1] : [])
        let axes = given.compactMap { site.axis(.int($0), rank: rank) }
        guard axes.count == 2, given.count == 2, axes[0] != axes[1],
            [1, -1, .infinity, -.infinity].contains(order),
            site.extents(site["self"])?.contains(0) != true
        else { return nil }
        let isColumn = abs(order) == 1
        let sizes = try site.quantity(of: site.cast(site["self"], to: dtype)).abs()
        let sums = try sizes.sum([axes[isColumn ? 0 : 1]], keepsDims: true)
        let found = try sums.call(
            order > 0 ? "amax.default" : "amin.default", .ints([axes[isColumn ? 1 : 0]]), true)
        return keepsDims ? found.value : try found.call("squeeze.dims", .ints(axes)).value
    }

    /// The norm of an order, of all elements where no dimensions are given.
    private static func norm(
        _ site: Site, _ order: Double, _ dim: Value, _ keepsDims: Value, of given: Value? = nil
    ) throws -> Value? {
        guard let dtype = site.result?.dtype ?? given.flatMap(site.spec)?.dtype,
            dtype.isFloatingPoint,
            given != nil || site.spec(site["self"])?.dtype.isFloatingPoint == true
        else { return nil }
        let value = try given ?? site.cast(site["self"], to: dtype)
        let axes: Value = dim.isNone ? [] : dim.int == nil ? dim : .list([dim])
        func sum(_ value: Value) throws -> Value {
            try site.aten("sum.dim_IntList", value, axes, keepsDims)
        }
        let size = try order == 2 ? value : site.aten("abs.default", value)
        switch order {
        case 0:
            return try sum(site.cast(site.aten("ne.Scalar", value, 0), to: dtype))
        case 1: return try sum(size)
        case 2:
            return try site.aten("sqrt.default", sum(site.aten("mul.Tensor", value, value)))
        case .infinity: return try site.aten("amax.default", size, axes, keepsDims)
        case -.infinity: return try site.aten("amin.default", size, axes, keepsDims)
        default:
            guard order.isFinite else { return nil }
            let powers = try site.aten("pow.Tensor_Scalar", size, .double(order))
            return try site.aten("pow.Tensor_Scalar", sum(powers), .double(1 / order))
        }
    }
}
