// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    /// The first argument's spec.
    static let sameAsFirst = InferenceRule { call in .leaf(try call.tensor(0).contiguous) }

    /// Broadcast shape, promoted dtype; integers become floats where `floats` is set.
    static func elementwise(
        floats: Bool = false, operands: [String] = ["self", "other"]
    ) -> InferenceRule {
        InferenceRule { call in
            var (dtype, shape) = try call.broadcast(operands)
            if floats && dtype.category < .floating { dtype = .float32 }
            return .leaf(TensorSpec(dtype, shape))
        }
    }

    /// Broadcast shape, Boolean.
    static let comparison = InferenceRule { call in
        .leaf(TensorSpec(.bool, try call.broadcast().shape))
    }

    /// The shape without (or with ones at) the dimensions of `dim`; small integers sum to int64.
    static let sum = InferenceRule { call in
        let input = try call.tensor(0)
        let axes = try call.axes("dim", of: input)
        let keep = call["keepdim"].bool ?? false
        var shape: [Dimension] = []
        for (axis, dimension) in input.shape.enumerated() {
            if !axes.contains(axis) { shape.append(dimension) } else if keep { shape.append(1) }
        }
        var dtype = input.dtype.category < .floating ? .int64 : input.dtype
        if case .dtype(let asked) = call["dtype"] { dtype = asked }
        return .leaf(TensorSpec(dtype, Shape(shape)))
    }

    /// Values and indices of the `k` largest along a dimension.
    static let topK = InferenceRule { call in
        let input = try call.tensor(0)
        let axis = try input.shape.normalized(axis: call["dim"].int ?? -1)
        var dimensions = input.shape.dimensions
        if !dimensions.isEmpty { dimensions[axis] = .known(call["k"].int ?? 0) }
        let shape = Shape(dimensions)
        return .tuple([.leaf(TensorSpec(input.dtype, shape)), .leaf(TensorSpec(.int64, shape))])
    }

    /// `[..., in]` with weight `[out, in]` gives `[..., out]`.
    static let linear = InferenceRule { call in
        let (input, weight) = (try call.tensor(0), try call.tensor(1))
        guard weight.shape.rank == 2, let last = input.shape.last, last == weight.shape[1] else {
            throw ShapeError.mismatch(
                operation: "linear", expected: "input [..., in] and weight [out, in]",
                found: [input.shape, weight.shape])
        }
        return .leaf(TensorSpec(input.dtype, Shape(input.shape.dropLast() + [weight.shape[0]])))
    }

    /// `[n, c, h, w]` with weight `[o, c / groups, kh, kw]`.
    static let conv2d = InferenceRule { call in
        let (input, weight) = (try call.tensor(0), try call.tensor(1))
        guard input.shape.rank == 4, weight.shape.rank == 4 else {
            throw ShapeError.mismatch(
                operation: "conv2d", expected: "input [n, c, h, w] and weight [o, i, kh, kw]",
                found: [input.shape, weight.shape])
        }
        func pair(_ name: String, _ fallback: Int) -> [Int] {
            let given = call[name].ints ?? [fallback]
            return given.count == 1 ? [given[0], given[0]] : given
        }
        let (stride, padding) = (pair("stride", 1), pair("padding", 0))
        let dilation = pair("dilation", 1)
        var result = [input.shape[0], weight.shape[0]]
        for axis in 0..<2 {
            guard let kernel = weight.shape[axis + 2].value else {
                throw ShapeError.mismatch(
                    operation: "conv2d", expected: "a kernel of known size", found: [weight.shape])
            }
            let span = 2 * padding[axis] - dilation[axis] * (kernel - 1) - 1
            let length = input.shape[axis + 2] + .known(span)
            result.append(length.floorDivided(by: stride[axis]) + 1)
        }
        return .leaf(TensorSpec(input.dtype, Shape(result)))
    }
}

extension TensorSpec {
    /// The spec with its elements in row-major order.
    var contiguous: TensorSpec { TensorSpec(dtype, shape) }
}

extension OperatorCall where Leaf == TensorSpec {
    /// The spec of a tensor argument.
    func tensor(_ index: Int) throws -> TensorSpec {
        switch arguments[index] {
        case .leaf(let spec): return spec
        case .constant(let value): return value.spec
        default:
            throw ShapeError.mismatch(
                operation: schema.name, expected: "a tensor for '\(schema.parameters[index].name)'",
                found: [])
        }
    }

    /// The axes that an optional `int[]` parameter names; all of them where it names none.
    func axes(_ name: String, of spec: TensorSpec) throws -> Set<Int> {
        let given = self[name].ints ?? []
        if given.isEmpty { return Set(0..<spec.shape.rank) }
        return Set(try given.map { try spec.shape.normalized(axis: $0) })
    }

    /// The promoted dtype and common shape of the arguments of some parameters.
    func broadcast(
        _ names: [String] = ["self", "other"]
    ) throws -> (dtype: DType, shape: Shape) {
        var shape = Shape([Dimension]())
        var operands: [PromotionOperand] = []
        for (parameter, argument) in zip(schema.parameters, arguments)
        where names.contains(parameter.name) {
            if let spec = argument.leaf ?? argument.constantSpec {
                shape = try Shape.broadcast(shape, spec.shape)
            }
            if let operand = PromotionOperand(argument) { operands.append(operand) }
        }
        guard let dtype = DType.result(of: operands) else {
            throw ShapeError.mismatch(
                operation: schema.name, expected: "dtypes that promote", found: [])
        }
        return (dtype, shape)
    }
}

extension Argument {
    var constantSpec: TensorSpec? {
        if case .constant(let value) = self { value.spec } else { nil }
    }
}
