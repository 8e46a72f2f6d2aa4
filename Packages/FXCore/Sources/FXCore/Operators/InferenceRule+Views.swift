// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    /// The dimensions in another order.
    static let permute = InferenceRule { call in
        let input = try call.tensor(0)
        let axes = try (call["dims"].ints ?? []).map { try input.shape.normalized(axis: $0) }
        guard axes.count == input.shape.rank, Set(axes).count == axes.count else {
            throw ShapeError.mismatch(
                operation: "permute", expected: "each dimension once", found: [input.shape])
        }
        return .leaf(TensorSpec(input.dtype, Shape(axes.map { input.shape[$0] })))
    }

    /// The shape without one dimension.
    static let select = InferenceRule { call in
        let input = try call.tensor(0)
        let axis = try call.existingAxis(of: input.shape)
        var dimensions = input.shape.dimensions
        dimensions.remove(at: axis)
        return .leaf(TensorSpec(input.dtype, Shape(dimensions)))
    }

    /// The shape with one dimension cut; its extent must be known.
    static let slice = InferenceRule { call in
        let input = try call.tensor(0)
        let axis = try call.existingAxis(of: input.shape)
        let step = call["step"].int ?? 1
        guard let extent = input.shape[axis].value, step > 0 else {
            throw ShapeError.mismatch(
                operation: "slice", expected: "a known extent and a step of 1 or more",
                found: [input.shape])
        }
        func bound(_ given: Int) -> Int {
            Swift.min(Swift.max(given < 0 ? given + extent : given, 0), extent)
        }
        let start = bound(call["start"].int ?? 0)
        let length = Swift.max(bound(call["end"].int ?? extent) - start, 0)
        var dimensions = input.shape.dimensions
        dimensions[axis] = .known(length == 0 ? 0 : (length - 1) / step + 1)
        return .leaf(TensorSpec(input.dtype, Shape(dimensions)))
    }

    /// The shape asked for, where -1 keeps a dimension.
    static let expand = InferenceRule { call in
        let input = try call.tensor(0)
        let asked = call["size"].ints ?? []
        let missing = asked.count - input.shape.rank
        let mismatch = ShapeError.mismatch(
            operation: "expand", expected: "a shape that stretches to \(asked)",
            found: [input.shape])
        if missing < 0 { throw mismatch }
        let dimensions = try asked.enumerated().map { axis, extent -> Dimension in
            let own = axis < missing ? nil : input.shape[axis - missing]
            if let own, extent == -1 || own == .known(extent) { return own }
            guard extent >= 0, own ?? 1 == 1 else { throw mismatch }
            return .known(extent)
        }
        return .leaf(TensorSpec(input.dtype, Shape(dimensions)))
    }

    /// The shape with a dimension of 1 put in.
    static let unsqueeze = InferenceRule { call in
        let input = try call.tensor(0)
        let longer = Shape(input.shape.dimensions + [1])
        let axis = try longer.normalized(axis: call["dim"].int ?? 0)
        var dimensions = input.shape.dimensions
        dimensions.insert(1, at: axis)
        return .leaf(TensorSpec(input.dtype, Shape(dimensions)))
    }

    /// The shape without a dimension of 1, or without all of them.
    static let squeeze = InferenceRule { call in
        let input = try call.tensor(0)
        let only = try call["dim"].int.map { try input.shape.normalized(axis: $0) }
        let kept = input.shape.enumerated().filter { axis, dimension in
            dimension != 1 || only != nil && only != axis
        }
        return .leaf(TensorSpec(input.dtype, Shape(kept.map(\.element))))
    }

    /// The shape with the dtype asked for.
    static let converted = InferenceRule { call in
        let input = try call.tensor(0)
        guard case .dtype(let dtype) = call["dtype"] else { return .leaf(input.contiguous) }
        return .leaf(TensorSpec(dtype, input.shape))
    }
}

extension OperatorCall where Leaf == TensorSpec {
    /// The dimension that `dim` names, which a shape without dimensions does not have.
    fileprivate func existingAxis(of shape: Shape) throws -> Int {
        let axis = self["dim"].int ?? 0
        if shape.rank == 0 { throw ShapeError.axisOutOfRange(axis: axis, rank: 0) }
        return try shape.normalized(axis: axis)
    }
}
