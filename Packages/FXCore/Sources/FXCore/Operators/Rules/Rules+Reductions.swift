// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let reductions = family(
        each(
            "sum sum.dim_IntList nansum prod prod.dim_int",
            reduction { call, input in
                call.dtype() ?? (input.category < .floating ? .int64 : input)
            }),
        each("mean mean.dim nanmean", reduction { call, input in call.dtype() ?? input }),
        each("amax amin max min median nanmedian", reduction { _, input in input }),
        each(
            "any any.dim all all.dim",
            reduction { _, input in input == .uint8 ? .uint8 : .bool }),
        each(
            "any.dims all.dims",
            InferenceRule { call in
                let input = try call.first()
                // No list stands for all axes, an empty one for none.
                let axes = try call.axes(of: input.shape) ?? (call["dim"].isNone ? nil : [])
                let shape = input.shape.reduced(axes: axes, keepsAxes: call.bool("keepdim"))
                return .tensor(input.dtype == .uint8 ? .uint8 : .bool, shape)
            }),
        each(
            "var var.dim var.correction std std.dim std.correction",
            reduction { _, input in input.real }),
        each(
            "var_mean var_mean.dim var_mean.correction std_mean std_mean.dim std_mean.correction",
            deviationAndMean),
        each("logsumexp", reduction { _, input in input.category < .floating ? .float32 : input }),
        each("argmax argmin count_nonzero count_nonzero.dim_IntList", reduction { _, _ in .int64 }),
        each(
            "linalg_vector_norm norm.ScalarOpt_dim norm.Scalar norm.ScalarOpt_dtype "
                + "norm.ScalarOpt_dim_dtype",
            reduction { call, input in (call.dtype() ?? input).real }),
        each(
            "max.dim min.dim median.dim nanmedian.dim mode kthvalue",
            valuesAndIndices),
        each("aminmax", extremes))

    /// The shape without (or with ones at) the axes of `dim`; all axes where it names none.
    static func reduction(
        axes names: [String] = ["dim"],
        dtype: @escaping @Sendable (InferenceCall, DType) -> DType
    ) -> InferenceRule {
        InferenceRule { call in
            let input = try call.first()
            let axes = try names.compactMap { try call.axes($0, of: input.shape) }.first
            return .tensor(
                dtype(call, input.dtype),
                input.shape.reduced(axes: axes, keepsAxes: call.bool("keepdim")))
        }
    }

    private static let deviationAndMean = InferenceRule { call in
        let input = try call.first()
        let shape = input.shape.reduced(
            axes: try call.axes(of: input.shape), keepsAxes: call.bool("keepdim"))
        return .tuple([.tensor(input.dtype.real, shape), .tensor(input.dtype, shape)])
    }

    /// Values and their positions along one axis, the last where none is named.
    private static let valuesAndIndices = InferenceRule { call in
        let input = try call.first()
        let axis = try call.axis(of: input.shape, fallback: -1)
        let shape = input.shape.reduced(axes: [axis], keepsAxes: call.bool("keepdim"))
        return .tuple([.tensor(input.dtype, shape), .tensor(.int64, shape)])
    }

    private static let extremes = InferenceRule { call in
        let input = try call.first()
        let shape = input.shape.reduced(
            axes: try call.axes(of: input.shape), keepsAxes: call.bool("keepdim"))
        return .tuple([.tensor(input.dtype, shape), .tensor(input.dtype, shape)])
    }
}

extension Shape {
    /// The shape without some axes, or with ones at them; nil stands for all axes.
    func reduced(axes: [Int]?, keepsAxes: Bool) -> Shape {
        var result: [Dimension] = []
        for (axis, dimension) in enumerated() {
            if axes?.contains(axis) == false {
                result.append(dimension)
            } else if keepsAxes {
                result.append(1)
            }
        }
        return Shape(result)
    }
}
