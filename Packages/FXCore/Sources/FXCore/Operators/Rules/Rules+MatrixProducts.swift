// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let matrixProducts = family(
        each(
            "matmul linalg_matmul",
            InferenceRule { call in
                let (a, b) = (try call.tensor("self", "input"), try call.tensor("other"))
                return .tensor(a.dtype, try call.product(a.shape, b.shape))
            }),
        each("mm", product("self", "mat2", rank: 2)),
        each("bmm", product("self", "mat2", rank: 3)),
        each("addmm", product("mat1", "mat2", rank: 2, adding: "self")),
        each("baddbmm", product("batch1", "batch2", rank: 3, adding: "self")),
        each("mv", product("self", "vec", rank: nil)),
        each("addmv", product("mat", "vec", rank: nil, adding: "self")),
        each(
            "dot vdot inner",
            InferenceRule { call in
                let (a, b) = (try call.tensor("self"), try call.tensor("other", "tensor"))
                if a.shape.rank == 1, b.shape.rank == 1 {
                    return .tensor(a.dtype, try call.product(a.shape, b.shape))
                }
                // A tensor without dimensions is multiplied like a number.
                if a.shape.rank == 0 || b.shape.rank == 0 {
                    return .tensor(
                        try call.promotedDType(["self", "other"]),
                        try Shape.broadcast(a.shape, b.shape))
                }
                guard a.shape.last == b.shape.last else {
                    throw call.failure("equal last dimensions", a.shape, b.shape)
                }
                return .tensor(a.dtype, a.shape.dropLast() + b.shape.dropLast())
            }),
        each(
            "outer ger",
            InferenceRule { call in
                let (a, b) = (try call.first(), try call.tensor("vec2"))
                return .tensor(
                    try call.promotedDType(["self", "vec2"]),
                    a.shape.dimensions + b.shape.dimensions)
            }),
        each("linear", linear), each("bilinear", bilinear), each("_trilinear", trilinear),
        each(
            "_cdist_forward cdist",
            InferenceRule { call in
                let (a, b) = (try call.tensor("x1").shape, try call.tensor("x2").shape)
                guard a.rank >= 2, b.rank >= 2, a.last == b.last else {
                    throw call.failure("[..., n, d] and [..., m, d]", a, b)
                }
                let batch = try Shape.broadcast(Shape(a.dropLast(2)), Shape(b.dropLast(2)))
                return .tensor(try call.tensor("x1").dtype, batch + [a[a.rank - 2], b[b.rank - 2]])
            }),
        each(
            "_pdist_forward pdist",
            InferenceRule { call in
                let input = try call.first()
                guard let count = input.shape.first else {
                    throw call.failure("[n, d]", input.shape)
                }
                return .tensor(input.dtype, [(count * (count - 1)).floorDivided(by: 2)])
            }))

    /// The product of two arguments, stretched together with what is added to it.
    private static func product(
        _ lhs: String, _ rhs: String, rank: Int?, adding: String? = nil
    ) -> InferenceRule {
        InferenceRule { call in
            let (a, b) = (try call.tensor(lhs), try call.tensor(rhs))
            if let rank, a.shape.rank != rank || b.shape.rank != rank {
                throw call.failure("two tensors of rank \(rank)", a.shape, b.shape)
            }
            let shape = try call.product(a.shape, b.shape)
            if let adding {
                let added = try call.tensor(adding).shape
                guard try Shape.broadcast(added, shape) == shape else {
                    throw call.failure("'\(adding)' that stretches to \(shape)", added)
                }
            }
            return .tensor(a.dtype, shape)
        }
    }

    /// `[..., in]` with weight `[out, in]` gives `[..., out]`.
    private static let linear = InferenceRule { call in
        let (input, weight) = (try call.tensor("input"), try call.tensor("weight"))
        guard 1...2 ~= weight.shape.rank, let last = input.shape.last, last == weight.shape.last
        else {
            throw call.failure(
                "input [..., in] and weight [out, in]", input.shape, weight.shape)
        }
        return .tensor(input.dtype, input.shape.dropLast() + weight.shape.dropLast())
    }

    private static let bilinear = InferenceRule { call in
        let (input, weight) = (try call.tensor("input1"), try call.tensor("weight"))
        guard weight.shape.rank == 3 else { throw call.failure("[out, in, in]", weight.shape) }
        return .tensor(input.dtype, input.shape.dropLast() + [weight.shape[0]])
    }

    /// The sum over some axes of the product of three tensors, each stretched at other axes.
    private static let trilinear = InferenceRule { call in
        var shape = Shape([Dimension]())
        for index in 1...3 {
            var dimensions = try call.tensor("i\(index)").shape.dimensions
            for axis in (try call.dimensions("expand\(index)") ?? []).compactMap(\.value) {
                guard 0...dimensions.count ~= axis else { throw call.failure("axes in range") }
                dimensions.insert(1, at: axis)
            }
            shape = try Shape.broadcast(shape, Shape(dimensions))
        }
        let summed = (try call.dimensions("sumdim") ?? []).compactMap(\.value)
        return .tensor(try call.tensor("i1").dtype, shape.reduced(axes: summed, keepsAxes: false))
    }
}

extension InferenceCall {
    /// The argument of the first parameter that is there.
    func tensor(_ name: String, _ other: String) throws -> TensorSpec {
        try optionalTensor(name) ?? tensor(other)
    }

    /// The shape of a matrix product: the last two dimensions multiplied, the others broadcast.
    func product(_ lhs: Shape, _ rhs: Shape) throws -> Shape {
        let mismatch = failure("[..., n, k] and [..., k, m]", lhs, rhs)
        guard lhs.rank > 0, rhs.rank > 0 else { throw mismatch }
        let a = lhs.rank == 1 ? Shape([1] + lhs.dimensions) : lhs
        let b = rhs.rank == 1 ? Shape(rhs.dimensions + [1]) : rhs
        guard a[a.rank - 1] == b[b.rank - 2] else { throw mismatch }
        var result = try Shape.broadcast(Shape(a.dropLast(2)), Shape(b.dropLast(2))).dimensions
        if lhs.rank > 1 { result.append(a[a.rank - 2]) }
        if rhs.rank > 1 { result.append(b[b.rank - 1]) }
        return Shape(result)
    }
}
