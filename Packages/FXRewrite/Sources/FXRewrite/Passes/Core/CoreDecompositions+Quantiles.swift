// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Values below which a share of all lies.
    static let quantiles: [String: Rule] = [
        "quantile.default": { site in try Quantile(site, ignoresNaN: false)?.value() },
        "quantile.scalar": { site in try Quantile(site, ignoresNaN: false)?.value() },
        "nanquantile.default": { site in try Quantile(site, ignoresNaN: true)?.value() },
        "nanquantile.scalar": { site in try Quantile(site, ignoresNaN: true)?.value() },
    ]
}

/// A quantile by sorting: what lies between two elements is a mean of them.
private struct Quantile {
    typealias Value = Argument<Node>

    private let site: DecompositionSite
    private let extents: [Int?]
    private let dtype: DType
    /// The dimension that is sorted; nil for all as one.
    private let axis: Int?
    private let ignoresNaN: Bool
    private let keepsDims: Bool
    /// Whether the result has a dimension for several shares.
    private let isMany: Bool

    init?(_ site: DecompositionSite, ignoresNaN: Bool) {
        guard let spec = site.spec(site["self"]), let extents = site.someExtents(site["self"]),
            spec.dtype == .float32 || spec.dtype == .float64,
            let keepsDims = site["keepdim"].bool
        else { return nil }
        if site["dim"].isNone {
            axis = nil
        } else {
            guard let own = site.axis(site["dim"], rank: extents.count) else { return nil }
            axis = own
        }
        if site["q"].leaf != nil {
            guard let rank = site.rank(site["q"]), rank < 2 else { return nil }
            isMany = rank == 1
        } else {
            isMany = false
        }
        (self.site, self.extents, dtype) = (site, extents, spec.dtype)
        (self.ignoresNaN, self.keepsDims) = (ignoresNaN, keepsDims)
    }

    func value() throws -> Value? {
        // The elements of which one is chosen are the last dimension.
        let own = axis.map { [extents[$0]] } ?? extents
        let known = own.compactMap(\.self)
        guard known.count == own.count, let count = known.product(), count > 0,
            var ranks = try shares(), let way = site["interpolation"].string
        else {
            return nil
        }
        let all = try lined(count)
        let sorted = try site.quantity(of: site.item(all.call("sort.default", -1, false).value, 0))
        let isNaN = try sorted.call("isnan.default")
        if ignoresNaN {
            let known = try isNaN.not().sum([-1], keepsDims: true).cast(to: dtype)
            ranks = try (ranks * (known - 1)).call("clamp.default", 0)
        } else {
            // One that is no number makes the result none, and is sorted to the end.
            let last = try site.quantity(
                of: site.aten(
                    "scalar_tensor.default", [.int(count - 1)], ["dtype": .dtype(dtype)]))
            ranks = try isNaN.call("any.dim", -1, true)
                .choosing(last, else: ranks * Double(count - 1))
        }
        return try interpolated(sorted, ranks, way).map(arranged)
    }

    /// The shares as a tensor of one dimension.
    private func shares() throws -> Quantity? {
        if site["q"].leaf != nil {
            return try site.quantity("q").cast(to: dtype).call("view.default", [-1])
        }
        guard let share = site["q"].double, (0...1).contains(share) else { return nil }
        return try site.quantity(
            of: site.aten("full.default", [[1], .double(share)], ["dtype": .dtype(dtype)]))
    }

    private func lined(_ count: Int) throws -> Quantity {
        guard let axis else {
            return try site.quantity(of: site.reshaped(site["self"], [.int(count)]))
        }
        let others = extents.indices.filter { $0 != axis }
        return try site.quantity("self").call("permute.default", .ints(others + [axis]))
    }

    private func interpolated(
        _ sorted: Quantity, _ ranks: Quantity, _ way: String
    ) throws -> Quantity? {
        func element(_ rank: Quantity) throws -> Quantity {
            try sorted.call("gather.default", -1, rank.cast(to: .int64).value)
        }
        let below = try ranks.call("floor.default")
        let above = try ranks.call("ceil.default")
        switch way {
        case "lower": return try element(below)
        case "higher": return try element(above)
        case "nearest": return try element(ranks.call("round.default"))
        case "midpoint", "linear":
            let (low, high) = try (element(below), element(above))
            let step = try high - low
            guard way == "linear" else { return try high - step * 0.5 }
            // From the nearer end, as `lerp` does.
            let share = try ranks - below
            return try share.isLess(than: 0.5)
                .choosing(low + share * step, else: high - step * (1 - share))
        default: return nil
        }
    }

    /// The result with its dimensions in order.
    private func arranged(_ value: Quantity) throws -> Value {
        var result = value
        var rank = axis == nil ? 1 : extents.count
        if isMany {
            result = try result.call(
                "permute.default", .ints([rank - 1] + Array(0..<rank - 1)))
        } else {
            result = try result.call("squeeze.dims", [-1])
            rank -= 1
        }
        guard keepsDims else { return result.value }
        let lead = isMany ? 1 : 0
        if let axis { return try result.unsqueezed(axis + lead).value }
        for _ in extents { result = try result.unsqueezed(rank) }
        return result.value
    }
}
