// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

extension MultiheadAttention {
    /// Attends.
    ///
    /// - Parameters:
    ///   - keyPaddingMask: The keys that nobody sees, `[n, s]`.
    ///   - needWeights: Whether the weights are wanted too.
    ///   - attnMask: Who does not see what, or what is added to scores; `[l, s]` or a matrix a head.
    ///   - averageAttnWeights: Whether the weights of the heads are averaged.
    ///   - isCausal: A hint that the mask hides what comes later.
    public func forward(
        _ query: Tensor, _ key: Tensor, _ value: Tensor, keyPaddingMask: Tensor?,
        needWeights: Bool, attnMask: Tensor?, averageAttnWeights: Bool, isCausal: Bool
    ) -> (Tensor, Tensor?) {
        let isSwapped = batchFirst && (query.isTraced || query.extents.count == 3)
        let inputs = [query, key, value].map { isSwapped ? $0.transpose(1, 0) : $0 }
        let result = F.multiHeadAttentionForward(
            inputs[0], inputs[1], inputs[2], embedDim, headCount, inProjWeight, inProjBias, biasK,
            biasV, addsZeroAttention, dropout, outProj.weight, outProj.bias, training: isTraining,
            keyPaddingMask: keyPaddingMask, needWeights: needWeights, attnMask: attnMask,
            isCausal: isCausal, useSeparateProjWeight: inProjWeight == nil,
            qProjWeight: qProjWeight, kProjWeight: kProjWeight, vProjWeight: vProjWeight,
            averageAttnWeights: averageAttnWeights)
        let output = isSwapped ? result[0].transpose(1, 0) : result[0]
        return (output, needWeights ? result[1] : nil)
    }

    /// Attends; what is not said is not recorded.
    public func callAsFunction(
        _ query: Tensor, _ key: Tensor, _ value: Tensor, keyPaddingMask: Tensor? = nil,
        needWeights: Bool = true, attnMask: Tensor? = nil, averageAttnWeights: Bool = true,
        isCausal: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor?) {
        call(
            {
                self.forward(
                    $0, $1, $2, keyPaddingMask: keyPaddingMask, needWeights: needWeights,
                    attnMask: attnMask, averageAttnWeights: averageAttnWeights,
                    isCausal: isCausal)
            }, query, key, value,
            keywords: .said([
                ("key_padding_mask", keyPaddingMask.map { .leaf($0) }),
                ("need_weights", needWeights ? nil : false),
                ("attn_mask", attnMask.map { .leaf($0) }),
                ("average_attn_weights", averageAttnWeights ? nil : false),
                ("is_causal", isCausal ? true : nil),
            ]), fileID: fileID, line: line)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        let run = {
            (
                query: Tensor, key: Tensor, value: Tensor, padding: Tensor?, needWeights: Bool?,
                mask: Tensor?, average: Bool?, isCausal: Bool?
            ) in
            self.forward(
                query, key, value, keyPaddingMask: padding, needWeights: needWeights ?? true,
                attnMask: mask, averageAttnWeights: average ?? true, isCausal: isCausal ?? false)
        }
        return try apply(run, arguments)
    }

    public var placeholderNames: [String] {
        [
            "query", "key", "value", "key_padding_mask", "need_weights", "attn_mask",
            "average_attn_weights", "is_causal",
        ]
    }
}

extension KeywordArguments<Tensor> {
    /// The keywords that a call said.
    static func said(_ entries: [(String, Argument<Tensor>?)]) -> Self {
        KeywordArguments(entries.compactMap { key, value in value.map { ArgumentEntry(key, $0) } })
    }
}
