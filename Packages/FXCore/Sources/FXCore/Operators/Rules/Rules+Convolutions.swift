// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let convolutions = family(
        each(
            "convolution _convolution convolution_overrideable",
            InferenceRule { call in
                try call.convolution(
                    spatialRank: try call.tensor("weight").shape.rank - 2,
                    isTransposed: call.bool("transposed"))
            }),
        each("conv1d conv1d.padding", convolution(1)),
        each("conv2d conv2d.padding", convolution(2)),
        each("conv3d conv3d.padding", convolution(3)),
        each("conv_transpose1d", convolution(1, isTransposed: true)),
        each("conv_transpose2d.input", convolution(2, isTransposed: true)),
        each("conv_transpose3d.input", convolution(3, isTransposed: true)),
        each(
            "convolution_backward",
            InferenceRule { call in
                let gradient = try call.tensor("grad_output")
                let mask = (call["output_mask"].items ?? []).map { $0.bool ?? true }
                guard mask.count == 3 else {
                    throw call.failure("three Booleans for 'output_mask'")
                }
                let bias = gradient.shape.rank > 1 ? gradient.shape[1] : 1
                let all: [Argument<ValueSpec>] = [
                    .tensor(try call.tensor("input")), .tensor(try call.tensor("weight")),
                    .tensor(gradient.dtype, [bias]),
                ]
                return .tuple(zip(mask, all).map { $0 ? $1 : .none })
            }))

    private static func convolution(
        _ spatialRank: Int, isTransposed: Bool = false
    ) -> InferenceRule {
        InferenceRule { call in
            try call.convolution(spatialRank: spatialRank, isTransposed: isTransposed)
        }
    }
}

extension InferenceCall {
    /// The result of a convolution: `[n, c, ...]` or `[c, ...]` with weight `[o, c / groups, ...]`,
    /// transposed with weight `[c, o / groups, ...]`.
    fileprivate func convolution(
        spatialRank rank: Int, isTransposed: Bool
    ) throws -> Argument<ValueSpec> {
        let (input, weight) = (try tensor("input"), try tensor("weight"))
        let lead = input.shape.rank - rank
        guard rank > 0, weight.shape.rank == rank + 2, 1...2 ~= lead else {
            throw failure(
                "input [n, c, ...] and weight [o, c, ...] of \(rank) spatial dimensions",
                input.shape, weight.shape)
        }
        let groups = dimension("groups") ?? 1
        let channels = isTransposed ? weight.shape[1] * groups : weight.shape[0]
        let wanted = isTransposed ? weight.shape[0] : weight.shape[1] * groups
        guard input.shape[lead - 1] == wanted else {
            throw failure("\(wanted) input channels", input.shape, weight.shape)
        }
        var result = Array(input.shape.prefix(lead - 1)) + [channels]
        for axis in 0..<rank {
            result.append(
                try extent(
                    input.shape[lead + axis], kernel: weight.shape[axis + 2], axis: axis,
                    rank: rank, isTransposed: isTransposed))
        }
        return .tensor(input.dtype, result)
    }

    /// One spatial extent of the result.
    private func extent(
        _ length: Dimension, kernel: Dimension, axis: Int, rank: Int, isTransposed: Bool
    ) throws -> Dimension {
        let stride = try ints("stride", count: rank, fallback: 1)[axis]
        let dilation = try ints("dilation", count: rank, fallback: 1)[axis]
        guard stride > 0 else { throw failure("a stride of 1 or more") }
        let reach = Dimension.known(dilation) * (kernel - 1)
        if case .string(let mode) = self["padding"] {
            if mode == "same" { return length }
            return (length - reach - 1).floorDivided(by: stride) + 1
        }
        let padding = try ints("padding", count: rank, fallback: 0)[axis]
        if isTransposed {
            let extra = try ints("output_padding", count: rank, fallback: 0)[axis]
            let spread = (length - 1) * .known(stride)
            return spread + reach + .known(extra) + 1 - 2 * .known(padding)
        }
        let result = (length + 2 * .known(padding) - reach - 1).floorDivided(by: stride) + 1
        if let value = result.value, value < 0 || value == 0 && length != 0 {
            throw failure("an input not smaller than the kernel", try tensor("input").shape)
        }
        return result
    }
}
