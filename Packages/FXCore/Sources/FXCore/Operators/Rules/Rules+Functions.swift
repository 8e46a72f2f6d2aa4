// SPDX-License-Identifier: Apache-2.0

// Functions of Python that have a schema of their own.

extension InferenceRule {
    /// The first argument's shape, in float32 where it has no fractions.
    static let floatOfFirst = InferenceRule { call in
        let input = try call.first()
        return .tensor(input.dtype.category < .floating ? .float32 : input.dtype, input.shape)
    }

    /// The first argument's shape, in the dtype that the call gives.
    static let givenDType = InferenceRule { call in
        let input = try call.first()
        return .tensor(call.dtype() ?? input.dtype, input.shape)
    }

    /// A loss of elements: as many, or one.
    static let namedReduction = InferenceRule { call in
        let input = try call.first()
        let target = try call.tensor("target")
        let shape = try Shape.broadcast(input.shape, target.shape)
        return .tensor(input.dtype, call.keepsLosses ? shape : Shape([Dimension]()))
    }

    /// A loss of rows: as many, or one.
    static let rowReduction = InferenceRule { call in
        let input = try call.first()
        let rows = Shape(Array(input.shape.dropLast()))
        return .tensor(input.dtype, call.keepsLosses ? rows : Shape([Dimension]()))
    }

    /// The last extents become those asked for; None keeps one.
    static func adaptivePool(_ rank: Int) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            let lead = input.shape.rank - rank
            let given =
                call["output_size"].items ?? Array(repeating: call["output_size"], count: rank)
            guard 1...2 ~= lead, given.count == rank else {
                throw call.failure("\(rank) spatial dimensions and extents", input.shape)
            }
            let extents = given.enumerated().map { axis, extent in
                extent.dimension ?? input.shape[lead + axis]
            }
            return .tensor(input.dtype, Array(input.shape.prefix(lead)) + extents)
        }
    }

    /// A window that slides over the last extents.
    static func slidingPool(_ rank: Int) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            let lead = input.shape.rank - rank
            guard 1...2 ~= lead else {
                throw call.failure("\(rank) spatial dimensions", input.shape)
            }
            let extents = try (0..<rank).map { axis in
                try call.pooled(input.shape[lead + axis], axis: axis, rank: rank)
            }
            return .tensor(input.dtype, Array(input.shape.prefix(lead)) + extents)
        }
    }

    /// The extents that were pooled.
    static func unpool(_ rank: Int) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            let lead = input.shape.rank - rank
            guard 1...2 ~= lead else {
                throw call.failure("\(rank) spatial dimensions", input.shape)
            }
            let head = Array(input.shape.prefix(lead))
            if let asked = try call.dimensions("output_size") {
                return .tensor(input.dtype, head + asked.suffix(rank))
            }
            let kernel = try call.ints("kernel_size", count: rank, fallback: 1)
            let stride = try call.ints("stride", count: rank, fallback: 0)
            let padding = try call.ints("padding", count: rank, fallback: 0)
            let extents = (0..<rank).map { axis in
                let step = stride[axis] == 0 ? kernel[axis] : stride[axis]
                return (input.shape[lead + axis] + .known(-1)) * .known(step)
                    + .known(kernel[axis]) - 2 * .known(padding[axis])
            }
            return .tensor(input.dtype, head + extents)
        }
    }

    /// The query's shape; weights `[n, l, s]`, or `[n, heads, l, s]`, where they are asked for.
    static let functionalAttention = InferenceRule { call in
        let (query, key) = (try call.tensor("query"), try call.tensor("key"))
        guard 2...3 ~= query.shape.rank, key.shape.rank == query.shape.rank else {
            throw call.failure("[l, n, e] or [l, e]", query.shape, key.shape)
        }
        let output: Argument<ValueSpec> = .tensor(query)
        guard call["need_weights"].bool ?? true else { return .tuple([output, .none]) }
        var source = key.shape[0]
        if call.bool("add_zero_attn") { source = source + 1 }
        if call.optionalTensor("bias_k") != nil { source = source + 1 }
        var weights = [query.shape[0], source]
        if !(call["average_attn_weights"].bool ?? true) {
            weights.insert(.known(call.int("num_heads") ?? 1), at: 0)
        }
        if query.shape.rank == 3 { weights.insert(query.shape[1], at: 0) }
        return .tuple([output, .tensor(query.dtype, weights)])
    }

    /// The axes that are not summed.
    static let functionalTensorDot = InferenceRule { call in
        let (a, b) = (try call.tensor("a"), try call.tensor("b"))
        if let count = call.int("dims") {
            guard 0...min(a.shape.rank, b.shape.rank) ~= count else {
                throw call.failure("at least \(count) axes", a.shape, b.shape)
            }
            return .tensor(
                a.dtype, Array(a.shape.dropLast(count)) + Array(b.shape.dropFirst(count)))
        }
        guard let lists = call["dims"].items, lists.count == 2,
            let first = lists[0].ints, let second = lists[1].ints
        else { throw call.failure("a number of axes, or two lists of them", a.shape, b.shape) }
        let kept = try [(a.shape, first), (b.shape, second)].map { shape, axes in
            let summed = try axes.map { try shape.normalized(axis: $0) }
            return shape.indices.filter { !summed.contains($0) }.map { shape[$0] }
        }
        return .tensor(a.dtype, kept[0] + kept[1])
    }
}

extension InferenceCall {
    /// Whether a loss says that it is not reduced.
    fileprivate var keepsLosses: Bool {
        self["reduce"].bool.map { !$0 } ?? (self["reduction"].string == "none")
    }
}
