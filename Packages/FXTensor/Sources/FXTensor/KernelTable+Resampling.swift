// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let resampling: [Entry] =
        upsamplings.flatMap { [$0.entry, $0.vectorEntry] } + interpolations + gridSamplings

    /// An operator whose overloads take sizes, or sizes or factors.
    private struct Upsampling {
        var name: String
        var rank: Int
        var filter: ResamplingFilter
        var hasCorners = true

        var entry: Entry {
            let (name, rank, filter, hasCorners) = (name, rank, filter, hasCorners)
            return Entry("aten.\(name).default") { call throws(TensorError) in
                let sizes = try call.ints(1)
                var factors: [Double?] = []
                let first = hasCorners ? 3 : 2
                for index in 0..<rank { factors.append(try call.optionalReal(first + index)) }
                return try Kernels.resample(
                    call.storage(0),
                    sizes: sizes.count == 1 ? [Int](repeating: sizes[0], count: rank) : sizes,
                    factors: factors, filter, alignsCorners: hasCorners ? call.bool(2) : false,
                    operation: name)
            }
        }

        var vectorEntry: Entry {
            let (name, rank, filter, hasCorners) = (name, rank, filter, hasCorners)
            return Entry("aten.\(name).vec") { call throws(TensorError) in
                let factors = try call.numbersOrNil(hasCorners ? 3 : 2)
                let sizes = try Kernels.resampledSizes(
                    call.storage(0), call.intsOrNil(1), factors, rank: rank, operation: name)
                return try Kernels.resample(
                    call.storage(0), sizes: sizes,
                    factors: factors ?? [Double?](repeating: nil, count: rank), filter,
                    alignsCorners: hasCorners ? call.bool(2) : false, operation: name)
            }
        }
    }

    private static let upsamplings: [Upsampling] =
        (1...3).flatMap { rank in
            [
                Upsampling(
                    name: "upsample_nearest\(rank)d", rank: rank, filter: .nearest,
                    hasCorners: false),
                Upsampling(
                    name: "_upsample_nearest_exact\(rank)d", rank: rank, filter: .nearestExact,
                    hasCorners: false),
            ]
        } + [
            Upsampling(name: "upsample_linear1d", rank: 1, filter: .linear),
            Upsampling(name: "upsample_bilinear2d", rank: 2, filter: .linear),
            Upsampling(name: "upsample_trilinear3d", rank: 3, filter: .linear),
            Upsampling(name: "upsample_bicubic2d", rank: 2, filter: .cubic),
            Upsampling(name: "_upsample_bilinear2d_aa", rank: 2, filter: .smoothLinear),
            Upsampling(name: "_upsample_bicubic2d_aa", rank: 2, filter: .smoothCubic),
            Upsampling(name: "_upsample_lanczos2d_aa", rank: 2, filter: .smoothLanczos),
        ]

    private static let interpolations: [Entry] = [
        Entry("fx.functional_interpolate.default") { call throws(TensorError) in
            try interpolate(call)
        }
    ]

    /// The function of Python: input, size, factor, mode, corners, recomputation, smoothing.
    private static func interpolate(
        _ call: OperatorCall<Tensor>
    ) throws(TensorError) -> TensorStorage {
        let (name, input, mode) = ("interpolate", try call.storage(0), try call.string(3))
        let rank = input.rank - 2
        func spread<Value>(_ values: [Value]?) -> [Value]? {
            values.map { $0.count == 1 ? Array(repeating: $0[0], count: max(rank, 1)) : $0 }
        }
        var factors = spread(try call.numbersOrNil(2))
        let sizes = try Kernels.resampledSizes(
            input, spread(call.intsOrNil(1)), factors, rank: rank, operation: name)
        if try call.flag(5) == true || mode == "area" { factors = nil }
        if mode == "area", 1...3 ~= rank {
            return try Composite.call(
                "aten.adaptive_avg_pool\(rank)d.default", .storage(input), .ints(sizes))
        }
        let corners = try call.flag(4)
        return try Kernels.resample(
            input, sizes: sizes, factors: factors ?? [Double?](repeating: nil, count: rank),
            filter(mode, rank, isSmooth: call.bool(6), corners), alignsCorners: corners ?? false,
            operation: name)
    }

    private static func filter(
        _ mode: String, _ rank: Int, isSmooth: Bool, _ corners: Bool?
    ) throws(TensorError) -> ResamplingFilter {
        let isNearest = mode == "nearest" || mode == "nearest-exact"
        if isNearest, corners != nil {
            throw .invalidArgument(
                operation: "interpolate", parameter: "align_corners",
                expected: "nothing for mode '\(mode)'")
        }
        switch (mode, rank, isSmooth) {
        case ("nearest", 1...3, false): return .nearest
        case ("nearest-exact", 1...3, false): return .nearestExact
        case ("linear", 1, false), ("bilinear", 2, false), ("trilinear", 3, false): return .linear
        case ("bicubic", 2, false): return .cubic
        case ("bilinear", 2, true): return .smoothLinear
        case ("bicubic", 2, true): return .smoothCubic
        case ("lanczos", 2, true): return .smoothLanczos
        default:
            throw .invalidValue(
                operation: "interpolate",
                value: "mode '\(mode)' \(isSmooth ? "with antialias " : "")for \(rank) axes",
                expected: "nearest, nearest-exact, area, linear (1), bilinear (2), bicubic (2) or "
                    + "trilinear (3)")
        }
    }

    private static let gridSamplings: [Entry] =
        ["grid_sampler", "grid_sampler_2d", "grid_sampler_3d"].map { name in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.gridSample(
                    call.storage(0), call.storage(1),
                    GridSampling(
                        interpolation: call.int(2), padding: call.int(3),
                        alignsCorners: call.bool(4), operation: name))
            }
        } + [
            Entry("aten.affine_grid_generator.default") { call throws(TensorError) in
                try Kernels.affineGrid(
                    call.storage(0), call.ints(1), alignsCorners: call.bool(2))
            }
        ]
}
