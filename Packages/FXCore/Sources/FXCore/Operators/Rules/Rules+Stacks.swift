// SPDX-License-Identifier: Apache-2.0

// Tensors of at least so many dimensions, beside each other along one that the name tells.

extension InferenceRule {
    static let stacks = family(
        each("hstack", stacked(rank: 1) { $0 == 1 ? 0 : 1 }),
        each("vstack row_stack", stacked(rank: 2) { _ in 0 }),
        each("dstack", stacked(rank: 3) { _ in 2 }),
        each(
            "column_stack",
            InferenceRule { call in
                let inputs = try call.tensors("tensors").map { input in
                    let rank = input.shape.rank
                    let shape =
                        rank > 1 ? input.shape : Shape([input.shape.first ?? 1, 1])
                    return TensorSpec(input.dtype, shape)
                }
                return try call.beside(inputs, axis: 1)
            }),
        each("atleast_1d", raised(to: 1)), each("atleast_2d", raised(to: 2)),
        each("atleast_3d", raised(to: 3)), each("atleast_1d.Sequence", allRaised(to: 1)),
        each("atleast_2d.Sequence", allRaised(to: 2)),
        each("atleast_3d.Sequence", allRaised(to: 3)))

    private static func raised(to rank: Int) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            return .tensor(input.dtype, input.shape.raised(to: rank))
        }
    }

    private static func allRaised(to rank: Int) -> InferenceRule {
        InferenceRule { call in
            .list(
                try call.tensors("tensors").map { .tensor($0.dtype, $0.shape.raised(to: rank)) })
        }
    }

    private static func stacked(
        rank: Int, axis: @escaping @Sendable (Int) -> Int
    ) -> InferenceRule {
        InferenceRule { call in
            let inputs = try call.tensors("tensors").map {
                TensorSpec($0.dtype, $0.shape.raised(to: rank))
            }
            return try call.beside(inputs, axis: axis(inputs[0].shape.rank))
        }
    }
}

extension Shape {
    /// The shape of a tensor of at least so many dimensions: a vector is a row, and a matrix has
    /// depth 1.
    fileprivate func raised(to rank: Int) -> Shape {
        var result = dimensions
        while result.count < rank {
            result.insert(1, at: result.count == 1 && rank > 1 ? 0 : result.count)
        }
        return Shape(result)
    }
}

extension InferenceCall {
    /// Tensors that are put beside each other.
    fileprivate func beside(_ inputs: [TensorSpec], axis: Int) throws -> Argument<ValueSpec> {
        var result = inputs[0]
        guard result.shape.indices.contains(axis) else {
            throw failure("more dimensions", result.shape)
        }
        for input in inputs.dropFirst() {
            guard input.shape.rank == result.shape.rank,
                let dtype = DType.promote(result.dtype, input.dtype)
            else { throw failure("equal ranks", result.shape, input.shape) }
            for other in input.shape.indices where other != axis {
                let (one, two) = (result.shape[other], input.shape[other])
                guard one == two || one.value == nil || two.value == nil else {
                    throw failure("equal extents", result.shape, input.shape)
                }
            }
            result.dtype = dtype
            result.shape.dimensions[axis] = result.shape[axis] + input.shape[axis]
        }
        return .tensor(result)
    }
}
