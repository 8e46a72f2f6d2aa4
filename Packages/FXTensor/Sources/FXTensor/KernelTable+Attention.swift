// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let attention: [Entry] = [
        Entry("aten.scaled_dot_product_attention.default") { call throws(TensorError) in
            let query = try call.storage(0)
            var options = AttentionOptions(
                mask: try call.optionalStorage(3), dropout: try call.double(4),
                isCausal: try call.bool(5), scale: try call.optionalReal(6))
            options.sharesHeads = try call.bool(7)
            options.dropsNaN = query.rank == 4
            try check(options)
            return try Kernels.attention(query, call.storage(1), call.storage(2), options)
                .output.cast(to: query.dtype)
        },
        Entry(
            "aten._scaled_dot_product_attention_math.default",
            several: { call throws(TensorError) in
                let query = try call.storage(0)
                var options = AttentionOptions(
                    mask: try call.optionalStorage(3), dropout: try call.double(4),
                    isCausal: try call.bool(5), scale: try call.optionalReal(7))
                options.sharesHeads = try call.bool(8)
                try check(options)
                let result = try Kernels.attention(
                    query, call.storage(1), call.storage(2), options)
                return [
                    try result.output.cast(to: query.dtype),
                    try result.weights.cast(to: query.dtype),
                ]
            }),
        Entry(
            "aten._scaled_dot_product_flash_attention_for_cpu.default",
            several: { call throws(TensorError) in
                let query = try call.storage(0)
                var options = AttentionOptions(
                    mask: try call.optionalStorage(5), dropout: try call.double(3),
                    isCausal: try call.bool(4), scale: try call.optionalReal(6))
                options.dropsNaN = true
                let result = try Kernels.attention(
                    query, call.storage(1), call.storage(2), options)
                return [try result.output.cast(to: query.dtype), result.logSums]
            }),
        Entry("aten._safe_softmax.default") { call throws(TensorError) in
            try Kernels.safeSoftmax(
                call.storage(0), axis: call.int(1), dtype: call.optionalDType(2))
        },
        Entry(
            "aten._native_multi_head_attention.default",
            value: { call throws(TensorError) in
                var attention = MultiHeadAttention(
                    heads: try call.int(4), outWeight: try call.storage(7),
                    outBias: try call.storage(8))
                attention.needsWeights = try call.bool(10)
                attention.averagesWeights = try call.bool(11)
                let result = try Kernels.nativeAttention(
                    [call.storage(0), call.storage(1), call.storage(2)], attention,
                    call.storage(5), call.storage(6), mask: call.optionalStorage(9),
                    maskKind: call.optionalInt(12))
                return .tuple([.storage(result.output), .optional(result.weights)])
            }),
        Entry("aten._transformer_encoder_layer_fwd.default") { call throws(TensorError) in
            try encoderLayer(call)
        },
        Entry(
            "fx.functional_multi_head_attention_forward.default",
            value: { call throws(TensorError) in try AttentionCall(call).run() }),
    ]

    private static func check(_ options: AttentionOptions) throws(TensorError) {
        if options.isCausal, options.mask != nil {
            throw .invalidArgument(
                operation: "scaled_dot_product_attention", parameter: "attn_mask",
                expected: "no mask where is_causal is true")
        }
    }

    /// Attention and two linear layers, each added to its input and normalised.
    private static func encoderLayer(
        _ call: OperatorCall<Tensor>
    ) throws(TensorError) -> TensorStorage {
        let (source, normsFirst) = (try call.storage(0), try call.bool(8))
        let epsilon = try call.double(9)
        func norm(_ x: TensorStorage, _ index: Int) throws(TensorError) -> TensorStorage {
            try Composite.call(
                "aten.layer_norm.default", .storage(x), .ints([call.int(1)]),
                call.arguments[index], call.arguments[index + 1], .double(epsilon))
        }
        func attend(_ x: TensorStorage) throws(TensorError) -> TensorStorage {
            var attention = MultiHeadAttention(
                heads: try call.int(2), outWeight: try call.storage(5),
                outBias: try call.storage(6))
            attention.needsWeights = false
            return try Kernels.nativeAttention(
                [x, x, x], attention, call.storage(3), call.storage(4),
                mask: call.optionalStorage(18), maskKind: call.optionalInt(19)
            ).output
        }
        func feed(_ x: TensorStorage) throws(TensorError) -> TensorStorage {
            let inner = try Kernels.linear(x, call.storage(14), call.storage(15))
            let active = try Composite.call(
                call.bool(7) ? "aten.gelu.default" : "aten.relu.default", .storage(inner))
            return try Kernels.linear(active, call.storage(16), call.storage(17))
        }
        if normsFirst {
            let middle = try source.plus(attend(norm(source, 10)))
            return try middle.plus(feed(norm(middle, 12)))
        }
        let middle = try norm(source.plus(attend(source)), 10)
        return try norm(middle.plus(feed(middle)), 12)
    }
}
