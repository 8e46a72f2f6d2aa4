// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Paddings with what the tensor has, and the windows of a convolution as columns.
extension CoreDecompositions {
    /// A tensor that goes on at its other end.
    static func circular(_ site: Site) throws -> Value? {
        guard let pads = site["pad"].ints, let extents = site.someExtents(site["self"]),
            pads.count % 2 == 0, pads.count / 2 <= extents.count
        else { return nil }
        var value = site["self"]
        for (pair, axis) in zip(0..<pads.count / 2, extents.indices.reversed()) {
            let (before, behind) = (pads[2 * pair], pads[2 * pair + 1])
            if before == 0, behind == 0 { continue }
            guard let extent = extents[axis], (-extent...extent).contains(before),
                (-extent...extent).contains(behind)
            else {
                return nil
            }
            // What is cut off is cut off first.
            let (start, end) = (max(-before, 0), extent - max(-behind, 0))
            guard max(before, behind) <= end - start else { return nil }
            let whole = value
            func part(_ start: Int, _ end: Int) throws -> Value {
                if start == 0, end == extent { return whole }
                return try site.aten(
                    "slice.Tensor", whole, .int(axis), .int(start), .int(end))
            }
            var parts = [try part(start, end)]
            if before > 0 { parts.insert(try part(end - before, end), at: 0) }
            if behind > 0 { parts.append(try part(start, start + behind)) }
            value =
                parts.count == 1
                ? parts[0] : try site.aten("cat.default", .list(parts), .int(axis))
        }
        return value
    }

    /// A sequence that goes on with its first and last element.
    static func replicated(_ site: Site, _ given: Value? = nil) throws -> Value? {
        guard let pads = (given ?? site["pad"]).ints, pads.count == 2 else { return nil }
        let wide = try site.aten("unsqueeze.default", site["self"], -2)
        let padded = try site.aten("replication_pad2d.default", wide, .ints(pads + [0, 0]))
        return try site.aten("squeeze.dims", padded, [-2])
    }

    /// The windows of a convolution, each a column.
    static let im2col: Rule = { site in
        guard let own = try site.sizes(site["self"]), (3...4).contains(own.count),
            let kernel = site["kernel_size"].ints,
            let dilation = site["dilation"].ints, let padding = site["padding"].ints,
            let stride = site["stride"].ints,
            [kernel, dilation, padding, stride].allSatisfy({ $0.count == 2 }),
            padding.allSatisfy({ $0 >= 0 }), kernel.allSatisfy({ $0 > 0 }),
            dilation.allSatisfy({ $0 > 0 })
        else { return nil }
        let isBatched = own.count == 4
        let extents = own.suffix(2).compactMap(\.int)
        guard extents.count == 2 else { return nil }
        let whole = isBatched ? site["self"] : try site.aten("unsqueeze.default", site["self"], 0)
        let pads = [padding[1], padding[1], padding[0], padding[0]]
        let input =
            pads.allSatisfy { $0 == 0 }
            ? whole : try site.aten("constant_pad_nd.default", whole, .ints(pads), 0)
        var places: [Value] = []
        var steps = 1
        for axis in 0..<2 {
            guard let twice = padding[axis].times(2), let wide = extents[axis].adding(twice),
                let reach = dilation[axis].times(kernel[axis] - 1), reach >= 0,
                stride[axis] > 0, wide > reach
            else { return nil }
            let starts = try site.aten(
                "arange.start_step", 0, .int(wide - reach), .int(stride[axis]))
            guard let all = steps.times((wide - reach - 1) / stride[axis] + 1) else { return nil }
            steps = all
            let taps = try site.aten(
                "arange.start_step", 0, .int(reach + 1), .int(dilation[axis]))
            let rows = try site.aten("unsqueeze.default", taps, -1)
            places.append(try site.aten("add.Tensor", rows, starts))
        }
        // Rows and their steps, then columns and theirs.
        for _ in 0..<2 { places[0] = try site.aten("unsqueeze.default", places[0], -1) }
        let windows = try site.aten(
            "index.Tensor", input, .list([.none, .none] + places))
        let ordered = try site.aten("permute.default", windows, [0, 1, 2, 4, 3, 5])
        let columns = try site.product([own[own.count - 3], .int(kernel[0]), .int(kernel[1])])
        return try site.reshaped(ordered, own.dropLast(3) + [columns, .int(steps)])
    }
}
