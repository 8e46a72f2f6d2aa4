// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let indexing = family(
        each("index.Tensor _unsafe_index.Tensor", index),
        each(
            "index_select",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.axis(of: input.shape)
                let index = try call.tensor("index").shape
                guard index.rank <= 1 else { throw call.failure("an index of rank 1", index) }
                var dimensions = input.shape.dimensions
                if !dimensions.isEmpty { dimensions[axis] = index.first ?? 1 }
                return .tensor(input.dtype, dimensions)
            }),
        each(
            "gather",
            InferenceRule { call in
                .tensor(try call.first().dtype, try call.tensor("index").shape)
            }),
        each(
            "take",
            InferenceRule { call in
                .tensor(try call.first().dtype, try call.tensor("index").shape)
            }),
        each(
            "take_along_dim",
            InferenceRule { call in
                let (input, index) = (try call.first(), try call.tensor("indices"))
                if call["dim"].isNone { return .tensor(input.dtype, [index.shape.reduce(1, *)]) }
                let axis = try call.axis(of: input.shape)
                var (a, b) = (input.shape.dimensions, index.shape.dimensions)
                guard a.count == b.count else { throw call.failure("equal ranks", input.shape) }
                if a.isEmpty { return .tensor(input) }
                let length = b[axis]
                a[axis] = 1
                b[axis] = 1
                var result = try Shape.broadcast(Shape(a), Shape(b)).dimensions
                result[axis] = length
                return .tensor(input.dtype, result)
            }),
        each(
            "embedding",
            InferenceRule { call in
                let weight = try call.tensor("weight")
                guard weight.shape.rank == 2 else {
                    throw call.failure("[rows, width]", weight.shape)
                }
                return .tensor(weight.dtype, try call.tensor("indices").shape + [weight.shape[1]])
            }),
        each(
            "embedding_dense_backward",
            InferenceRule { call in
                let gradient = try call.first()
                guard let rows = call.dimension("num_weights"), let width = gradient.shape.last
                else {
                    throw call.failure("a gradient with dimensions", gradient.shape)
                }
                return .tensor(gradient.dtype, [rows, width])
            }),
        each(
            "_embedding_bag _embedding_bag_forward_only embedding_bag embedding_bag.padding_idx",
            embeddingBag),
        each(
            "one_hot",
            InferenceRule { call in
                let shape = try call.first().shape
                let classes = call.dimension("num_classes") ?? -1
                return .tensor(
                    .int64, shape + [classes == -1 ? try call.freshDimension() : classes])
            }),
        each(
            "nonzero argwhere",
            InferenceRule { call in
                let rank = try call.first().shape.rank
                return .tensor(.int64, [try call.freshDimension(), .known(rank)])
            }),
        each(
            "masked_select",
            InferenceRule { call in
                .tensor(try call.first().dtype, [try call.freshDimension()])
            }),
        each(
            "bucketize.Tensor searchsorted.Tensor",
            InferenceRule { call in
                .tensor(
                    call.bool("out_int32") ? .int32 : .int64,
                    try call.tensor("input", "self").shape)
            }))

    /// The indexed dimensions together, where they stood if they are neighbours, else in front.
    private static let index = InferenceRule { call in
        let input = try call.first()
        var dimensions: [Dimension] = []
        var positions: [Int] = []
        var common = Shape([Dimension]())
        var rest = input.shape.dimensions[...]
        for item in call["indices"].items ?? [] {
            guard let spec = item.tensorSpec else {
                guard let kept = rest.popFirst() else { throw call.failure("fewer indices") }
                dimensions.append(kept)
                continue
            }
            let isMask = spec.dtype == .bool || spec.dtype == .uint8
            let taken = isMask ? spec.shape.rank : 1
            guard rest.count >= taken else { throw call.failure("fewer indices", input.shape) }
            rest = rest.dropFirst(taken)
            // A mask counts as one index for each of its dimensions, all of one unknown length.
            positions +=
                isMask ? Array(repeating: dimensions.count, count: taken) : [dimensions.count]
            common = try Shape.broadcast(
                common, isMask ? Shape([try call.freshDimension()]) : spec.shape)
        }
        dimensions += rest
        let isApart = Set(positions).count > 1
        dimensions.insert(contentsOf: common, at: isApart ? 0 : positions.first ?? 0)
        return .tensor(input.dtype, dimensions)
    }

    /// `F.embedding_bag`, whose bags are rows of indices or named by offsets.
    static let functionalEmbeddingBag = InferenceRule { call in
        let (indices, weight) = (try call.tensor("input"), try call.tensor("weight"))
        guard weight.shape.rank == 2, (1...2).contains(indices.shape.rank) else {
            throw call.failure("indices [n] or [bags, n], weight [rows, width]", indices.shape)
        }
        if indices.shape.rank == 2 {
            return .tensor(weight.dtype, [indices.shape[0], weight.shape[1]])
        }
        guard let offsets = try call.tensor("offsets").shape.first else {
            throw call.failure("offsets [bags]")
        }
        let bags = call.bool("include_last_offset") ? offsets - 1 : offsets
        return .tensor(weight.dtype, [bags, weight.shape[1]])
    }

    private static let embeddingBag = InferenceRule { call in
        let (weight, indices) = (try call.tensor("weight"), try call.tensor("indices"))
        let offsets = try call.tensor("offsets")
        guard weight.shape.rank == 2, indices.shape.rank == 1, offsets.shape.rank == 1 else {
            throw call.failure(
                "weight [rows, width], indices [n], offsets [bags]", weight.shape, indices.shape)
        }
        let bags = call.bool("include_last_offset") ? offsets.shape[0] - 1 : offsets.shape[0]
        let mode = call.int("mode") ?? 0
        let result = Argument.tensor(weight.dtype, [bags, weight.shape[1]])
        // Only `_embedding_bag` leaves the last offset out of what it says of the bags.
        let isPlain = !call.call.schema.name.hasPrefix("aten._")
        let sizes = isPlain && mode == 0 ? offsets.shape[0] : bags
        let maximum = mode == 2 ? [bags, weight.shape[1]] : [sizes]
        // Sums of these dtypes have a faster way that needs no bag of each index.
        let isFast =
            mode == 0 && call.int("padding_idx") ?? -1 < 0
            && [.float32, .float16, .bfloat16].contains(weight.dtype)
        return .tuple([
            result, .tensor(offsets.dtype, isFast ? [0] : indices.shape.dimensions),
            .tensor(offsets.dtype, [sizes]), .tensor(offsets.dtype, maximum),
        ])
    }
}
