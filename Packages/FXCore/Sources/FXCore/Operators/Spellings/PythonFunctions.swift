// SPDX-License-Identifier: Apache-2.0

// Functions of PyTorch that are written in Python and that no single overload of ATen stands for,
// or not for all of their arguments. Signatures are as in Python.

extension OperatorTable {
    static let functions: [PythonFunction] =
        activationFunctions + normFunctions + poolingFunctions + lossFunctions + otherFunctions

    private static let activationFunctions: [PythonFunction] = [
        PythonFunction("relu(Tensor input, bool inplace=False) -> Tensor", .sameAsFirst),
        PythonFunction("tanhshrink(Tensor input) -> Tensor", .floatOfFirst),
        PythonFunction("softsign(Tensor input) -> Tensor", .floatOfFirst),
        PythonFunction(
            "softmax(Tensor input, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) "
                + "-> Tensor", .givenDType),
        PythonFunction(
            "log_softmax(Tensor input, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) "
                + "-> Tensor", .givenDType),
        PythonFunction(
            "softmin(Tensor input, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) "
                + "-> Tensor", .givenDType),
        PythonFunction(
            "gumbel_softmax(Tensor logits, float tau=1, bool hard=False, float eps=1e-10, "
                + "int dim=-1) -> Tensor", .sameAsFirst, isRandom: true),
    ]

    private static let normFunctions: [PythonFunction] = [
        PythonFunction(
            "normalize(Tensor input, float p=2.0, int dim=1, float eps=1e-12, Tensor? out=None) "
                + "-> Tensor", .sameAsFirst),
        PythonFunction(
            "local_response_norm(Tensor input, int size, float alpha=0.0001, float beta=0.75, "
                + "float k=1.0) -> Tensor", .sameAsFirst),
    ]

    private static let poolingFunctions: [PythonFunction] = (1...3).flatMap { rank in
        [
            PythonFunction(
                "adaptive_max_pool\(rank)d(Tensor input, int[\(rank)] output_size, "
                    + "bool return_indices=False) -> Tensor", .adaptivePool(rank)),
            PythonFunction(
                "lp_pool\(rank)d(Tensor input, float norm_type, int[\(rank)] kernel_size, "
                    + "int[\(rank)]? stride=None, bool ceil_mode=False) -> Tensor",
                .slidingPool(rank)),
            PythonFunction(
                "max_unpool\(rank)d(Tensor input, Tensor indices, int[\(rank)] kernel_size, "
                    + "int[\(rank)]? stride=None, int[\(rank)] padding=0, "
                    + "int[\(rank)]? output_size=None) -> Tensor", .unpool(rank)),
        ]
    }

    private static let lossFunctions: [PythonFunction] = [
        PythonFunction(
            "mse_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, "
                + "str reduction=\"mean\", Tensor? weight=None) -> Tensor", .namedReduction),
        PythonFunction(
            "l1_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, "
                + "str reduction=\"mean\", Tensor? weight=None) -> Tensor", .namedReduction),
        PythonFunction(
            "huber_loss(Tensor input, Tensor target, str reduction=\"mean\", float delta=1.0, "
                + "Tensor? weight=None) -> Tensor", .namedReduction),
        PythonFunction(
            "kl_div(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, "
                + "str reduction=\"mean\", bool log_target=False) -> Tensor", .namedReduction),
        PythonFunction(
            "gaussian_nll_loss(Tensor input, Tensor target, Tensor var, bool full=False, "
                + "float eps=1e-06, str reduction=\"mean\") -> Tensor", .namedReduction),
        PythonFunction(
            "multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight=None, "
                + "bool? size_average=None, bool? reduce=None, str reduction=\"mean\") -> Tensor",
            .rowReduction),
        PythonFunction(
            "triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, "
                + "*, str? distance_function=None, float margin=1.0, bool swap=False, "
                + "str reduction=\"mean\") -> Tensor", .rowReduction),
    ]

    private static let otherFunctions: [PythonFunction] = [
        PythonFunction(
            "interpolate(Tensor input, int[1]? size=None, float[1]? scale_factor=None, "
                + "str mode=\"nearest\", bool? align_corners=None, "
                + "bool? recompute_scale_factor=None, bool antialias=False) -> Tensor",
            .interpolation),
        PythonFunction(
            "embedding_bag(Tensor input, Tensor weight, Tensor? offsets=None, "
                + "float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, "
                + "str mode=\"mean\", bool sparse=False, Tensor? per_sample_weights=None, "
                + "bool include_last_offset=False, int? padding_idx=None) -> Tensor",
            .functionalEmbeddingBag),
        PythonFunction(
            "multi_head_attention_forward(Tensor query, Tensor key, Tensor value, "
                + "int embed_dim_to_check, int num_heads, Tensor? in_proj_weight, "
                + "Tensor? in_proj_bias, Tensor? bias_k, Tensor? bias_v, bool add_zero_attn, "
                + "float dropout_p, Tensor out_proj_weight, Tensor? out_proj_bias, "
                + "bool training=True, Tensor? key_padding_mask=None, bool need_weights=True, "
                + "Tensor? attn_mask=None, bool use_separate_proj_weight=False, "
                + "Tensor? q_proj_weight=None, Tensor? k_proj_weight=None, "
                + "Tensor? v_proj_weight=None, Tensor? static_k=None, Tensor? static_v=None, "
                + "bool average_attn_weights=True, bool is_causal=False) -> (Tensor, Tensor)",
            .functionalAttention),
        PythonFunction(
            "tensordot(Tensor a, Tensor b, Axes dims=2, Tensor? out=None) -> Tensor",
            .functionalTensorDot, module: "torch.functional."),
    ]
}
