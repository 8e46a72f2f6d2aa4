// SPDX-License-Identifier: Apache-2.0

extension OperatorSchema {
    /// Notes what tags and name say of effects that the schema's notation has no mark for.
    mutating func noteEffects(_ tags: OperatorTags) {
        self.tags = tags
        let base = name.split(separator: ".").dropFirst().first.map(String.init) ?? name
        isRandom = tags.contains(.random) || Self.randomInTraining.contains(base)
        writesState = Self.stateful.contains(base)
        // An operator that gives nothing and writes to nothing is there for what else it does.
        hasOtherEffect =
            results.isEmpty && mutatedParameters.isEmpty || Self.effectful.contains(base)
            || base.hasPrefix("_functional_assert") || base.hasPrefix("_functional_sym_constrain")
    }

    /// Batch norms move the running statistics they are given, and no mark says so.
    private static let stateful: Set<String> = [
        "batch_norm", "_batch_norm_impl_index", "native_batch_norm", "cudnn_batch_norm",
        "miopen_batch_norm", "instance_norm", "batch_norm_update_stats", "batch_norm_gather_stats",
        "batch_norm_gather_stats_with_counts", "quantized_batch_norm",
    ]

    /// Operators with dropout inside that lack the tag.
    private static let randomInTraining: Set<String> = [
        "_cudnn_rnn", "miopen_rnn", "_thnn_fused_rnn", "_scaled_dot_product_attention_math",
        "rrelu_with_noise_functional",
    ]

    /// Operators that change something outside of tensors, though they give a result.
    private static let effectful: Set<String> = ["from_file", "_make_dep_token"]
}
