// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Fourier transforms. Those of complex numbers to such become `_fft_c2c`, as PyTorch leaves
    /// them.
    static let spectra: [String: Rule] = [
        "fft_rfft.default": { site in try fromReal(site, [site["dim"]], [site["n"]]) },
        "fft_rfft2.default": { site in try fromReal(site) },
        "fft_rfftn.default": { site in try fromReal(site) },
        "fft_irfft.default": { site in try toReal(site, [site["dim"]], [site["n"]]) },
        "fft_irfft2.default": { site in try toReal(site) },
        "fft_irfftn.default": { site in try toReal(site) },
        "fft_fft.default": { site in try complex(site, [site["dim"]], [site["n"]]) },
        "fft_fft2.default": { site in try complex(site) },
        "fft_fftn.default": { site in try complex(site) },
        "fft_ifft.default": { site in
            try complex(site, [site["dim"]], [site["n"]], isForward: false)
        },
        "fft_ifft2.default": { site in try complex(site, isForward: false) },
        "fft_ifftn.default": { site in try complex(site, isForward: false) },
        "fft_fftshift.default": { site in try shifted(site) { $0 / 2 } },
        "fft_ifftshift.default": { site in try shifted(site) { $0 - $0 / 2 } },
        "stft.default": { site in try ShortTimeTransform(site)?.forward() },
        "stft.center": { site in try ShortTimeTransform(site)?.forward() },
        "istft.default": { site in try ShortTimeTransform(site)?.inverse() },
    ]

    /// The dimensions of a transform, and the lengths that are asked for.
    private static func plan(
        _ site: Site, _ dims: [Value]?, _ lengths: [Value]?
    ) -> (axes: [Int], lengths: [Int?])? {
        guard let rank = site.rank(site["self"]) else { return nil }
        func list(_ value: Value) -> [Value]? { value.items ?? (value.isNone ? nil : [value]) }
        let asked = lengths ?? list(site["s"])
        let all = dims ?? list(site["dim"])
        let given =
            all ?? (max(rank - (asked?.count ?? rank), 0)..<rank).map { Value.int($0) }
        let axes = given.compactMap { site.axis($0, rank: rank) }
        let sizes = asked ?? Array(repeating: Value.none, count: axes.count)
        guard axes.count == given.count, Set(axes).count == axes.count, !axes.isEmpty,
            sizes.count == axes.count,
            sizes.allSatisfy({ $0.isNone || $0.int.map { $0 > 0 || $0 == -1 } == true })
        else { return nil }
        return (axes, sizes.map { $0.int == -1 ? nil : $0.int })
    }

    /// How much a transform is scaled: by nothing, by the root of the count, or by the count.
    private static func scale(_ site: Site, isForward: Bool) -> Value? {
        switch site["norm"].isNone ? "backward" : site["norm"].string {
        case "backward": isForward ? 0 : 2
        case "forward": isForward ? 2 : 0
        case "ortho": 1
        default: nil
        }
    }

    /// A tensor whose dimensions are cut, or filled with zeros.
    private static func resized(
        _ site: Site, _ value: Value, _ axes: [Int], _ lengths: [Int?]
    ) throws -> Value? {
        guard let extents = site.someExtents(value), !extents.contains(0) else { return nil }
        var result = value
        for (axis, length) in zip(axes, lengths) {
            guard let length, length != extents[axis] else { continue }
            guard let own = extents[axis] else { return nil }
            if length < own {
                result = try site.aten("slice.Tensor", result, .int(axis), 0, .int(length))
            } else {
                let missing = [0, length - own]
                let pads = Array(repeating: 0, count: 2 * (extents.count - 1 - axis)) + missing
                result = try site.aten("constant_pad_nd.default", result, .ints(pads), 0)
            }
        }
        return result
    }

    private static func fromReal(
        _ site: Site, _ dims: [Value]? = nil, _ lengths: [Value]? = nil, isOneSided: Bool = true,
        isForward: Bool = true
    ) throws -> Value? {
        guard let (axes, sizes) = plan(site, dims, lengths),
            let scale = scale(site, isForward: isForward),
            let dtype = site.spec(site["self"])?.dtype,
            dtype.category != .complex, dtype != .float16, dtype != .bfloat16
        else { return nil }
        guard var input = try resized(site, site["self"], axes, sizes) else { return nil }
        if !dtype.isFloatingPoint { input = try site.cast(input, to: .float32) }
        if !isForward {
            // The inverse is the transform of the signal backwards, from its first element on.
            let ones = Value.ints(axes.map { _ in 1 })
            input = try site.aten(
                "roll.default", site.aten("flip.default", input, .ints(axes)), ones, .ints(axes))
        }
        return try site.aten(
            "_fft_r2c.default", input, .ints(axes), scale, .bool(isOneSided))
    }

    private static func toReal(
        _ site: Site, _ dims: [Value]? = nil, _ lengths: [Value]? = nil
    ) throws -> Value? {
        guard let (axes, sizes) = plan(site, dims, lengths),
            let scale = scale(site, isForward: false), let spec = site.spec(site["self"]),
            spec.dtype.category == .complex,
            let last = axes.last, let asked = sizes.last,
            let length = asked
                ?? spec.shape.dimensions[last].value.flatMap({ ($0 - 1).times(2) }),
            length > 0
        else { return nil }
        let input = try resized(
            site, site["self"], axes, sizes.dropLast() + [length / 2 + 1])
        return try input.map {
            try site.aten("_fft_c2r.default", $0, .ints(axes), scale, .int(length))
        }
    }

    private static func complex(
        _ site: Site, _ dims: [Value]? = nil, _ lengths: [Value]? = nil, isForward: Bool = true
    ) throws -> Value? {
        guard let category = site.spec(site["self"])?.dtype.category else { return nil }
        guard category == .complex else {
            return try fromReal(
                site, dims, lengths, isOneSided: false, isForward: isForward)
        }
        guard let (axes, sizes) = plan(site, dims, lengths),
            let scale = scale(site, isForward: isForward),
            let input = try resized(site, site["self"], axes, sizes)
        else { return nil }
        return try site.aten("_fft_c2c.default", input, .ints(axes), scale, .bool(isForward))
    }

    /// A spectrum with its middle in front, or back again.
    private static func shifted(_ site: Site, _ distance: (Int) -> Int) throws -> Value? {
        guard let extents = site.someExtents(site["self"]) else { return nil }
        let dim = site["dim"]
        let given = dim.isNone ? extents.indices.map { Value.int($0) } : dim.items ?? [dim]
        let axes = given.compactMap { site.axis($0, rank: extents.count) }
        let shifts = axes.compactMap { extents[$0].map(distance) }
        guard shifts.count == given.count, !axes.isEmpty else { return nil }
        return try site.aten("roll.default", site["self"], .ints(shifts), .ints(axes))
    }
}
