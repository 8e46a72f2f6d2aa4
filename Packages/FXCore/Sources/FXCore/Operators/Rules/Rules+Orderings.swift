// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let orderings = family(
        each(
            "sort sort.stable",
            InferenceRule { call in
                let input = try call.first()
                _ = try call.axis(of: input.shape, fallback: -1)
                return .tuple([.tensor(input), .tensor(.int64, input.shape)])
            }),
        each(
            "argsort argsort.stable",
            InferenceRule { call in
                .tensor(.int64, try call.first().shape)
            }),
        each("msort", sameAsFirst),
        each(
            "topk",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.axis(of: input.shape, fallback: -1)
                guard let count = call.dimension("k") else { throw call.failure("'k'") }
                if let count = count.value,
                    let extent = (input.shape.rank == 0 ? 1 : input.shape[axis]).value,
                    count < 0 || count > extent
                {
                    throw call.failure("a count from 0 to \(extent) for 'k'", input.shape)
                }
                var dimensions = input.shape.dimensions
                if !dimensions.isEmpty { dimensions[axis] = count }
                return .tuple([.tensor(input.dtype, dimensions), .tensor(.int64, dimensions)])
            }),
        each(
            "cumsum cumprod",
            InferenceRule { call in
                let input = try call.first()
                _ = try call.axis(of: input.shape)
                let dtype = input.dtype.category < .floating ? .int64 : input.dtype
                return .tensor(call.dtype() ?? dtype, input.shape)
            }),
        each(
            "cummax cummin",
            InferenceRule { call in
                let input = try call.first()
                _ = try call.axis(of: input.shape)
                return .tuple([.tensor(input), .tensor(.int64, input.shape)])
            }),
        each("logcumsumexp", sameAsFirst))
}
