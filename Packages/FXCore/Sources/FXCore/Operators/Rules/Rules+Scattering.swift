// SPDX-License-Identifier: Apache-2.0

// Writes at positions, into a copy: the result is shaped as what is written to.

extension InferenceRule {
    static let scattering = family(
        each(
            "scatter.src scatter.value scatter.reduce scatter.value_reduce scatter_add "
                + "scatter_reduce.two index_add index_copy index_fill.int_Scalar "
                + "index_fill.int_Tensor index_reduce put",
            InferenceRule { call in
                let input = try call.first()
                if !call["dim"].isNone { _ = try call.axis(of: input.shape) }
                return .tensor(input)
            }),
        each("index_put _unsafe_index_put _index_put_impl", sameAsFirst),
        each(
            "masked_scatter",
            InferenceRule { call in
                .tensor(try call.first().dtype, try call.broadcast(["self", "mask"]))
            }))
}
