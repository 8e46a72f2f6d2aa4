// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The windows of an adaptive pooling, which are of several sizes where the extents do not divide.
struct AdaptiveWindows {
    typealias Value = Argument<Node>

    private let site: DecompositionSite
    /// The extents before the ones that are pooled.
    private let batch: [Value]
    private let from: [Int]
    private let to: [Int]
    /// The longest window along each dimension.
    private let sizes: [Int]

    /// Nil where there is nothing to choose from.
    init?(
        _ site: DecompositionSite, _ batch: some Sequence<Value>, _ extents: [Int],
        _ wanted: [Int]
    ) {
        from = extents
        let batch = Array(batch)
        let longest = zip(from, wanted).compactMap(Self.longest)
        guard longest.count == wanted.count,
            (batch.compactMap(\.int) + wanted + longest).product() != nil
        else { return nil }
        (self.site, self.batch, to, sizes) = (site, batch, wanted, longest)
    }

    private static func longest(_ extent: Int, _ count: Int) -> Int? {
        guard extent > 0, (1...DecompositionBudget.limit).contains(count),
            let last = extent.times(count), last < Int(Int32.max)
        else { return nil }
        return (0..<count).map { ($0 * extent + extent + count - 1) / count - $0 * extent / count }
            .max()
    }

    /// The largest element of each window, and where it is in its channel.
    func maxima() throws -> [Value] {
        let places = try from.indices.map(positions)
        let windows = try site.aten(
            "index.Tensor", site["self"], .list(batch.map { _ in .none } + places.map(\.value)))
        var linear = places[0]
        for (place, extent) in zip(places, from).dropFirst() {
            linear = try linear.call("mul.Scalar", .int(extent)) + place
        }
        let whole = batch + (to + [sizes.product() ?? 0]).map { .int($0) }
        let table = try site.aten("expand.default", joined(linear.value, []), .list(whole))
        let best = try site.aten("max.dim", joined(windows, batch), -1, true)
        let index = try site.aten("gather.default", table, -1, site.item(best, 1))
        return try [site.item(best, 0), index].map { try site.aten("squeeze.dims", $0, [-1]) }
    }

    /// What each window along a dimension holds; its last element again where it is shorter.
    ///
    /// Windows and what they hold are a pair of dimensions for each that is pooled.
    private func positions(_ axis: Int) throws -> Quantity {
        let (extent, count) = (from[axis], to[axis])
        func scaled(_ numbers: Quantity, _ rest: Int) throws -> Quantity {
            let products = try numbers.call("mul.Scalar", .int(extent))
            let moved = rest == 0 ? products : try products.call("add.Scalar", .int(rest))
            let quotient = try site.aten(
                "div.Scalar_mode", [moved.value, .int(count)], ["rounding_mode": "floor"])
            return try site.quantity(of: quotient).unsqueezed(1)
        }
        let numbers = try site.counted(count)
        let start = try scaled(numbers, 0)
        // The last one: the end is rounded up, and not part of the window.
        let last = try scaled(numbers, extent - 1)
        let all = try (start + site.counted(sizes[axis])).call("minimum.default", last.value)
        let rest = 2 * (from.count - 1 - axis)
        let sizes = [count, sizes[axis]] + Array(repeating: 1, count: rest)
        return try all.call("view.default", .ints(sizes))
    }

    /// What the windows hold as one dimension, the last one.
    private func joined(_ value: Value, _ lead: [Value]) throws -> Value {
        let pairs = from.indices.map { lead.count + 2 * $0 }
        let axes = Array(lead.indices) + pairs + pairs.map { $0 + 1 }
        let ordered = try site.aten("permute.default", value, .ints(axes))
        return try site.reshaped(
            ordered, lead + (to + [sizes.product() ?? 0]).map { .int($0) })
    }
}
