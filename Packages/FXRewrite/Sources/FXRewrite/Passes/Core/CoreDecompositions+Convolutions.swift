// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let convolutions: [String: Rule] = {
        var result: [String: Rule] = [:]
        for rank in 1...3 {
            result["conv\(rank)d.default"] = { site in
                try convolution(site, rank, padding: spread(site["padding"], rank))
            }
            result["conv\(rank)d.padding"] = { site in try padded(site, rank) }
            let overload = rank == 1 ? "default" : "input"
            result["conv_transpose\(rank)d.\(overload)"] = { site in
                try convolution(
                    site, rank, padding: spread(site["padding"], rank), isTransposed: true)
            }
        }
        return result
    }()

    /// A number, or a list of one, for each of several dimensions.
    private static func spread(_ value: Value, _ count: Int) -> Value {
        if let items = value.items {
            return .list(items.count == 1 ? Array(repeating: items[0], count: count) : items)
        }
        return .list(Array(repeating: value, count: count))
    }

    private static func convolution(
        _ site: Site, _ count: Int, padding: Value, isTransposed: Bool = false, input: Value? = nil
    ) throws -> Value? {
        var input = input ?? site["input"]
        guard let rank = site.rank(site["input"]) else { return nil }
        let isBatched = rank == count + 2
        guard isBatched || rank == count + 1 else { return nil }
        if !isBatched { input = try site.aten("unsqueeze.default", input, 0) }
        let extra: Value =
            isTransposed
            ? spread(site["output_padding"], count) : .ints(Array(repeating: 0, count: count))
        let result = try site.aten(
            "convolution.default", input, site["weight"], site["bias"],
            spread(site["stride"], count), padding, spread(site["dilation"], count),
            .bool(isTransposed), extra, site["groups"])
        return isBatched ? result : try site.aten("squeeze.dims", result, [0])
    }

    /// A convolution whose padding has a name.
    private static func padded(_ site: Site, _ count: Int) throws -> Value? {
        let zeros = Value.ints(Array(repeating: 0, count: count))
        guard site["padding"].string == "same" else {
            return site["padding"].string == "valid"
                ? try convolution(site, count, padding: zeros) : nil
        }
        guard let weight = site.extents(site["weight"]),
            weight.count == count + 2,
            let dilation = spread(site["dilation"], count).ints, dilation.count == count
        else { return nil }
        let totals = zip(weight.dropFirst(2), dilation).compactMap { extent, step in
            extent > 0 && step > 0 ? (extent - 1).times(step) : nil
        }
        guard totals.count == count else { return nil }
        if totals.allSatisfy({ $0 % 2 == 0 }) {
            return try convolution(site, count, padding: .ints(totals.map { $0 / 2 }))
        }
        // One more behind than before, last dimension first.
        let pads = totals.reversed().flatMap { [$0 / 2, $0 - $0 / 2] }
        let input = try site.aten("constant_pad_nd.default", site["input"], .ints(pads), 0.0)
        return try convolution(site, count, padding: zeros, input: input)
    }
}
