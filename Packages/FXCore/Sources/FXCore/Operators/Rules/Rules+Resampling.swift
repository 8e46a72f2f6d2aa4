// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let resampling = family(
        each("upsample_linear1d upsample_linear1d.vec", resampled(1)),
        each(
            "upsample_nearest1d upsample_nearest1d.vec _upsample_nearest_exact1d "
                + "_upsample_nearest_exact1d.vec",
            resampled(1)),
        each(
            "upsample_nearest2d upsample_nearest2d.vec _upsample_nearest_exact2d "
                + "_upsample_nearest_exact2d.vec upsample_bilinear2d upsample_bilinear2d.vec "
                + "upsample_bicubic2d upsample_bicubic2d.vec _upsample_bilinear2d_aa "
                + "_upsample_bilinear2d_aa.vec _upsample_bicubic2d_aa _upsample_bicubic2d_aa.vec",
            resampled(2)),
        each(
            "upsample_nearest3d upsample_nearest3d.vec _upsample_nearest_exact3d "
                + "_upsample_nearest_exact3d.vec upsample_trilinear3d upsample_trilinear3d.vec",
            resampled(3)),
        each(
            "grid_sampler_2d grid_sampler_3d grid_sampler",
            InferenceRule { call in
                let (input, grid) = (try call.tensor("input"), try call.tensor("grid"))
                guard input.shape.rank == grid.shape.rank, grid.shape.rank >= 4 else {
                    throw call.failure("[n, c, ...] and [n, ..., axes]", input.shape, grid.shape)
                }
                let extents = grid.shape.dropFirst().dropLast()
                return .tensor(input.dtype, Array(input.shape.prefix(2)) + extents)
            }))

    /// Python's function, where one number stands for all spatial dimensions.
    static let interpolation = InferenceRule { call in
        let input = try call.first()
        let rank = input.shape.rank - 2
        guard 1...3 ~= rank else { throw call.failure("[n, c, ...]", input.shape) }
        let head = Array(input.shape.prefix(2))
        if let asked = try call.dimensions("size") {
            guard asked.count == rank || asked.count == 1 else {
                throw call.failure("\(rank) extents", input.shape)
            }
            return .tensor(
                input.dtype, head + (0..<rank).map { asked.count == 1 ? asked[0] : asked[$0] })
        }
        let given = call["scale_factor"]
        let factors = given.double.map { [$0] } ?? (given.items ?? []).compactMap(\.double)
        guard factors.count == rank || factors.count == 1 else {
            throw call.failure("'size' or 'scale_factor'", input.shape)
        }
        let extents = try (0..<rank).map { axis in
            try call.scaled(
                input.shape[axis + 2], by: factors.count == 1 ? factors[0] : factors[axis])
        }
        return .tensor(input.dtype, head + extents)
    }

    /// `[n, c, ...]` with the spatial extents asked for, or multiplied by factors.
    private static func resampled(_ rank: Int) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            guard input.shape.rank == rank + 2 else {
                throw call.failure("[n, c] and \(rank) spatial dimensions", input.shape)
            }
            let head = Array(input.shape.prefix(2))
            if let asked = try call.dimensions("output_size") {
                guard asked.count == rank else { throw call.failure("\(rank) extents") }
                return .tensor(input.dtype, head + asked)
            }
            let factors = (call["scale_factors"].items ?? []).compactMap(\.double)
            guard factors.count == rank else { throw call.failure("\(rank) factors") }
            let extents = try zip(input.shape.dropFirst(2), factors).map { extent, factor in
                try call.scaled(extent, by: factor)
            }
            return .tensor(input.dtype, head + extents)
        }
    }
}

extension InferenceCall {
    /// An extent times a factor, rounded down.
    func scaled(_ extent: Dimension, by factor: Double) throws -> Dimension {
        if let whole = Int(exactly: factor) { return extent * .known(whole) }
        if let value = extent.value,
            let scaled = Int(exactly: (Double(value) * factor).rounded(.down))
        {
            return .known(scaled)
        }
        if let divisor = Int(exactly: 1 / factor), divisor > 0 {
            return extent.floorDivided(by: divisor)
        }
        throw ShapeError.unknown(
            operation: call.schema.name, reason: "\(factor) times a symbolic extent")
    }
}
