// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let paddings = family(
        each("constant_pad_nd pad", padding("pad")),
        each(
            "reflection_pad1d reflection_pad2d reflection_pad3d replication_pad1d "
                + "replication_pad2d replication_pad3d",
            padding("padding")),
        each(
            "im2col",
            InferenceRule { call in
                let input = try call.first()
                let windows = try call.windows(Array(input.shape.suffix(2)))
                guard 3...4 ~= input.shape.rank else {
                    throw call.failure("[n, c, h, w]", input.shape)
                }
                let area = try call.windowArea()
                let lead = input.shape.prefix(input.shape.rank - 3)
                return .tensor(
                    input.dtype,
                    lead + [input.shape[input.shape.rank - 3] * area, windows])
            }),
        each(
            "col2im",
            InferenceRule { call in
                let input = try call.first()
                guard 2...3 ~= input.shape.rank else {
                    throw call.failure("[n, c, l]", input.shape)
                }
                let area = try call.windowArea()
                guard let area = area.value, area > 0 else {
                    throw call.failure("a window of elements that can be counted", input.shape)
                }
                let channels = input.shape[input.shape.rank - 2].floorDivided(by: area)
                let extents = try call.dimensions("output_size") ?? []
                return .tensor(
                    input.dtype, input.shape.prefix(input.shape.rank - 2) + [channels] + extents)
            }),
        each(
            "pixel_shuffle",
            InferenceRule { call in
                let input = try call.first()
                guard let factor = call.int("upscale_factor"), factor > 0, input.shape.rank >= 3,
                    let area = (Dimension.known(factor) * .known(factor)).value
                else {
                    throw call.failure("[..., c, h, w] and a known factor", input.shape)
                }
                let tail = Array(input.shape.suffix(3))
                return .tensor(
                    input.dtype,
                    input.shape.dropLast(3) + [
                        tail[0].floorDivided(by: area), tail[1] * .known(factor),
                        tail[2] * .known(factor),
                    ])
            }),
        each(
            "pixel_unshuffle",
            InferenceRule { call in
                let input = try call.first()
                guard let factor = call.int("downscale_factor"), factor > 0, input.shape.rank >= 3
                else {
                    throw call.failure("[..., c, h, w] and a known factor", input.shape)
                }
                let tail = Array(input.shape.suffix(3))
                return .tensor(
                    input.dtype,
                    input.shape.dropLast(3) + [
                        tail[0] * (.known(factor) * .known(factor)),
                        tail[1].floorDivided(by: factor),
                        tail[2].floorDivided(by: factor),
                    ])
            }),
        each("channel_shuffle", sameAsFirst))

    /// Pairs of amounts before and after, the last dimension first; negative ones cut.
    private static func padding(_ name: String) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            let amounts = try call.dimensions(name) ?? []
            guard amounts.count % 2 == 0, amounts.count / 2 <= input.shape.rank else {
                throw call.failure("a pair for each of the last dimensions", input.shape)
            }
            var dimensions = input.shape.dimensions
            for pair in 0..<(amounts.count / 2) {
                let axis = dimensions.count - 1 - pair
                dimensions[axis] = dimensions[axis] + amounts[2 * pair] + amounts[2 * pair + 1]
                if let value = dimensions[axis].value, value < 0 {
                    throw call.failure("an extent of 0 or more after padding", input.shape)
                }
            }
            return .tensor(input.dtype, dimensions)
        }
    }
}

extension InferenceCall {
    /// The number of elements in a window over two spatial dimensions.
    fileprivate func windowArea() throws -> Dimension {
        try ints("kernel_size", count: 2, fallback: 1).reduce(1) { $0 * .known($1) }
    }

    /// The number of windows over two spatial dimensions.
    fileprivate func windows(_ extents: [Dimension]) throws -> Dimension {
        let kernel = try ints("kernel_size", count: 2, fallback: 1)
        let dilation = try ints("dilation", count: 2, fallback: 1)
        let padding = try ints("padding", count: 2, fallback: 0)
        let stride = try ints("stride", count: 2, fallback: 1)
        guard extents.count == 2, stride.allSatisfy({ $0 > 0 }) else {
            throw failure("two spatial dimensions and a stride of 1 or more")
        }
        return (0..<2).reduce(Dimension.known(1)) { product, axis in
            let window = Dimension.known(dilation[axis]) * (.known(kernel[axis]) - 1) + 1
            let reach = extents[axis] + 2 * .known(padding[axis]) - window
            return product * (reach.floorDivided(by: stride[axis]) + 1)
        }
    }
}
