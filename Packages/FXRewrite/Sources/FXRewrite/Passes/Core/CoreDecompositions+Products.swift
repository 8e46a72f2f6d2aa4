// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let products: [String: Rule] = [
        "linear.default": linear,
        "matmul.default": { site in try matmul(site, site["self"], site["other"]) },
        "mv.default": { site in try matmul(site, site["self"], site["vec"]) },
        "dot.default": { site in try matmul(site, site["self"], site["tensor"]) },
        "vdot.default": { site in
            // Of complex numbers one is conjugated.
            guard let dtype = site.spec(site["self"])?.dtype, dtype.category != .complex else {
                return nil
            }
            return try matmul(site, site["self"], site["other"])
        },
        "bilinear.default": bilinear,
        "baddbmm.default": { site in
            let product = try site.aten("bmm.default", site["batch1"], site["batch2"])
            return try sum(site, product)
        },
        "addbmm.default": { site in
            let product = try site.aten("bmm.default", site["batch1"], site["batch2"])
            guard site.result?.dtype.isFloatingPoint == true else { return nil }
            return try sum(site, site.aten("sum.dim_IntList", product, [0]))
        },
        "addmv.default": { site in
            guard let product = try matmul(site, site["mat"], site["vec"]) else { return nil }
            return try sum(site, product)
        },
        "outer.default": { site in
            let column = try site.aten("unsqueeze.default", site["self"], -1)
            return try site.aten("mul.Tensor", column, site["vec2"])
        },
    ]

    /// `beta * self + alpha * product`.
    ///
    /// Nil for integers that are scaled by other numbers, which are rounded in between.
    static func sum(_ site: Site, _ product: Value) throws -> Value? {
        guard let dtype = site.result?.dtype,
            dtype.isFloatingPoint || site["beta"].int != nil && site["alpha"].int != nil
        else { return nil }
        func scaled(_ value: Value, _ factor: Value) throws -> Value {
            factor.double == 1 ? value : try site.aten("mul.Scalar", value, factor)
        }
        // What is multiplied by 0 is not looked at, be it no number.
        if site["beta"].double == 0 { return try scaled(product, site["alpha"]) }
        return try site.aten(
            "add.Tensor", scaled(site["self"], site["beta"]), scaled(product, site["alpha"]))
    }

    private static let linear: Rule = { site in
        guard let rank = site.rank(site["input"]), rank > 0,
            let weight = site.extents(site["weight"]), weight.count == 2
        else { return nil }
        let transposed = try site.aten("permute.default", site["weight"], [1, 0])
        let isFlat = rank == 2
        let flat =
            isFlat ? site["input"] : try site.reshaped(site["input"], [-1, .int(weight[1])])
        let product =
            site["bias"].isNone
            ? try site.aten("mm.default", flat, transposed)
            : try site.aten("addmm.default", site["bias"], flat, transposed)
        if isFlat { return product }
        guard let sizes = try site.sizes(site["input"]) else { return nil }
        return try site.aten("view.default", product, .list(sizes.dropLast() + [.int(weight[0])]))
    }

    private static let bilinear: Rule = { site in
        guard let weight = site.extents(site["weight"]), weight.count == 3,
            let width = weight[1].times(weight[2])
        else { return nil }
        let columns = try site.aten("unsqueeze.default", site["input1"], -1)
        let rows = try site.aten("unsqueeze.default", site["input2"], -2)
        let pairs = try site.aten("mul.Tensor", columns, rows)
        guard let sizes = try site.sizes(site["input1"]) else { return nil }
        let count = Value.int(width)
        let flat = try site.reshaped(pairs, sizes.dropLast() + [count])
        let matrix = try site.reshaped(site["weight"], [.int(weight[0]), count])
        return try site.aten("linear.default", flat, matrix, site["bias"])
    }

    // MARK: - Matrix products

    static func matmul(_ site: Site, _ a: Value, _ b: Value) throws -> Value? {
        guard let left = site.rank(a), let right = site.rank(b), left > 0, right > 0 else {
            return nil
        }
        switch (left, right) {
        case (1, 1):
            // A sum of integers is 64 bits wide unless told.
            guard let dtype = site.spec(a)?.dtype else { return nil }
            let keywords: KeywordArguments<Node> =
                dtype.isFloatingPoint ? [:] : ["dtype": .dtype(dtype)]
            return try site.aten(
                "sum.dim_IntList", [site.aten("mul.Tensor", a, b), [0]], keywords)
        case (2, 2): return try site.aten("mm.default", a, b)
        case (1, _):
            let row = try site.aten("unsqueeze.default", a, 0)
            guard right == 2 else {
                return try squeezed(site, site.aten("matmul.default", row, b), -2)
            }
            return try squeezed(site, site.aten("mm.default", row, b), 0)
        case (_, 1):
            let column = try site.aten("unsqueeze.default", b, 1)
            return try squeezed(site, site.aten("matmul.default", a, column), -1)
        case (_, 2): return try folded(site, a, b)
        default: return try batched(site, a, b)
        }
    }

    private static func squeezed(_ site: Site, _ value: Value, _ axis: Int) throws -> Value {
        try site.aten("squeeze.dims", value, [.int(axis)])
    }

    /// A batch of matrices by one matrix: one product of all rows.
    private static func folded(_ site: Site, _ a: Value, _ b: Value) throws -> Value? {
        guard let sizes = try site.sizes(a), let inner = sizes.last,
            let width = try site.size(b, 1)
        else { return nil }
        let rows = try site.reshaped(a, [-1, inner])
        let product = try site.aten("mm.default", rows, b)
        return try site.aten("view.default", product, .list(sizes.dropLast() + [width]))
    }

    private static func batched(_ site: Site, _ a: Value, _ b: Value) throws -> Value? {
        guard let left = site.spec(a)?.shape, let right = site.spec(b)?.shape else { return nil }
        if left.rank == 3, right.rank == 3, left.dimensions[0] == right.dimensions[0] {
            return try site.aten("bmm.default", a, b)
        }
        let rank = max(left.rank, right.rank)
        var batch: [Value] = []
        for axis in 0..<rank - 2 {
            guard let size = try broadcast(site, (a, left), (b, right), axis - rank) else {
                return nil
            }
            batch.append(size)
        }
        func flat(_ value: Value, _ shape: Shape) throws -> Value? {
            guard let rows = try site.size(value, shape.rank - 2),
                let columns = try site.size(value, shape.rank - 1)
            else { return nil }
            let full = try site.aten("expand.default", value, .list(batch + [rows, columns]))
            return try site.reshaped(full, [-1, rows, columns])
        }
        guard let first = try flat(a, left), let second = try flat(b, right),
            let rows = try site.size(a, left.rank - 2),
            let columns = try site.size(b, right.rank - 1)
        else { return nil }
        // -1 tells nothing where there are no elements.
        if (left.knownExtents ?? []).contains(0) || (right.knownExtents ?? []).contains(0) {
            return nil
        }
        let product = try site.aten("bmm.default", first, second)
        return try site.aten("view.default", product, .list(batch + [rows, columns]))
    }

    /// The extent of two tensors together, along a dimension counted from the end.
    private static func broadcast(
        _ site: Site, _ a: (Value, Shape), _ b: (Value, Shape), _ axis: Int
    ) throws -> Value? {
        func extent(_ shape: Shape) -> Dimension {
            shape.rank + axis < 0 ? 1 : shape.dimensions[shape.rank + axis]
        }
        if extent(a.1) == 1 {
            return extent(b.1) == 1 ? 1 : try site.size(b.0, b.1.rank + axis)
        }
        return try site.size(a.0, a.1.rank + axis)
    }
}
