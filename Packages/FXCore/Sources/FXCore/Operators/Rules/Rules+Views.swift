// SPDX-License-Identifier: Apache-2.0

// Other shapes for the same elements.

extension InferenceRule {
    static let views = family(
        each(
            "view _unsafe_view reshape view_copy _reshape_alias",
            InferenceRule { call in
                let input = try call.first()
                let asked = try call.dimensions("size") ?? call.dimensions("shape") ?? []
                return .tensor(input.dtype, try input.shape.reshaped(to: asked))
            }),
        each(
            "view.dtype",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(call.dtype() ?? input.dtype, try call.reinterpreted(input))
            }),
        each(
            "view_as reshape_as",
            InferenceRule { call in
                let (input, other) = (try call.first(), try call.tensor("other"))
                return .tensor(input.dtype, try input.shape.reshaped(to: other.shape.dimensions))
            }),
        each(
            "flatten.using_ints",
            InferenceRule { call in
                let input = try call.first()
                let start = try call.axis("start_dim", of: input.shape)
                let end = try call.axis("end_dim", of: input.shape, fallback: -1)
                return .tensor(input.dtype, try input.shape.flattened(from: start, through: end))
            }),
        each(
            "ravel",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(input.dtype, [input.shape.reduce(1, *)])
            }),
        each(
            "unflatten.int",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.existingAxis(of: input.shape)
                let parts = try Shape([input.shape[axis]]).reshaped(
                    to: call.dimensions("sizes") ?? [])
                var dimensions = input.shape.dimensions
                dimensions.replaceSubrange(axis...axis, with: parts.dimensions)
                return .tensor(input.dtype, dimensions)
            }),
        each("squeeze squeeze.dim squeeze.dims squeeze_copy squeeze_copy.dim", squeeze),
        each(
            "unsqueeze unsqueeze_copy",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.axis(of: Shape(input.shape.dimensions + [1]))
                var dimensions = input.shape.dimensions
                dimensions.insert(1, at: axis)
                return .tensor(input.dtype, dimensions)
            }),
        each(
            "permute permute_copy",
            InferenceRule { call in
                let input = try call.first()
                let axes = try call.axes("dims", of: input.shape) ?? []
                guard axes.count == input.shape.rank else {
                    throw call.failure("each dimension once", input.shape)
                }
                return .tensor(input.dtype, axes.map { input.shape[$0] })
            }),
        each(
            "transpose.int swapaxes swapdims transpose_copy.int",
            InferenceRule { call in
                let input = try call.first()
                let names = call["dim0"].isNone ? ["axis0", "axis1"] : ["dim0", "dim1"]
                return .tensor(
                    input.dtype,
                    input.shape.swapped(
                        try call.axis(names[0], of: input.shape),
                        try call.axis(names[1], of: input.shape)))
            }),
        each(
            "t mT mH adjoint matrix_H t_copy",
            InferenceRule { call in
                let input = try call.first()
                let rank = input.shape.rank
                return .tensor(
                    input.dtype, rank < 2 ? input.shape : input.shape.swapped(rank - 2, rank - 1))
            }),
        each(
            "numpy_T",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(input.dtype, input.shape.dimensions.reversed())
            }),
        each(
            "movedim.int moveaxis.int movedim.intlist moveaxis.intlist",
            InferenceRule { call in
                let input = try call.first()
                let sources = try call.axes("source", of: input.shape) ?? []
                let destinations = try call.axes("destination", of: input.shape) ?? []
                guard sources.count == destinations.count else {
                    throw call.failure("as many destinations as sources")
                }
                if input.shape.rank == 0 { return .tensor(input) }
                var rest = input.shape.indices.filter { !sources.contains($0) }
                for (to, from) in zip(destinations, sources).sorted(by: { $0.0 < $1.0 }) {
                    rest.insert(from, at: to)
                }
                return .tensor(input.dtype, rest.map { input.shape[$0] })
            }),
        each(
            "view_as_real",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(input.dtype.real, input.shape + [2])
            }),
        each(
            "view_as_complex",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(input.dtype.complex, Array(input.shape.dropLast()))
            }))

    private static let squeeze = InferenceRule { call in
        let input = try call.first()
        let named = try call.axes(of: input.shape)
        let only = call["dim"].isNone ? named : named ?? []
        let kept = input.shape.enumerated().filter { axis, dimension in
            dimension != 1 || only?.contains(axis) == false
        }
        return .tensor(input.dtype, kept.map(\.element))
    }
}

extension InferenceCall {
    /// The axis that `dim` names, which a shape without dimensions does not have.
    func existingAxis(_ name: String = "dim", of shape: Shape) throws -> Int {
        if shape.rank == 0 { throw ShapeError.axisOutOfRange(axis: int(name) ?? 0, rank: 0) }
        return try axis(name, of: shape)
    }

    /// The shape of the same bytes in another dtype: the last dimension grows or shrinks.
    fileprivate func reinterpreted(_ input: TensorSpec) throws -> Shape {
        let (from, to) = (input.dtype.byteCount, (dtype() ?? input.dtype).byteCount)
        guard from != to, let last = input.shape.last else { return input.shape }
        let wider = from > to ? last * .known(from / to) : last.floorDivided(by: to / from)
        return Shape(input.shape.dropLast() + [wider])
    }
}

extension Shape {
    /// The shape with two dimensions exchanged.
    func swapped(_ first: Int, _ second: Int) -> Shape {
        var result = dimensions
        if !result.isEmpty { result.swapAt(first, second) }
        return Shape(result)
    }
}
