// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let attention = family(
        each(
            "scaled_dot_product_attention",
            InferenceRule { call in
                .tensor(try call.tensor("query").dtype, try call.attended())
            }),
        each(
            "_scaled_dot_product_attention_math",
            InferenceRule { call in
                let (query, key) = (try call.tensor("query"), try call.tensor("key"))
                let shape = try call.attended()
                let weights = query.shape.dropLast() + [key.shape[key.shape.rank - 2]]
                return .tuple([.tensor(query.dtype, shape), .tensor(query.dtype, weights)])
            }),
        each(
            "_scaled_dot_product_flash_attention_for_cpu",
            InferenceRule { call in
                let query = try call.tensor("query")
                let shape = try call.attended()
                return .tuple([
                    .tensor(query.dtype, shape),
                    .tensor(
                        query.dtype == .float64 ? .float64 : .float32, Array(query.shape.dropLast())
                    ),
                ])
            }))
}

extension InferenceCall {
    /// `[..., l, e]` with keys `[..., s, e]` and values `[..., s, v]` gives `[..., l, v]`.
    fileprivate func attended() throws -> Shape {
        let (query, key, value) = (
            try tensor("query").shape, try tensor("key").shape, try tensor("value").shape
        )
        guard query.rank >= 2, key.rank >= 2, value.rank >= 2, query.last == key.last,
            key[key.rank - 2] == value[value.rank - 2]
        else { throw failure("[..., l, e], [..., s, e] and [..., s, v]", query, key, value) }
        if bool("enable_gqa") { return Shape(query.dropLast() + value.suffix(1)) }
        let batch = try Shape.broadcast(Shape(query.dropLast(2)), Shape(value.dropLast(2)))
        return Shape(batch + query.dropLast().suffix(1) + value.suffix(1))
    }
}
