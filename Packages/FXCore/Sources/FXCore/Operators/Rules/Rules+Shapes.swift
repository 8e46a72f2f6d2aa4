// SPDX-License-Identifier: Apache-2.0

// Parts of a tensor, and tensors made larger by repeating.

extension InferenceRule {
    static let shapes = family(
        each(
            "expand expand_copy broadcast_to",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(
                    input.dtype, try call.expanded(input.shape, to: call.dimensions("size") ?? []))
            }),
        each(
            "expand_as",
            InferenceRule { call in
                let (input, other) = (try call.first(), try call.tensor("other"))
                return .tensor(
                    input.dtype, try call.expanded(input.shape, to: other.shape.dimensions))
            }),
        each(
            "repeat tile",
            InferenceRule { call in
                let input = try call.first()
                var counts = try call.dimensions("repeats") ?? call.dimensions("dims") ?? []
                if call["repeats"].isNone {
                    let missing = Swift.max(input.shape.rank - counts.count, 0)
                    counts = Array(repeating: 1, count: missing) + counts
                }
                let lead = counts.count - input.shape.rank
                guard lead >= 0 else {
                    throw call.failure("a count for each dimension", input.shape)
                }
                let stretched = Array(repeating: Dimension.known(1), count: lead) + input.shape
                return .tensor(input.dtype, zip(stretched, counts).map(*))
            }),
        each(
            "repeat_interleave.self_int",
            InferenceRule { call in
                let input = try call.first()
                guard let count = call.dimension("repeats") else { throw call.failure("'repeats'") }
                if call["dim"].isNone {
                    return .tensor(input.dtype, [input.shape.reduce(count, *)])
                }
                var dimensions = input.shape.dimensions
                let axis = try call.existingAxis(of: input.shape)
                dimensions[axis] = dimensions[axis] * count
                return .tensor(input.dtype, dimensions)
            }),
        each(
            "select.int select_copy.int",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.existingAxis(of: input.shape)
                if let index = call.int("index"), let extent = input.shape[axis].value,
                    index >= extent || index < 0 && (extent < 0 || index + extent < 0)
                {
                    throw call.failure("an index below \(extent)", input.shape)
                }
                var dimensions = input.shape.dimensions
                dimensions.remove(at: axis)
                return .tensor(input.dtype, dimensions)
            }),
        each(
            "slice.Tensor slice_copy.Tensor",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.existingAxis(of: input.shape)
                var dimensions = input.shape.dimensions
                dimensions[axis] = try call.sliced(dimensions[axis])
                return .tensor(input.dtype, dimensions)
            }),
        each(
            "narrow narrow_copy",
            InferenceRule { call in
                let input = try call.first()
                var dimensions = input.shape.dimensions
                guard let length = call.dimension("length") else { throw call.failure("'length'") }
                dimensions[try call.existingAxis(of: input.shape)] = length
                return .tensor(input.dtype, dimensions)
            }),
        each("diagonal diagonal_copy", diagonal),
        each(
            "unfold unfold_copy",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.axis("dimension", of: input.shape)
                guard let size = call.dimension("size"), let step = call.int("step"), step > 0
                else {
                    throw call.failure("'size' and a known 'step'")
                }
                if input.shape.rank == 0 { return .tensor(input.dtype, [size]) }
                var dimensions = input.shape.dimensions
                dimensions[axis] = (dimensions[axis] - size).floorDivided(by: step) + 1
                return .tensor(input.dtype, dimensions + [size])
            }),
        each(
            "as_strided as_strided_copy resize_ resize",
            InferenceRule { call in
                .tensor(try call.first().dtype, try call.dimensions("size") ?? [])
            }),
        each(
            "diff",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.axis(of: input.shape, fallback: -1)
                var dimensions = input.shape.dimensions
                guard let times = call.dimension("n"), !dimensions.isEmpty else {
                    throw call.failure("a tensor with dimensions and 'n'", input.shape)
                }
                if times == 0 { return .tensor(input) }
                for name in ["prepend", "append"] {
                    guard let more = call.optionalTensor(name)?.shape else { continue }
                    guard more.rank == 0 || more.rank == dimensions.count else {
                        throw call.failure("tensors of equal rank", input.shape, more)
                    }
                    dimensions[axis] = dimensions[axis] + (more.rank == 0 ? 1 : more[axis])
                }
                dimensions[axis] = (dimensions[axis] - times).atLeast(0)
                return .tensor(input.dtype, dimensions)
            }),
        each("flip fliplr flipud roll tril triu", sameAsFirst),
        each("slice_scatter select_scatter diagonal_scatter as_strided_scatter", sameAsFirst),
        each(
            "copy",
            InferenceRule { call in
                let input = try call.first()
                let source = try call.tensor("src").shape
                guard try Shape.broadcast(input.shape, source) == input.shape else {
                    throw call.failure("a source that stretches to \(input.shape)", source)
                }
                return .tensor(input)
            }))

    private static let diagonal = InferenceRule { call in
        let input = try call.first()
        let (first, second) = (
            try call.axis("dim1", of: input.shape),
            try call.axis("dim2", of: input.shape, fallback: 1)
        )
        guard first != second, let offset = call.int("offset") else {
            throw call.failure("two axes", input.shape)
        }
        let (rows, columns) = (input.shape[first], input.shape[second])
        let length =
            offset >= 0
            ? rows.minimum(columns - .known(offset)) : (rows + .known(offset)).minimum(columns)
        let rest = input.shape.indices.filter { $0 != first && $0 != second }
        return .tensor(input.dtype, rest.map { input.shape[$0] } + [length.atLeast(0)])
    }
}

extension InferenceCall {
    /// The shape asked for, where -1 keeps a dimension.
    fileprivate func expanded(_ shape: Shape, to asked: [Dimension]) throws -> Shape {
        let missing = asked.count - shape.rank
        let mismatch = failure("a shape that stretches to \(Shape(asked))", shape)
        if missing < 0 { throw mismatch }
        let dimensions = try asked.enumerated().map { axis, extent -> Dimension in
            let own = axis < missing ? nil : shape[axis - missing]
            if let own, extent == -1 || own == extent { return own }
            // Two symbols may be equal: nothing here can tell, and the graph says they are.
            let mayStretch = own ?? 1 == 1 || own?.value == nil || extent.value == nil
            guard mayStretch, extent.value ?? 0 >= 0 else { throw mismatch }
            return extent
        }
        return Shape(dimensions)
    }

    /// The length of a slice, where start and end are clamped to the extent.
    fileprivate func sliced(_ extent: Dimension) throws -> Dimension {
        guard let step = int("step"), step > 0 else { throw failure("a step of 1 or more") }
        let start = bound(dimension("start") ?? 0, extent)
        let end = bound(dimension("end") ?? extent, extent)
        let length = (end - start).atLeast(0)
        return step == 1 ? length : (length + .known(step - 1)).floorDivided(by: step)
    }

    /// A position of a slice: counted from the end where negative, and inside the extent.
    private func bound(_ position: Dimension, _ extent: Dimension) -> Dimension {
        guard let value = position.value else {
            return position == extent ? extent : position.minimum(extent)
        }
        if value < 0 { return (extent + position).atLeast(0) }
        // No tensor has more elements than this, whatever a symbol stands for.
        if value > Int(Int32.max), extent.value == nil { return extent }
        return position.minimum(extent)
    }
}
