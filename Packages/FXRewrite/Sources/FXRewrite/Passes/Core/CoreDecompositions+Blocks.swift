// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Tensors made of all pairs, of blocks and of powers.
    static let blocks: [String: Rule] = [
        "kron.default": { site in
            guard let own = site.extents(site["self"]), let other = site.extents(site["other"])
            else { return nil }
            let rank = max(own.count, other.count)
            func wide(_ extents: [Int]) -> [Int] {
                Array(repeating: 1, count: rank - extents.count) + extents
            }
            let pairs = zip(wide(own), wide(other))
            let sizes = pairs.compactMap { $0.times($1) }
            guard sizes.count == rank else { return nil }
            let one = try site.reshaped(
                site["self"], pairs.flatMap { [.int($0.0), 1] })
            let two = try site.reshaped(
                site["other"], pairs.flatMap { [1, .int($0.1)] })
            return try site.aten(
                "view.default", site.aten("mul.Tensor", one, two), .ints(sizes))
        },
        "block_diag.default": { site in
            guard let items = site["tensors"].items, !items.isEmpty else { return nil }
            var matrices: [(value: Value, width: Int)] = []
            for item in items {
                guard let extents = site.extents(item), extents.count <= 2,
                    // What is put beside other dtypes would be cast.
                    site.spec(item)?.dtype == site.spec(items[0])?.dtype
                else { return nil }
                let sizes = Array(repeating: 1, count: 2 - extents.count) + extents
                let value =
                    extents.count == 2 ? item : try site.reshaped(item, sizes.map { .int($0) })
                matrices.append((value, sizes[1]))
            }
            let zero: Value = site.spec(items[0])?.dtype == .bool ? false : 0
            var (before, rest) = (0, 0)
            for matrix in matrices {
                guard let sum = rest.adding(matrix.width) else { return nil }
                rest = sum
            }
            let rows = try matrices.map { matrix in
                rest -= matrix.width
                defer { before += matrix.width }
                return try site.aten(
                    "constant_pad_nd.default", matrix.value, .ints([before, rest]), zero)
            }
            return try site.aten("cat.default", .list(rows), 0)
        },
        "cartesian_prod.default": { site in
            guard let items = site["tensors"].items, !items.isEmpty else { return nil }
            let extents = items.compactMap { site.extents($0) }
            guard extents.count == items.count, extents.allSatisfy({ $0.count == 1 }) else {
                return nil
            }
            if items.count == 1 { return try site.aten("alias.default", items[0]) }
            let whole = extents.map { $0[0] }
            guard let count = whole.product() else { return nil }
            let columns = try items.enumerated().map { index, item in
                var sizes = Array(repeating: 1, count: whole.count)
                sizes[index] = whole[index]
                let column = try site.aten(
                    "expand.default", site.reshaped(item, sizes.map { .int($0) }), .ints(whole))
                return try site.aten(
                    "unsqueeze.default", site.reshaped(column, [.int(count)]), 1)
            }
            return try site.aten("cat.default", .list(columns), 1)
        },
        "vander.default": { site in
            guard let extents = site.extents(site["self"].isNone ? site["x"] : site["self"]),
                extents.count == 1, let isIncreasing = site["increasing"].bool
            else { return nil }
            return try powers(site, site["N"].int ?? extents[0], isIncreasing: isIncreasing)
        },
        "linalg_vander.default": { site in
            guard let extents = site.extents(site["x"]), let length = extents.last else {
                return nil
            }
            return try powers(site, site["N"].int ?? length, isIncreasing: true)
        },
        "linalg_matrix_power.default": { site in try matrixPower(site) },
        "matrix_power.default": { site in try matrixPower(site) },
        "pad_sequence.default": padSequence,
    ]

    /// The powers of each element, side by side.
    private static func powers(_ site: Site, _ count: Int, isIncreasing: Bool) throws -> Value? {
        guard count >= 0, let dtype = site.spec(site["x"])?.dtype, dtype != .bool,
            let rank = site.rank(site["x"])
        else { return nil }
        var exponents = try site.counted(count)
        if !isIncreasing { exponents = try exponents.call("flip.default", [0]) }
        let column = try site.quantity("x").unsqueezed(rank)
        // Integers are multiplied as 64 bits.
        let base = dtype.isFloatingPoint ? column : try column.cast(to: .int64)
        return try base.call("pow.Tensor_Tensor", exponents.value).value
    }

    private static func matrixPower(_ site: Site) throws -> Value? {
        guard let power = site["n"].int, power > 0 else { return nil }
        // The squares of squares, of which some are the power's.
        var (rest, square) = (power, site["self"])
        var result: Value?
        while rest > 0 {
            if rest % 2 == 1 {
                result = try result.map { try site.aten("matmul.default", $0, square) } ?? square
            }
            rest /= 2
            if rest > 0 { square = try site.aten("matmul.default", square, square) }
        }
        return power == 1 ? try site.aten("clone.default", site["self"]) : result
    }

    private static let padSequence: Rule = { site in
        guard let items = site["sequences"].items, !items.isEmpty,
            let isBatchFirst = site["batch_first"].bool, let side = site["padding_side"].string
        else { return nil }
        let extents = items.compactMap { site.extents($0) }
        guard extents.count == items.count, extents.allSatisfy({ !$0.isEmpty }),
            let longest = extents.map({ $0[0] }).max(), side == "right" || side == "left"
        else { return nil }
        let rows = try zip(items, extents).map { item, own in
            let missing = longest - own[0]
            let pair = side == "right" ? [0, missing] : [missing, 0]
            let pads = Array(repeating: 0, count: 2 * (own.count - 1)) + pair
            let padded =
                missing == 0
                ? item
                : try site.aten(
                    "constant_pad_nd.default", item, .ints(pads), site["padding_value"])
            return try site.aten("unsqueeze.default", padded, isBatchFirst ? 0 : 1)
        }
        return try site.aten("cat.default", .list(rows), isBatchFirst ? 0 : 1)
    }
}
