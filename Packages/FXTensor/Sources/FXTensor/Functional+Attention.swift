// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Averages values by how well keys fit queries.
    ///
    /// - Parameters:
    ///   - attnMask: What is added to scores; of Booleans, which of them count.
    ///   - isCausal: Whether a query sees no later key.
    ///   - scale: What scores are multiplied by.
    ///   - enableGqa: Whether several heads of queries share one of keys and values.
    /// - SeeAlso: `torch.nn.functional.scaled_dot_product_attention`
    public static func scaledDotProductAttention(
        _ query: Tensor, _ key: Tensor, _ value: Tensor, attnMask: Tensor? = nil,
        dropoutP: Double? = nil, isCausal: Bool? = nil, scale: Double? = nil,
        enableGqa: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._nn.scaled_dot_product_attention"),
            [.given(query), .given(key), .given(value)],
            KeywordArguments(given: [
                ("attn_mask", attnMask.map { .given($0) }),
                ("dropout_p", dropoutP.map { .given($0) }),
                ("is_causal", isCausal.map { .given($0) }), ("scale", scale.map { .given($0) }),
                ("enable_gqa", enableGqa.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Runs attention of several heads on `[l, n, e]` with its projections.
    ///
    /// Gives the output and, where asked for, the weights.
    ///
    /// - SeeAlso: `torch.nn.functional.multi_head_attention_forward`
    public static func multiHeadAttentionForward(
        _ query: Tensor, _ key: Tensor, _ value: Tensor, _ embedDimToCheck: Int, _ numHeads: Int,
        _ inProjWeight: Tensor?, _ inProjBias: Tensor?, _ biasK: Tensor?, _ biasV: Tensor?,
        _ addZeroAttn: Bool, _ dropoutP: Double, _ outProjWeight: Tensor, _ outProjBias: Tensor?,
        training: Bool = true, keyPaddingMask: Tensor? = nil, needWeights: Bool = true,
        attnMask: Tensor? = nil, isCausal: Bool = false, useSeparateProjWeight: Bool = false,
        qProjWeight: Tensor? = nil, kProjWeight: Tensor? = nil, vProjWeight: Tensor? = nil,
        staticK: Tensor? = nil, staticV: Tensor? = nil, averageAttnWeights: Bool = true,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.nn.functional.multi_head_attention_forward"),
                [
                    .given(query), .given(key), .given(value), .given(embedDimToCheck),
                    .given(numHeads), .given(inProjWeight), .given(inProjBias), .given(biasK),
                    .given(biasV), .given(addZeroAttn), .given(dropoutP), .given(outProjWeight),
                    .given(outProjBias),
                ],
                KeywordArguments(given: [
                    ("training", .given(training)), ("key_padding_mask", .given(keyPaddingMask)),
                    ("need_weights", .given(needWeights)), ("attn_mask", .given(attnMask)),
                    ("is_causal", .given(isCausal)),
                    ("use_separate_proj_weight", .given(useSeparateProjWeight)),
                    ("q_proj_weight", .given(qProjWeight)), ("k_proj_weight", .given(kProjWeight)),
                    ("v_proj_weight", .given(vProjWeight)), ("static_k", .given(staticK)),
                    ("static_v", .given(staticV)),
                    ("average_attn_weights", .given(averageAttnWeights)),
                ]),
                at: SourceLocation(file: fileID, line: line)))
    }
}
