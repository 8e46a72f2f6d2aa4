// SPDX-License-Identifier: Apache-2.0

// Lengths of vectors and matrices, and distances.

extension InferenceRule {
    static let distances = family(
        each(
            "linalg_norm linalg_norm.ord_str linalg_matrix_norm linalg_matrix_norm.str_ord "
                + "frobenius_norm.dim",
            InferenceRule { call in
                let input = try call.first()
                let isMatrix = call.call.schema.name.contains("matrix")
                var axes = try call.axes(of: input.shape)
                if axes == nil, isMatrix {
                    axes = [
                        try input.shape.normalized(axis: -2), try input.shape.normalized(axis: -1),
                    ]
                }
                return .tensor(
                    (call.dtype() ?? input.dtype).real,
                    input.shape.reduced(axes: axes, keepsAxes: call.bool("keepdim")))
            }),
        each(
            "dist",
            InferenceRule { call in
                .tensor(try call.promotedDType(["self", "other"]).real, [Dimension]())
            }),
        each(
            "pairwise_distance",
            InferenceRule { call in
                let shape = try call.broadcast(["x1", "x2"])
                let last = try shape.normalized(axis: -1)
                let dtype = try call.promotedDType(["x1", "x2"]).real
                return .tensor(
                    dtype.category < .floating ? .float32 : dtype,
                    shape.reduced(axes: [last], keepsAxes: call.bool("keepdim")))
            }),
        each(
            "linalg_vecdot",
            InferenceRule { call in
                let shape = try call.broadcast(["x", "y"])
                let axis = try call.axis(of: shape, fallback: -1)
                return .tensor(
                    try call.promotedDType(["x", "y"]),
                    shape.reduced(axes: [axis], keepsAxes: false))
            }),
        each("_weight_norm", same(as: "v")),
        each(
            "_weight_norm_interface",
            InferenceRule { call in
                .tuple([.tensor(try call.tensor("v")), .tensor(try call.tensor("g"))])
            }),
        each("_safe_softmax", softmaxed),
        each("special_softmax", softmaxed))

    private static let softmaxed = InferenceRule { call in
        let input = try call.first()
        return .tensor(call.dtype() ?? input.dtype, input.shape)
    }
}
