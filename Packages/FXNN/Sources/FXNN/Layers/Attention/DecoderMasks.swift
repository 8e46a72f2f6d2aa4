// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXTensor

/// What a Transformer's decoder does not see.
public struct DecoderMasks: Sendable {
    /// Who of the target does not see whom, `[t, t]`.
    public var target: Tensor?

    /// Who of the target does not see what of the memory, `[t, s]`.
    public var memory: Tensor?

    /// Whom of the target nobody sees, `[n, t]`.
    public var keyPadding: Tensor?

    /// What of the memory nobody sees, `[n, s]`.
    public var memoryKeyPadding: Tensor?

    /// A hint that the target's mask hides what comes later.
    public var isCausal: Bool

    /// A hint that the memory's mask hides what comes later.
    public var isMemoryCausal: Bool

    public init(
        target: Tensor? = nil, memory: Tensor? = nil, keyPadding: Tensor? = nil,
        memoryKeyPadding: Tensor? = nil, isCausal: Bool = false, isMemoryCausal: Bool = false
    ) {
        self.target = target
        self.memory = memory
        self.keyPadding = keyPadding
        self.memoryKeyPadding = memoryKeyPadding
        self.isCausal = isCausal
        self.isMemoryCausal = isMemoryCausal
    }

    /// torch's names of a decoder's inputs.
    static let inputs = [
        "tgt", "memory", "tgt_mask", "memory_mask", "tgt_key_padding_mask",
        "memory_key_padding_mask", "tgt_is_causal", "memory_is_causal",
    ]

    var keywords: KeywordArguments<Tensor> {
        .said([
            ("tgt_mask", target.map { .leaf($0) }), ("memory_mask", memory.map { .leaf($0) }),
            ("tgt_key_padding_mask", keyPadding.map { .leaf($0) }),
            ("memory_key_padding_mask", memoryKeyPadding.map { .leaf($0) }),
            ("tgt_is_causal", isCausal ? true : nil),
            ("memory_is_causal", isMemoryCausal ? true : nil),
        ])
    }

    static func invoke(
        _ forward: (Tensor, Tensor, DecoderMasks) -> Tensor, _ arguments: [Argument<Tensor>],
        of module: Module
    ) throws -> Argument<Tensor> {
        try withoutActuallyEscaping(forward) { forward in
            let run = {
                (
                    x: Tensor, memory: Tensor, mask: Tensor?, memoryMask: Tensor?,
                    padding: Tensor?, memoryPadding: Tensor?, isCausal: Bool?,
                    isMemoryCausal: Bool?
                ) in
                forward(
                    x, memory,
                    DecoderMasks(
                        target: mask, memory: memoryMask, keyPadding: padding,
                        memoryKeyPadding: memoryPadding, isCausal: isCausal ?? false,
                        isMemoryCausal: isMemoryCausal ?? false))
            }
            return try module.apply(run, arguments)
        }
    }
}
