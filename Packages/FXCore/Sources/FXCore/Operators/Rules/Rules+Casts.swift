// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let casts = family(
        each(
            "_to_copy to.dtype to.dtype_layout to.device",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(call.dtype() ?? input.dtype, input.shape)
            }),
        each(
            "to.other type_as",
            InferenceRule { call in
                .tensor(try call.tensor("other").dtype, try call.first().shape)
            }),
        each(
            "real imag",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(input.dtype.real, input.shape)
            }),
        each(
            "complex",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(
                    input.dtype.complex, try Shape.broadcast(input.shape, call.tensor("imag").shape)
                )
            }),
        each(
            "_fft_r2c",
            InferenceRule { call in
                let input = try call.first()
                var dimensions = input.shape.dimensions
                if call.bool("onesided"), let last = try call.axes(of: input.shape)?.last,
                    dimensions.indices.contains(last)
                {
                    dimensions[last] = dimensions[last].floorDivided(by: 2) + 1
                }
                return .tensor(input.dtype.complex, dimensions)
            }),
        each("_fft_c2c", sameAsFirst),
        each(
            "_fft_c2r",
            InferenceRule { call in
                let input = try call.first()
                var dimensions = input.shape.dimensions
                guard let last = try call.axes(of: input.shape)?.last,
                    dimensions.indices.contains(last), let length = call.dimension("last_dim_size")
                else { throw call.failure("'dim' and 'last_dim_size'", input.shape) }
                dimensions[last] = length
                return .tensor(input.dtype.real, dimensions)
            }))
}
