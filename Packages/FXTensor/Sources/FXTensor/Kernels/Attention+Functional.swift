// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The call of `F.multi_head_attention_forward`, its arguments by name.
struct AttentionCall {
    var call: OperatorCall<Tensor>
    private let name = "multi_head_attention_forward"

    init(_ call: OperatorCall<Tensor>) { self.call = call }

    private func tensor(_ parameter: String) throws(TensorError) -> TensorStorage? {
        guard let index = call.schema.parameters.firstIndex(where: { $0.name == parameter }) else {
            return nil
        }
        return try call.optionalStorage(index)
    }

    private func needed(_ parameter: String) throws(TensorError) -> TensorStorage {
        guard let storage = try tensor(parameter) else {
            throw .invalidArgument(operation: name, parameter: parameter, expected: "a tensor")
        }
        return storage
    }

    /// Runs; inputs are `[l, n, e]` or `[l, e]`.
    func run() throws(TensorError) -> Argument<Tensor> {
        let given = [try needed("query"), try needed("key"), try needed("value")]
        let isBatched = given[0].rank == 3
        guard 2...3 ~= given[0].rank, given.allSatisfy({ $0.rank == given[0].rank }),
            given[1].extents[0] == given[2].extents[0]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "[l, n, e] or [l, e]", found: given.map(\.shape)))
        }
        guard call["embed_dim_to_check"].int == given[0].extents.last else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name,
                    expected: "a width of \(call["embed_dim_to_check"].int ?? 0)",
                    found: [given[0].shape]))
        }
        var batched: [TensorStorage] = []
        for input in given {
            batched.append(try (isBatched ? input : input.unsqueeze(1)).transpose(0, 1))
        }
        var parts = try projected(batched)
        let masks = try addedKeys(&parts)
        let attention = try options()
        let (output, weights) = try attention.run(
            parts[0], parts[1], parts[2], mask: merged(masks, parts, attention.heads),
            operation: name)
        let ordered = try output.transpose(0, 1).contiguous()
        let result = isBatched ? ordered : try ordered.squeeze(1)
        let shown = try weights.map { weights throws(TensorError) in
            isBatched ? weights : try weights.squeeze(0)
        }
        return .tuple([.storage(result), .optional(shown)])
    }

    private func options() throws(TensorError) -> MultiHeadAttention {
        let needsWeights = call["need_weights"].bool ?? true
        let isTraining = call["training"].bool ?? true
        let hint = call["is_causal"].bool ?? false
        if hint, call["attn_mask"].isNone {
            throw .invalidArgument(
                operation: name, parameter: "attn_mask", expected: "a mask, as is_causal needs")
        }
        return MultiHeadAttention(
            heads: call["num_heads"].int ?? 0, outWeight: try needed("out_proj_weight"),
            outBias: try tensor("out_proj_bias"), needsWeights: needsWeights,
            averagesWeights: call["average_attn_weights"].bool ?? true,
            dropout: isTraining ? call["dropout_p"].double ?? 0 : 0,
            isCausal: hint && usesHint)
    }

    /// Whether causality is taken by its word and the mask left aside.
    private var usesHint: Bool {
        call["is_causal"].bool == true && call["key_padding_mask"].isNone
            && call["need_weights"].bool == false
    }

    private func projected(_ inputs: [TensorStorage]) throws(TensorError) -> [TensorStorage] {
        let bias = try tensor("in_proj_bias")
        guard call["use_separate_proj_weight"].bool == true else {
            return try Kernels.packedProjection(
                inputs, needed("in_proj_weight"), bias, operation: name)
        }
        let width = inputs[0].extents[2]
        if let bias, bias.extents != [3 * width] {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "in-projection bias [\(3 * width)]",
                    found: [bias.shape]))
        }
        var result: [TensorStorage] = []
        for (index, parameter) in ["q_proj_weight", "k_proj_weight", "v_proj_weight"].enumerated() {
            let part = try bias?.slice(0, start: index * width, end: (index + 1) * width)
            result.append(try Kernels.linear(inputs[index], needed(parameter), part))
        }
        return result
    }

    /// Replaces or lengthens keys and values, and their masks: `[l, s]` or `[n heads, l, s]`, and
    /// `[n, s]`.
    private func addedKeys(
        _ parts: inout [TensorStorage]
    ) throws(TensorError) -> (scores: TensorStorage?, keys: TensorStorage?) {
        let dtype = parts[0].dtype
        var scores =
            usesHint
            ? nil
            : try tensor("attn_mask").map { mask throws(TensorError) in
                try Kernels.inverted(mask, dtype)
            }
        var keys = try tensor("key_padding_mask").map { mask throws(TensorError) in
            try Kernels.inverted(mask.rank == 1 ? mask.unsqueeze(0) : mask, dtype)
        }
        func lengthen(_ extra: [TensorStorage?]) throws(TensorError) {
            for (index, extra) in extra.enumerated() {
                let part = parts[index + 1]
                let extents = [part.extents[0], 1, part.extents[2]]
                let row: TensorStorage =
                    if let extra { try extra.expand(extents) } else { try .zeros(dtype, extents) }
                parts[index + 1] = try Composite.call(
                    "aten.cat.default", .storages([part, row]), 1)
            }
            if let mask = scores { scores = try padded(mask) }
            if let mask = keys { keys = try padded(mask) }
        }
        if let keyBias = try tensor("bias_k"), let valueBias = try tensor("bias_v") {
            try lengthen([keyBias, valueBias])
        }
        if call["add_zero_attn"].bool == true { try lengthen([nil, nil]) }
        return (scores, keys)
    }

    /// A mask with a column of zeros more.
    private func padded(_ mask: TensorStorage) throws(TensorError) -> TensorStorage {
        let zeros = try TensorStorage.zeros(mask.dtype, mask.extents.dropLast() + [1])
        return try Composite.call("aten.cat.default", .storages([mask, zeros]), -1)
    }

    /// Both masks as one that stretches to `[n, heads, l, s]`.
    private func merged(
        _ masks: (scores: TensorStorage?, keys: TensorStorage?), _ parts: [TensorStorage],
        _ heads: Int
    ) throws(TensorError) -> TensorStorage? {
        let (batch, length, source) = (
            parts[0].extents[0], parts[0].extents[1], parts[1].extents[1]
        )
        func wrong(_ mask: TensorStorage) -> TensorError {
            .shapeMismatch(
                .mismatch(
                    operation: name,
                    expected: "masks [\(length), \(source)] and [\(batch), \(source)]",
                    found: [mask.shape]))
        }
        var result: TensorStorage?
        if let scores = masks.scores {
            let isSingle = scores.extents == [length, source]
            guard isSingle || scores.extents == [batch * heads, length, source] else {
                throw wrong(scores)
            }
            result = isSingle ? scores : try scores.reshape([batch, heads, length, source])
        }
        guard let keys = masks.keys else { return result }
        guard keys.extents == [batch, source] else { throw wrong(keys) }
        let stretched = try keys.reshape([batch, 1, 1, source])
        guard let result else { return stretched }
        return try result.plus(stretched)
    }
}
