// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Numbers rounded to the steps of a quantised dtype, but kept as they are.
    static let quantizations: [String: Rule] = [
        "fake_quantize_per_tensor_affine.default": { site in try rounded(site)?.value.value },
        "fake_quantize_per_tensor_affine.tensor_qparams": { site in
            try rounded(site)?.value.value
        },
        "fake_quantize_per_tensor_affine_cachemask.default": { site in
            try rounded(site).map { .tuple([$0.value.value, $0.isInside.value]) }
        },
        "fake_quantize_per_channel_affine.default": { site in try rounded(site)?.value.value },
        "fake_quantize_per_channel_affine_cachemask.default": { site in
            try rounded(site).map { .tuple([$0.value.value, $0.isInside.value]) }
        },
    ]

    private static func rounded(
        _ site: Site
    ) throws -> (value: Quantity, isInside: Quantity)? {
        guard let dtype = site.spec(site["self"])?.dtype, dtype == .float32,
            let rank = site.rank(site["self"])
        else { return nil }
        let x = try site.floating("self")
        if site["scale"].leaf == nil {
            guard let scale = site["scale"].double, scale > 0, let zero = site["zero_point"].double
            else { return nil }
            let steps = try (x * Double(1 / Float(scale))).call("round.default") + zero
            return try bounded(site, steps).map { (try ($0 - zero) * scale, $1) }
        }
        /// One number for each channel, or one for all.
        func channels(_ name: String) throws -> Quantity? {
            let value = try site.quantity(name).cast(to: dtype)
            guard let extents = site.extents(value.value) ?? site.extents(site[name]) else {
                return nil
            }
            var sizes = Array(repeating: 1, count: rank)
            if !site["axis"].isNone {
                guard let axis = site.axis(site["axis"], rank: rank), extents.count == 1 else {
                    return nil
                }
                sizes[axis] = extents[0]
            } else if extents.product() != 1 {
                return nil
            }
            return try value.call("view.default", .ints(sizes))
        }
        guard let scale = try channels("scale"), let zero = try channels("zero_point") else {
            return nil
        }
        let steps = try (x * scale.call("reciprocal.default")).call("round.default") + zero
        return try bounded(site, steps).map { (try ($0 - zero) * scale, $1) }
    }

    /// Steps within the range of the dtype, and which were in it.
    private static func bounded(
        _ site: Site, _ steps: Quantity
    ) throws -> (value: Quantity, isInside: Quantity)? {
        let (least, most) = (site["quant_min"], site["quant_max"])
        guard least.int != nil, most.int != nil else { return nil }
        let isInside = try steps.isAtLeast(least).and(steps.isAtMost(most))
        return (try steps.call("clamp.default", least, most), isInside)
    }
}
