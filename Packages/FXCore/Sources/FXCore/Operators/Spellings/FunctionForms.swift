// SPDX-License-Identifier: Apache-2.0

/// The functions and methods whose parameters are not those of their operator.
enum FunctionForms {
    /// The forms of a callee, in the order in which they are tried.
    static func forms(of callee: Callee) -> [FunctionForm] { all[callee] ?? [] }

    private static let all: [Callee: [FunctionForm]] = {
        var result: [Callee: [FunctionForm]] = [:]
        if let form = form(distances) { result[.function("torch.functional.cdist")] = [form] }
        for line in functional.split(separator: "\n") {
            guard let form = form(line) else { continue }
            let name = form.signature.name.split(separator: ".")[1]
            let callee = Callee.function(FunctionTarget("torch.nn.functional.\(name)"))
            result[callee, default: []].append(form)
        }
        for (name, dtype) in conversions {
            let text = "\(name)(Tensor input) -> to.dtype;dtype=\(dtype)"
            if let form = form(text) { result[.method(MethodName(name))] = [form] }
        }
        let toDevice = "to(Tensor input, Device device, bool non_blocking=False, bool copy=False)"
        result[.method("to")] = form(toDevice + " -> to.dtype_layout").map { [$0] }
        return result
    }()

    private static func form(_ text: some StringProtocol) -> FunctionForm? {
        do {
            return try FunctionForm(text)
        } catch {
            assertionFailure("\(error)")
            return nil
        }
    }

    private static let distances = """
        cdist(Tensor x1, Tensor x2, float p=2.0, \
        str compute_mode="use_mm_for_euclid_dist_if_necessary") -> cdist.default
        """

    private static let conversions = [
        ("float", "float32"), ("double", "float64"), ("half", "float16"),
        ("bfloat16", "bfloat16"), ("long", "int64"), ("int", "int32"), ("short", "int16"),
        ("char", "int8"), ("byte", "uint8"), ("bool", "bool"),
    ]

    /// The functions of `torch.nn.functional`, signatures as in Python.
    private static let functional = """
        softmax(Tensor input, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> \
          softmax.int
        log_softmax(Tensor input, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) \
          -> log_softmax.int
        dropout(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> \
          dropout.default;train=training
        alpha_dropout(Tensor input, float p=0.5, bool training=False, bool inplace=False) -> \
          alpha_dropout.default;train=training
        feature_alpha_dropout(Tensor input, float p=0.5, bool training=False, bool \
          inplace=False) -> feature_alpha_dropout.default;train=training
        dropout1d(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> \
          feature_dropout.default;train=training
        dropout2d(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> \
          feature_dropout.default;train=training
        dropout3d(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> \
          feature_dropout.default;train=training
        embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, \
          float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False) -> \
          embedding.default;indices=input
        batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? \
          weight=None, Tensor? bias=None, bool training=False, float momentum=0.1, float \
          eps=1e-05) -> batch_norm.default;input=input cudnn_enabled=True
        instance_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, \
          Tensor? weight=None, Tensor? bias=None, bool use_input_stats=True, float \
          momentum=0.1, float eps=1e-05) -> instance_norm.default;cudnn_enabled=True
        max_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, \
          int[1] dilation=1, bool ceil_mode=False, bool return_indices=False) -> \
          max_pool1d.default
        max_pool2d(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, \
          int[2] dilation=1, bool ceil_mode=False, bool return_indices=False) -> \
          max_pool2d.default
        max_pool3d(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, \
          int[3] dilation=1, bool ceil_mode=False, bool return_indices=False) -> \
          max_pool3d.default
        max_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, \
          int[1] dilation=1, bool ceil_mode=False, bool return_indices=True) -> \
          max_pool1d_with_indices.default
        max_pool1d_with_indices(Tensor input, int[1] kernel_size, int[1]? stride=None, \
          int[1] padding=0, int[1] dilation=1, bool ceil_mode=False, bool \
          return_indices=True) -> max_pool1d_with_indices.default
        max_pool2d(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, \
          int[2] dilation=1, bool ceil_mode=False, bool return_indices=True) -> \
          max_pool2d_with_indices.default
        max_pool2d_with_indices(Tensor input, int[2] kernel_size, int[2]? stride=None, \
          int[2] padding=0, int[2] dilation=1, bool ceil_mode=False, bool \
          return_indices=True) -> max_pool2d_with_indices.default
        max_pool3d(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, \
          int[3] dilation=1, bool ceil_mode=False, bool return_indices=True) -> \
          max_pool3d_with_indices.default
        max_pool3d_with_indices(Tensor input, int[3] kernel_size, int[3]? stride=None, \
          int[3] padding=0, int[3] dilation=1, bool ceil_mode=False, bool \
          return_indices=True) -> max_pool3d_with_indices.default
        avg_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, \
          bool ceil_mode=False, bool count_include_pad=True) -> avg_pool1d.default
        avg_pool2d(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, \
          bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> \
          avg_pool2d.default
        avg_pool3d(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, \
          bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> \
          avg_pool3d.default
        hardtanh(Tensor input, float min_val=-1.0, float max_val=1.0, bool inplace=False) -> \
          hardtanh.default
        relu6(Tensor input, bool inplace=False) -> relu6.default
        elu(Tensor input, float alpha=1.0, bool inplace=False) -> elu.default
        selu(Tensor input, bool inplace=False) -> selu.default
        celu(Tensor input, float alpha=1.0, bool inplace=False) -> celu.default
        leaky_relu(Tensor input, float negative_slope=0.01, bool inplace=False) -> \
          leaky_relu.default
        rrelu(Tensor input, float lower=0.125, float upper=0.3333333333333333, bool \
          training=False, bool inplace=False) -> rrelu.default
        threshold(Tensor input, float threshold, float value, bool inplace=False) -> \
          threshold.default
        glu(Tensor input, int dim=-1) -> glu.default
        _threshold(Tensor input, float threshold, float value, bool inplace=False) -> \
          threshold.default
        silu(Tensor input, bool inplace=False) -> silu.default
        mish(Tensor input, bool inplace=False) -> mish.default
        hardswish(Tensor input, bool inplace=False) -> hardswish.default
        hardsigmoid(Tensor input, bool inplace=False) -> hardsigmoid.default
        logsigmoid(Tensor input) -> log_sigmoid.default
        unfold(Tensor input, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] \
          stride=1) -> im2col.default
        fold(Tensor input, int[2] output_size, int[2] kernel_size, int[2] dilation=1, int[2] \
          padding=0, int[2] stride=1) -> col2im.default
        grid_sample(Tensor input, Tensor grid, str mode="bilinear", str \
          padding_mode="zeros", bool? align_corners=None) -> grid_sampler.default;input=input \
          interpolation_mode=mode padding_mode=padding_mode align_corners=align_corners|False
        cross_entropy(Tensor input, Tensor target, Tensor? weight=None, bool? \
          size_average=None, int ignore_index=-100, bool? reduce=None, str reduction="mean", \
          float label_smoothing=0.0) -> cross_entropy_loss.default
        nll_loss(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, \
          int ignore_index=-100, bool? reduce=None, str reduction="mean") -> \
          nll_loss_nd.default
        mse_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, \
          str reduction="mean", Tensor? weight=None) -> mse_loss.default
        l1_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str \
          reduction="mean", Tensor? weight=None) -> l1_loss.default
        smooth_l1_loss(Tensor input, Tensor target, bool? size_average=None, bool? \
          reduce=None, str reduction="mean", float beta=1.0) -> smooth_l1_loss.default
        huber_loss(Tensor input, Tensor target, str reduction="mean", float delta=1.0, \
          Tensor? weight=None) -> huber_loss.default
        binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, bool? \
          size_average=None, bool? reduce=None, str reduction="mean") -> \
          binary_cross_entropy.default
        binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, \
          bool? size_average=None, bool? reduce=None, str reduction="mean", Tensor? \
          pos_weight=None) -> binary_cross_entropy_with_logits.default
        kl_div(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str \
          reduction="mean", bool log_target=False) -> kl_div.default
        poisson_nll_loss(Tensor input, Tensor target, bool log_input=True, bool full=False, \
          bool? size_average=None, float eps=1e-08, bool? reduce=None, str reduction="mean") \
          -> poisson_nll_loss.default;input=input
        margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, \
          bool? size_average=None, bool? reduce=None, str reduction="mean") -> \
          margin_ranking_loss.default
        hinge_embedding_loss(Tensor input, Tensor target, float margin=1.0, bool? \
          size_average=None, bool? reduce=None, str reduction="mean") -> \
          hinge_embedding_loss.default
        cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, \
          bool? size_average=None, bool? reduce=None, str reduction="mean") -> \
          cosine_embedding_loss.default
        multilabel_margin_loss(Tensor input, Tensor target, bool? size_average=None, bool? \
          reduce=None, str reduction="mean") -> multilabel_margin_loss.default
        soft_margin_loss(Tensor input, Tensor target, bool? size_average=None, bool? \
          reduce=None, str reduction="mean") -> soft_margin_loss.default
        multi_margin_loss(Tensor input, Tensor target, int p=1, float margin=1.0, Tensor? \
          weight=None, bool? size_average=None, bool? reduce=None, str reduction="mean") -> \
          multi_margin_loss.default
        triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float \
          margin=1.0, float p=2, float eps=1e-06, bool swap=False, bool? size_average=None, \
          bool? reduce=None, str reduction="mean") -> triplet_margin_loss.default
        ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor \
          target_lengths, int blank=0, str reduction="mean", bool zero_infinity=False) -> \
          ctc_loss.Tensor
        ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] \
          target_lengths, int blank=0, str reduction="mean", bool zero_infinity=False) -> \
          ctc_loss.IntList
        affine_grid(Tensor theta, SymInt[] size, bool? align_corners=None) -> \
          affine_grid_generator.default;align_corners=align_corners|False
        adaptive_max_pool1d(Tensor input, int[1] output_size, bool return_indices=True) -> \
          adaptive_max_pool1d.default
        adaptive_max_pool2d(Tensor input, int[2] output_size, bool return_indices=True) -> \
          adaptive_max_pool2d.default
        adaptive_max_pool3d(Tensor input, int[3] output_size, bool return_indices=True) -> \
          adaptive_max_pool3d.default
        """
}
