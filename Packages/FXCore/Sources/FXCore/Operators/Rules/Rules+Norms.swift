// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let norms = family(
        each(
            "softmax.int log_softmax.int",
            InferenceRule { call in
                let input = try call.first()
                _ = try call.axis(of: input.shape)
                return .tensor(call.dtype() ?? input.dtype, input.shape)
            }),
        each(
            "_softmax _log_softmax",
            InferenceRule { call in
                let input = try call.first()
                _ = try call.axis(of: input.shape)
                return .tensor(call.bool("half_to_float") ? .float32 : input.dtype, input.shape)
            }),
        each("layer_norm group_norm instance_norm rms_norm batch_norm", sameAsFirst),
        each("_softmax_backward_data _log_softmax_backward_data", sameAsFirst),
        each("native_layer_norm", layerNorm), each("native_group_norm", groupNorm),
        each(
            "native_batch_norm _native_batch_norm_legit _native_batch_norm_legit.no_stats",
            batchNorm),
        each(
            "_native_batch_norm_legit_no_training",
            InferenceRule { call in
                let input = try call.first()
                return .tuple([
                    .tensor(input), .tensor(input.dtype, [0]), .tensor(input.dtype, [0]),
                ])
            }),
        each(
            "_native_batch_norm_legit_functional",
            InferenceRule { call in
                let results = try batchNorm.results(for: call.call).items ?? []
                let state = [try call.tensor("running_mean"), try call.tensor("running_var")]
                return .tuple(results + state.map { .tensor($0) })
            }),
        each(
            "native_group_norm_backward",
            backward { call, input in
                .tensor(input.dtype, [call.dimension("C") ?? 0])
            }),
        each(
            "native_layer_norm_backward",
            backward { call, input in
                .tensor(input.dtype, try call.dimensions("normalized_shape") ?? [])
            }))

    /// Normalised input, mean and reciprocal deviation of each row, the last two in float32 or
    /// wider.
    private static let layerNorm = InferenceRule { call in
        let input = try call.first()
        let normalized = try call.dimensions("normalized_shape") ?? []
        let lead = input.shape.rank - normalized.count
        guard lead >= 0, Array(input.shape.dropFirst(lead)) == normalized else {
            throw call.failure("an input that ends with \(Shape(normalized))", input.shape)
        }
        let ones = [Dimension](repeating: 1, count: normalized.count)
        let rows = Argument.tensor(input.dtype, input.shape.prefix(lead) + ones)
        return .tuple([.tensor(input), rows, rows])
    }

    private static let groupNorm = InferenceRule { call in
        let input = try call.first()
        guard let count = call.dimension("N"), let groups = call.dimension("group") else {
            throw call.failure("integers for 'N' and 'group'")
        }
        let statistics = Argument.tensor(input.dtype, [count, groups])
        return .tuple([.tensor(input), statistics, statistics])
    }

    /// In training the statistics of the batch come with the result, else they are empty.
    private static let batchNorm = InferenceRule { call in
        let input = try call.first()
        guard input.shape.rank > 1 else { throw call.failure("[n, c, ...]", input.shape) }
        let trains = call["training"].bool ?? true
        let dtype = call.optionalTensor("running_mean")?.dtype ?? input.dtype
        let statistics = Argument.tensor(
            dtype == input.dtype ? input.dtype : dtype, [trains ? input.shape[1] : 0])
        return .tuple([.tensor(input), statistics, statistics])
    }

    /// Gradients of input, weight and bias, those that the mask asks for.
    private static func backward(
        _ parameter: @escaping @Sendable (InferenceCall, TensorSpec) throws -> Argument<ValueSpec>
    ) -> InferenceRule {
        InferenceRule { call in
            let input = try call.tensor("input")
            let mask = (call["output_mask"].items ?? []).map { $0.bool ?? true }
            let gradient = try parameter(call, input)
            return .tuple(
                zip(mask, [.tensor(input), gradient, gradient]).map { $0 ? $1 : .none })
        }
    }
}
