// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let joins = family(
        each(
            "cat concat concatenate",
            InferenceRule { call in
                let inputs = try call.tensors("tensors")
                // Tensors of one empty dimension are passed over, as they always were in PyTorch.
                let counted = inputs.filter { $0.shape != [0] }
                guard let first = counted.first else {
                    return .tensor(try call.joinedDType(inputs), [0])
                }
                let axis = try call.axis(of: first.shape)
                var dimensions = first.shape.dimensions
                guard !dimensions.isEmpty else { throw call.failure("tensors with dimensions") }
                for input in counted.dropFirst() {
                    guard input.shape.rank == dimensions.count else {
                        throw call.failure("tensors of equal rank", first.shape, input.shape)
                    }
                    for other in dimensions.indices where other != axis {
                        guard input.shape[other] == dimensions[other] else {
                            throw call.failure(
                                "equal extents but at \(axis)", first.shape, input.shape)
                        }
                    }
                    dimensions[axis] = dimensions[axis] + input.shape[axis]
                }
                return .tensor(try call.joinedDType(inputs), dimensions)
            }),
        each(
            "stack",
            InferenceRule { call in
                let inputs = try call.tensors("tensors")
                let shape = inputs[0].shape
                if let other = inputs.first(where: { $0.shape != shape }) {
                    throw call.failure("equal shapes", shape, other.shape)
                }
                var dimensions = shape.dimensions
                let axis = try call.axis(of: Shape(dimensions + [1]))
                dimensions.insert(.known(inputs.count), at: axis)
                return .tensor(try call.joinedDType(inputs), dimensions)
            }),
        each(
            "split.Tensor unsafe_split.Tensor split_copy.Tensor",
            InferenceRule { call in
                guard let size = call.int("split_size") else { throw call.failure("a known size") }
                return try call.split { Swift.max(size, $0 == 0 ? 0 : 1) }
            }),
        each(
            "chunk unsafe_chunk",
            InferenceRule { call in
                guard let count = call.int("chunks"), count > 0 else {
                    throw call.failure("a count")
                }
                return try call.split(empty: count) { $0 / count + ($0 % count == 0 ? 0 : 1) }
            }),
        each(
            "split_with_sizes split.sizes unsafe_split_with_sizes split_with_sizes_copy",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.existingAxis(of: input.shape)
                let sizes =
                    try call.dimensions("split_sizes") ?? call.dimensions("split_size") ?? []
                let sum = sizes.reduce(Dimension.known(0), +)
                if let sum = sum.value, let extent = input.shape[axis].value, sum != extent {
                    throw call.failure("sizes that add up to \(extent)", Shape(sizes))
                }
                return .list(sizes.map { call.part(input, axis, $0) })
            }),
        each(
            "unbind.int unbind_copy.int",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.existingAxis(of: input.shape)
                guard let count = input.shape[axis].value, 0...InferenceCall.mostParts ~= count
                else {
                    throw call.failure(
                        "a known extent up to \(InferenceCall.mostParts)", input.shape)
                }
                var dimensions = input.shape.dimensions
                dimensions.remove(at: axis)
                return .list(Array(repeating: .tensor(input.dtype, dimensions), count: count))
            }),
        each(
            "broadcast_tensors",
            InferenceRule { call in
                let inputs = try call.tensors("tensors")
                var shape = Shape([Dimension]())
                for input in inputs { shape = try Shape.broadcast(shape, input.shape) }
                return .list(inputs.map { .tensor($0.dtype, shape) })
            }),
        each(
            "meshgrid meshgrid.indexing",
            InferenceRule { call in
                let inputs = try call.tensors("tensors")
                var dimensions = inputs.map { $0.shape.first ?? 1 }
                if call["indexing"].string == "xy", dimensions.count > 1 { dimensions.swapAt(0, 1) }
                return .list(inputs.map { .tensor($0.dtype, dimensions) })
            }))
}

extension InferenceCall {
    /// The most parts that a tensor is cut into: more are a number that nobody meant.
    static var mostParts: Int { 1 << 20 }

    fileprivate func joinedDType(_ inputs: [TensorSpec]) throws -> DType {
        var result = inputs[0].dtype
        for input in inputs.dropFirst() {
            guard let next = DType.promote(result, input.dtype) else {
                throw failure("dtypes that promote")
            }
            result = next
        }
        return result
    }

    /// Parts of a size that follows from the extent, the last one shorter; so many empty ones of
    /// an extent of 0.
    fileprivate func split(empty: Int = 1, size: (Int) -> Int) throws -> Argument<ValueSpec> {
        let input = try first()
        let axis = try existingAxis(of: input.shape)
        guard let extent = input.shape[axis].value else {
            throw failure("a known extent", input.shape)
        }
        let size = size(extent)
        let count = extent > 0 && size > 0 ? (extent - 1) / size + 1 : empty
        guard extent == 0 || size > 0, extent >= 0, count <= Self.mostParts else {
            throw failure("a size that gives at most \(Self.mostParts) parts", input.shape)
        }
        if extent == 0 {
            return .list(Array(repeating: part(input, axis, 0), count: count))
        }
        return .list(
            stride(from: 0, to: extent, by: size).map {
                part(input, axis, .known(Swift.min(size, extent - $0)))
            })
    }

    func part(
        _ input: TensorSpec, _ axis: Int, _ length: Dimension
    ) -> Argument<ValueSpec> {
        var dimensions = input.shape.dimensions
        dimensions[axis] = length
        return .tensor(input.dtype, dimensions)
    }
}
