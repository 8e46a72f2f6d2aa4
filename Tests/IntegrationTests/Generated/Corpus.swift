// swift-format-ignore-file
public import FX

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusMymodule(ModuleState(of: traced))
public final class CorpusMymodule: Module, Layer {
    @Parameter public var param: Tensor
    @Parameter public var linear_weight: Tensor
    @Parameter public var linear_bias: Tensor

    public init(_ state: ModuleState) throws {
        param = try state.tensor("param")
        _linear_weight = Parameter(wrappedValue: try state.tensor("linear.weight"), path: "linear.weight")
        _linear_bias = Parameter(wrappedValue: try state.tensor("linear.bias"), path: "linear.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter x: f32[3, 4]
    public func forward(_ x: Tensor) -> Tensor {
        let p_param = self.param
        let p_linear_weight = self.linear_weight
        let p_linear_bias = self.linear_bias
        let add: Tensor = torch.ops.aten.add.Tensor(x, p_param)
        let linear: Tensor = torch.ops.aten.linear.default(add, p_linear_weight, p_linear_bias)
        let clamp: Tensor = torch.ops.aten.clamp.default(linear, 0.0, 1.0)
        return clamp
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusTopk(ModuleState(of: traced))
public final class CorpusTopk: Module, Callable {
    @Parameter public var linear_weight: Tensor
    @Parameter public var linear_bias: Tensor

    public init(_ state: ModuleState) throws {
        _linear_weight = Parameter(wrappedValue: try state.tensor("linear.weight"), path: "linear.weight")
        _linear_bias = Parameter(wrappedValue: try state.tensor("linear.bias"), path: "linear.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter x: f32[4, 4]
    public func forward(_ x: Tensor) -> (Tensor, Tensor) {
        let p_linear_weight = self.linear_weight
        let p_linear_bias = self.linear_bias
        let add: Tensor = torch.ops.aten.add.Tensor(x, p_linear_weight)
        let linear: Tensor = torch.ops.aten.linear.default(add, p_linear_weight, p_linear_bias)
        let relu: Tensor = torch.ops.aten.relu.default(linear)
        let sum_1: Tensor = torch.ops.aten.sum.dim_IntList(relu, [-1])
        let topk: TensorList = torch.ops.aten.topk.default(sum_1, 3)
        let getitem = topk[0]
        let getitem_1 = topk[1]
        return (getitem, getitem_1)
    }

    public func callAsFunction(_ x: Tensor) -> (Tensor, Tensor) { call(forward, x) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusMlp(ModuleState(of: traced))
public final class CorpusMlp: Module, Layer {
    public override class var inputNames: [String] { ["input"] }

    @Parameter public var _0_weight: Tensor
    @Parameter public var _0_bias: Tensor
    @Parameter public var _3_weight: Tensor
    @Parameter public var _3_bias: Tensor
    @Parameter public var _5_weight: Tensor
    @Parameter public var _5_bias: Tensor
    @Parameter public var _6_weight: Tensor
    @Parameter public var _6_bias: Tensor

    public init(_ state: ModuleState) throws {
        __0_weight = Parameter(wrappedValue: try state.tensor("0.weight"), path: "0.weight")
        __0_bias = Parameter(wrappedValue: try state.tensor("0.bias"), path: "0.bias")
        __3_weight = Parameter(wrappedValue: try state.tensor("3.weight"), path: "3.weight")
        __3_bias = Parameter(wrappedValue: try state.tensor("3.bias"), path: "3.bias")
        __5_weight = Parameter(wrappedValue: try state.tensor("5.weight"), path: "5.weight")
        __5_bias = Parameter(wrappedValue: try state.tensor("5.bias"), path: "5.bias")
        __6_weight = Parameter(wrappedValue: try state.tensor("6.weight"), path: "6.weight")
        __6_bias = Parameter(wrappedValue: try state.tensor("6.bias"), path: "6.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter input_1: f32[4, 16]
    public func forward(_ input_1: Tensor) -> Tensor {
        let p_0_weight = self._0_weight
        let p_0_bias = self._0_bias
        let p_3_weight = self._3_weight
        let p_3_bias = self._3_bias
        let p_5_weight = self._5_weight
        let p_5_bias = self._5_bias
        let p_6_weight = self._6_weight
        let p_6_bias = self._6_bias
        let linear: Tensor = torch.ops.aten.linear.default(input_1, p_0_weight, p_0_bias)
        let relu: Tensor = torch.ops.aten.relu.default(linear)
        let dropout: Tensor = torch.ops.aten.dropout.default(relu, 0.1, false)
        let linear_1: Tensor = torch.ops.aten.linear.default(dropout, p_3_weight, p_3_bias)
        let tanh: Tensor = torch.ops.aten.tanh.default(linear_1)
        let layer_norm: Tensor = torch.ops.aten.layer_norm.default(tanh, [32], p_5_weight, p_5_bias, 1e-05, false)
        let linear_2: Tensor = torch.ops.aten.linear.default(layer_norm, p_6_weight, p_6_bias)
        let softmax: Tensor = torch.ops.aten.softmax.int(linear_2, -1)
        return softmax
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusMlpDynamicBatch(ModuleState(of: traced))
public final class CorpusMlpDynamicBatch: Module, Layer {
    public override class var inputNames: [String] { ["input"] }

    @Parameter public var _0_weight: Tensor
    @Parameter public var _0_bias: Tensor
    @Parameter public var _2_weight: Tensor
    @Parameter public var _2_bias: Tensor
    @Parameter public var _3_weight: Tensor
    @Parameter public var _3_bias: Tensor
    @Buffer public var _2_running_mean: Tensor
    @Buffer public var _2_running_var: Tensor
    @Buffer public var _2_num_batches_tracked: Tensor

    public init(_ state: ModuleState) throws {
        __0_weight = Parameter(wrappedValue: try state.tensor("0.weight"), path: "0.weight")
        __0_bias = Parameter(wrappedValue: try state.tensor("0.bias"), path: "0.bias")
        __2_weight = Parameter(wrappedValue: try state.tensor("2.weight"), path: "2.weight")
        __2_bias = Parameter(wrappedValue: try state.tensor("2.bias"), path: "2.bias")
        __3_weight = Parameter(wrappedValue: try state.tensor("3.weight"), path: "3.weight")
        __3_bias = Parameter(wrappedValue: try state.tensor("3.bias"), path: "3.bias")
        __2_running_mean = Buffer(wrappedValue: try state.tensor("2.running_mean"), path: "2.running_mean")
        __2_running_var = Buffer(wrappedValue: try state.tensor("2.running_var"), path: "2.running_var")
        __2_num_batches_tracked = Buffer(wrappedValue: try state.tensor("2.num_batches_tracked"), path: "2.num_batches_tracked")
    }

    /// Runs the graph.
    ///
    /// - Parameter input_1: f32[s31, 16]
    public func forward(_ input_1: Tensor) -> Tensor {
        let p_0_weight = self._0_weight
        let p_0_bias = self._0_bias
        let p_2_weight = self._2_weight
        let p_2_bias = self._2_bias
        let p_3_weight = self._3_weight
        let p_3_bias = self._3_bias
        let b_2_running_mean = self._2_running_mean
        let b_2_running_var = self._2_running_var
        _ = self._2_num_batches_tracked
        let linear: Tensor = torch.ops.aten.linear.default(input_1, p_0_weight, p_0_bias)
        let gelu: Tensor = torch.ops.aten.gelu.default(linear)
        let batch_norm: Tensor = torch.ops.aten.batch_norm.default(gelu, p_2_weight, p_2_bias, b_2_running_mean, b_2_running_var, false, 0.1, 1e-05, false)
        let linear_1: Tensor = torch.ops.aten.linear.default(batch_norm, p_3_weight, p_3_bias)
        let log_softmax: Tensor = torch.ops.aten.log_softmax.int(linear_1, 1)
        return log_softmax
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusLenet(ModuleState(of: traced))
public final class CorpusLenet: Module, Layer {
    @Parameter public var conv1_weight: Tensor
    @Parameter public var conv1_bias: Tensor
    @Parameter public var conv2_weight: Tensor
    @Parameter public var conv2_bias: Tensor
    @Parameter public var fc1_weight: Tensor
    @Parameter public var fc1_bias: Tensor
    @Parameter public var fc2_weight: Tensor
    @Parameter public var fc2_bias: Tensor
    @Parameter public var fc3_weight: Tensor
    @Parameter public var fc3_bias: Tensor

    public init(_ state: ModuleState) throws {
        _conv1_weight = Parameter(wrappedValue: try state.tensor("conv1.weight"), path: "conv1.weight")
        _conv1_bias = Parameter(wrappedValue: try state.tensor("conv1.bias"), path: "conv1.bias")
        _conv2_weight = Parameter(wrappedValue: try state.tensor("conv2.weight"), path: "conv2.weight")
        _conv2_bias = Parameter(wrappedValue: try state.tensor("conv2.bias"), path: "conv2.bias")
        _fc1_weight = Parameter(wrappedValue: try state.tensor("fc1.weight"), path: "fc1.weight")
        _fc1_bias = Parameter(wrappedValue: try state.tensor("fc1.bias"), path: "fc1.bias")
        _fc2_weight = Parameter(wrappedValue: try state.tensor("fc2.weight"), path: "fc2.weight")
        _fc2_bias = Parameter(wrappedValue: try state.tensor("fc2.bias"), path: "fc2.bias")
        _fc3_weight = Parameter(wrappedValue: try state.tensor("fc3.weight"), path: "fc3.weight")
        _fc3_bias = Parameter(wrappedValue: try state.tensor("fc3.bias"), path: "fc3.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter x: f32[2, 1, 32, 32]
    public func forward(_ x: Tensor) -> Tensor {
        let p_conv1_weight = self.conv1_weight
        let p_conv1_bias = self.conv1_bias
        let p_conv2_weight = self.conv2_weight
        let p_conv2_bias = self.conv2_bias
        let p_fc1_weight = self.fc1_weight
        let p_fc1_bias = self.fc1_bias
        let p_fc2_weight = self.fc2_weight
        let p_fc2_bias = self.fc2_bias
        let p_fc3_weight = self.fc3_weight
        let p_fc3_bias = self.fc3_bias
        let conv2d: Tensor = torch.ops.aten.conv2d.default(x, p_conv1_weight, p_conv1_bias)
        let relu: Tensor = torch.ops.aten.relu.default(conv2d)
        let max_pool2d: Tensor = torch.ops.aten.max_pool2d.default(relu, [2, 2])
        let conv2d_1: Tensor = torch.ops.aten.conv2d.default(max_pool2d, p_conv2_weight, p_conv2_bias)
        let relu_1: Tensor = torch.ops.aten.relu.default(conv2d_1)
        let max_pool2d_1: Tensor = torch.ops.aten.max_pool2d.default(relu_1, [2, 2])
        let flatten: Tensor = torch.ops.aten.flatten.using_ints(max_pool2d_1, 1)
        let linear: Tensor = torch.ops.aten.linear.default(flatten, p_fc1_weight, p_fc1_bias)
        let relu_2: Tensor = torch.ops.aten.relu.default(linear)
        let linear_1: Tensor = torch.ops.aten.linear.default(relu_2, p_fc2_weight, p_fc2_bias)
        let relu_3: Tensor = torch.ops.aten.relu.default(linear_1)
        let linear_2: Tensor = torch.ops.aten.linear.default(relu_3, p_fc3_weight, p_fc3_bias)
        return linear_2
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusVae(ModuleState(of: traced))
public final class CorpusVae: Module, Layer2 {
    public override class var inputNames: [String] { ["x", "noise"] }

    @Parameter public var encoder_0_weight: Tensor
    @Parameter public var encoder_0_bias: Tensor
    @Parameter public var encoder_2_weight: Tensor
    @Parameter public var encoder_2_bias: Tensor
    @Parameter public var mu_weight: Tensor
    @Parameter public var mu_bias: Tensor
    @Parameter public var logvar_weight: Tensor
    @Parameter public var logvar_bias: Tensor
    @Parameter public var back_weight: Tensor
    @Parameter public var back_bias: Tensor
    @Parameter public var decoder_1_weight: Tensor
    @Parameter public var decoder_1_bias: Tensor
    @Parameter public var decoder_3_weight: Tensor
    @Parameter public var decoder_3_bias: Tensor

    public init(_ state: ModuleState) throws {
        _encoder_0_weight = Parameter(wrappedValue: try state.tensor("encoder.0.weight"), path: "encoder.0.weight")
        _encoder_0_bias = Parameter(wrappedValue: try state.tensor("encoder.0.bias"), path: "encoder.0.bias")
        _encoder_2_weight = Parameter(wrappedValue: try state.tensor("encoder.2.weight"), path: "encoder.2.weight")
        _encoder_2_bias = Parameter(wrappedValue: try state.tensor("encoder.2.bias"), path: "encoder.2.bias")
        _mu_weight = Parameter(wrappedValue: try state.tensor("mu.weight"), path: "mu.weight")
        _mu_bias = Parameter(wrappedValue: try state.tensor("mu.bias"), path: "mu.bias")
        _logvar_weight = Parameter(wrappedValue: try state.tensor("logvar.weight"), path: "logvar.weight")
        _logvar_bias = Parameter(wrappedValue: try state.tensor("logvar.bias"), path: "logvar.bias")
        _back_weight = Parameter(wrappedValue: try state.tensor("back.weight"), path: "back.weight")
        _back_bias = Parameter(wrappedValue: try state.tensor("back.bias"), path: "back.bias")
        _decoder_1_weight = Parameter(wrappedValue: try state.tensor("decoder.1.weight"), path: "decoder.1.weight")
        _decoder_1_bias = Parameter(wrappedValue: try state.tensor("decoder.1.bias"), path: "decoder.1.bias")
        _decoder_3_weight = Parameter(wrappedValue: try state.tensor("decoder.3.weight"), path: "decoder.3.weight")
        _decoder_3_bias = Parameter(wrappedValue: try state.tensor("decoder.3.bias"), path: "decoder.3.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter x: f32[2, 1, 28, 28]
    /// - Parameter noise: f32[2, 8]
    public func forward(_ x: Tensor, _ noise: Tensor) -> TensorDictionary {
        let p_encoder_0_weight = self.encoder_0_weight
        let p_encoder_0_bias = self.encoder_0_bias
        let p_encoder_2_weight = self.encoder_2_weight
        let p_encoder_2_bias = self.encoder_2_bias
        let p_mu_weight = self.mu_weight
        let p_mu_bias = self.mu_bias
        let p_logvar_weight = self.logvar_weight
        let p_logvar_bias = self.logvar_bias
        let p_back_weight = self.back_weight
        let p_back_bias = self.back_bias
        let p_decoder_1_weight = self.decoder_1_weight
        let p_decoder_1_bias = self.decoder_1_bias
        let p_decoder_3_weight = self.decoder_3_weight
        let p_decoder_3_bias = self.decoder_3_bias
        let conv2d: Tensor = torch.ops.aten.conv2d.default(x, p_encoder_0_weight, p_encoder_0_bias, [2, 2], [1, 1])
        let leaky_relu: Tensor = torch.ops.aten.leaky_relu.default(conv2d, 0.1)
        let conv2d_1: Tensor = torch.ops.aten.conv2d.default(leaky_relu, p_encoder_2_weight, p_encoder_2_bias, [2, 2], [1, 1])
        let elu: Tensor = torch.ops.aten.elu.default(conv2d_1, 1.0)
        let flatten: Tensor = torch.ops.aten.flatten.using_ints(elu, 1)
        let linear: Tensor = torch.ops.aten.linear.default(flatten, p_mu_weight, p_mu_bias)
        let linear_1: Tensor = torch.ops.aten.linear.default(flatten, p_logvar_weight, p_logvar_bias)
        let mul: Tensor = torch.ops.aten.mul.Tensor(linear_1, 0.5)
        let exp: Tensor = torch.ops.aten.exp.default(mul)
        let mul_1: Tensor = torch.ops.aten.mul.Tensor(noise, exp)
        let add: Tensor = torch.ops.aten.add.Tensor(linear, mul_1)
        let linear_2: Tensor = torch.ops.aten.linear.default(add, p_back_weight, p_back_bias)
        let unflatten: Tensor = torch.ops.aten.unflatten.int(linear_2, 1, [16, 7, 7])
        let conv_transpose2d: Tensor = torch.ops.aten.conv_transpose2d.input(unflatten, p_decoder_1_weight, p_decoder_1_bias, [2, 2], [1, 1], [1, 1])
        let relu: Tensor = torch.ops.aten.relu.default(conv_transpose2d)
        let conv_transpose2d_1: Tensor = torch.ops.aten.conv_transpose2d.input(relu, p_decoder_3_weight, p_decoder_3_bias, [2, 2], [1, 1])
        let sigmoid: Tensor = torch.ops.aten.sigmoid.default(conv_transpose2d_1)
        return TensorDictionary(["reconstruction": sigmoid, "mu": linear, "logvar": linear_1])
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusTextCnn(ModuleState(of: traced))
public final class CorpusTextCnn: Module, Layer {
    public override class var inputNames: [String] { ["tokens"] }

    @Parameter public var embed_weight: Tensor
    @Parameter public var convs_0_weight: Tensor
    @Parameter public var convs_0_bias: Tensor
    @Parameter public var convs_1_weight: Tensor
    @Parameter public var convs_1_bias: Tensor
    @Parameter public var convs_2_weight: Tensor
    @Parameter public var convs_2_bias: Tensor
    @Parameter public var head_weight: Tensor
    @Parameter public var head_bias: Tensor

    public init(_ state: ModuleState) throws {
        _embed_weight = Parameter(wrappedValue: try state.tensor("embed.weight"), path: "embed.weight")
        _convs_0_weight = Parameter(wrappedValue: try state.tensor("convs.0.weight"), path: "convs.0.weight")
        _convs_0_bias = Parameter(wrappedValue: try state.tensor("convs.0.bias"), path: "convs.0.bias")
        _convs_1_weight = Parameter(wrappedValue: try state.tensor("convs.1.weight"), path: "convs.1.weight")
        _convs_1_bias = Parameter(wrappedValue: try state.tensor("convs.1.bias"), path: "convs.1.bias")
        _convs_2_weight = Parameter(wrappedValue: try state.tensor("convs.2.weight"), path: "convs.2.weight")
        _convs_2_bias = Parameter(wrappedValue: try state.tensor("convs.2.bias"), path: "convs.2.bias")
        _head_weight = Parameter(wrappedValue: try state.tensor("head.weight"), path: "head.weight")
        _head_bias = Parameter(wrappedValue: try state.tensor("head.bias"), path: "head.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter tokens: i64[2, 20]
    public func forward(_ tokens: Tensor) -> Tensor {
        let p_embed_weight = self.embed_weight
        let p_convs_0_weight = self.convs_0_weight
        let p_convs_0_bias = self.convs_0_bias
        let p_convs_1_weight = self.convs_1_weight
        let p_convs_1_bias = self.convs_1_bias
        let p_convs_2_weight = self.convs_2_weight
        let p_convs_2_bias = self.convs_2_bias
        let p_head_weight = self.head_weight
        let p_head_bias = self.head_bias
        let embedding: Tensor = torch.ops.aten.embedding.default(p_embed_weight, tokens)
        let transpose: Tensor = torch.ops.aten.transpose.int(embedding, 1, 2)
        let conv1d: Tensor = torch.ops.aten.conv1d.default(transpose, p_convs_0_weight, p_convs_0_bias)
        let relu: Tensor = torch.ops.aten.relu.default(conv1d)
        let max_1: TensorList = torch.ops.aten.max.dim(relu, 2)
        let getitem = max_1[0]
        _ = max_1[1]
        let conv1d_1: Tensor = torch.ops.aten.conv1d.default(transpose, p_convs_1_weight, p_convs_1_bias)
        let relu_1: Tensor = torch.ops.aten.relu.default(conv1d_1)
        let max_2: TensorList = torch.ops.aten.max.dim(relu_1, 2)
        let getitem_2 = max_2[0]
        _ = max_2[1]
        let conv1d_2: Tensor = torch.ops.aten.conv1d.default(transpose, p_convs_2_weight, p_convs_2_bias)
        let relu_2: Tensor = torch.ops.aten.relu.default(conv1d_2)
        let max_3: TensorList = torch.ops.aten.max.dim(relu_2, 2)
        let getitem_4 = max_3[0]
        _ = max_3[1]
        let cat: Tensor = torch.ops.aten.cat.default([getitem, getitem_2, getitem_4], 1)
        let linear: Tensor = torch.ops.aten.linear.default(cat, p_head_weight, p_head_bias)
        return linear
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusGruText(ModuleState(of: traced))
public final class CorpusGruText: Module, Callable {
    @Parameter public var embed_weight: Tensor
    @Parameter public var gru_weight_ih_l0: Tensor
    @Parameter public var gru_weight_hh_l0: Tensor
    @Parameter public var gru_bias_ih_l0: Tensor
    @Parameter public var gru_bias_hh_l0: Tensor
    @Parameter public var gru_weight_ih_l0_reverse: Tensor
    @Parameter public var gru_weight_hh_l0_reverse: Tensor
    @Parameter public var gru_bias_ih_l0_reverse: Tensor
    @Parameter public var gru_bias_hh_l0_reverse: Tensor
    @Parameter public var attention_weight: Tensor
    @Parameter public var attention_bias: Tensor
    @Parameter public var head_weight: Tensor
    @Parameter public var head_bias: Tensor

    public init(_ state: ModuleState) throws {
        _embed_weight = Parameter(wrappedValue: try state.tensor("embed.weight"), path: "embed.weight")
        _gru_weight_ih_l0 = Parameter(wrappedValue: try state.tensor("gru.weight_ih_l0"), path: "gru.weight_ih_l0")
        _gru_weight_hh_l0 = Parameter(wrappedValue: try state.tensor("gru.weight_hh_l0"), path: "gru.weight_hh_l0")
        _gru_bias_ih_l0 = Parameter(wrappedValue: try state.tensor("gru.bias_ih_l0"), path: "gru.bias_ih_l0")
        _gru_bias_hh_l0 = Parameter(wrappedValue: try state.tensor("gru.bias_hh_l0"), path: "gru.bias_hh_l0")
        _gru_weight_ih_l0_reverse = Parameter(wrappedValue: try state.tensor("gru.weight_ih_l0_reverse"), path: "gru.weight_ih_l0_reverse")
        _gru_weight_hh_l0_reverse = Parameter(wrappedValue: try state.tensor("gru.weight_hh_l0_reverse"), path: "gru.weight_hh_l0_reverse")
        _gru_bias_ih_l0_reverse = Parameter(wrappedValue: try state.tensor("gru.bias_ih_l0_reverse"), path: "gru.bias_ih_l0_reverse")
        _gru_bias_hh_l0_reverse = Parameter(wrappedValue: try state.tensor("gru.bias_hh_l0_reverse"), path: "gru.bias_hh_l0_reverse")
        _attention_weight = Parameter(wrappedValue: try state.tensor("attention.weight"), path: "attention.weight")
        _attention_bias = Parameter(wrappedValue: try state.tensor("attention.bias"), path: "attention.bias")
        _head_weight = Parameter(wrappedValue: try state.tensor("head.weight"), path: "head.weight")
        _head_bias = Parameter(wrappedValue: try state.tensor("head.bias"), path: "head.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter tokens: i64[2, 9]
    /// - Parameter mask: i64[2, 9]
    public func forward(_ tokens: Tensor, _ mask: Tensor) -> (Tensor, Tensor) {
        let p_embed_weight = self.embed_weight
        let p_gru_weight_ih_l0 = self.gru_weight_ih_l0
        let p_gru_weight_hh_l0 = self.gru_weight_hh_l0
        let p_gru_bias_ih_l0 = self.gru_bias_ih_l0
        let p_gru_bias_hh_l0 = self.gru_bias_hh_l0
        let p_gru_weight_ih_l0_reverse = self.gru_weight_ih_l0_reverse
        let p_gru_weight_hh_l0_reverse = self.gru_weight_hh_l0_reverse
        let p_gru_bias_ih_l0_reverse = self.gru_bias_ih_l0_reverse
        let p_gru_bias_hh_l0_reverse = self.gru_bias_hh_l0_reverse
        let p_attention_weight = self.attention_weight
        let p_attention_bias = self.attention_bias
        let p_head_weight = self.head_weight
        let p_head_bias = self.head_bias
        let embedding: Tensor = torch.ops.aten.embedding.default(p_embed_weight, tokens)
        let zeros: Tensor = torch.ops.aten.zeros.default([2, 2, 24], dtype: DType.float32, device: Argument<Tensor>.device(Device("cpu")), pin_memory: false)
        let gru: TensorList = torch.ops.aten.gru.input(embedding, zeros, [p_gru_weight_ih_l0, p_gru_weight_hh_l0, p_gru_bias_ih_l0, p_gru_bias_hh_l0, p_gru_weight_ih_l0_reverse, p_gru_weight_hh_l0_reverse, p_gru_bias_ih_l0_reverse, p_gru_bias_hh_l0_reverse], true, 1, 0.0, false, true, true)
        let getitem = gru[0]
        _ = gru[1]
        let tanh: Tensor = torch.ops.aten.tanh.default(getitem)
        let linear: Tensor = torch.ops.aten.linear.default(tanh, p_attention_weight, p_attention_bias)
        let squeeze: Tensor = torch.ops.aten.squeeze.dim(linear, -1)
        let eq: Tensor = torch.ops.aten.eq.Scalar(mask, 0)
        let masked_fill: Tensor = torch.ops.aten.masked_fill.Scalar(squeeze, eq, -Double.infinity)
        let softmax: Tensor = torch.ops.aten.softmax.int(masked_fill, 1)
        let unsqueeze: Tensor = torch.ops.aten.unsqueeze.default(softmax, 1)
        let bmm: Tensor = torch.ops.aten.bmm.default(unsqueeze, getitem)
        let squeeze_1: Tensor = torch.ops.aten.squeeze.dim(bmm, 1)
        let linear_1: Tensor = torch.ops.aten.linear.default(squeeze_1, p_head_weight, p_head_bias)
        return (linear_1, softmax)
    }

    public func callAsFunction(_ tokens: Tensor, _ mask: Tensor) -> (Tensor, Tensor) { call(forward, tokens, mask) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["tokens", "mask"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusMultiIo(ModuleState(of: traced))
public final class CorpusMultiIo: Module, Callable {
    @Parameter public var embed_weight: Tensor
    @Parameter public var mix_weight: Tensor
    @Parameter public var mix_bias: Tensor
    @Buffer public var scale: Tensor

    public init(_ state: ModuleState) throws {
        _embed_weight = Parameter(wrappedValue: try state.tensor("embed.weight"), path: "embed.weight")
        _mix_weight = Parameter(wrappedValue: try state.tensor("mix.weight"), path: "mix.weight")
        _mix_bias = Parameter(wrappedValue: try state.tensor("mix.bias"), path: "mix.bias")
        scale = try state.tensor("scale")
    }

    /// Runs the graph.
    ///
    /// - Parameter bags: i64[3, 5]
    /// - Parameter pair_0: f32[3, 8]
    /// - Parameter pair_1: f32[3, 4]
    /// - Parameter extra_index: i64[3, 4]
    /// - Parameter extra_flag: b8[3, 4]
    public func forward(_ bags: Tensor, _ pair_0: Tensor, _ pair_1: Tensor, _ extra_index: Tensor, _ extra_flag: Tensor, _ power: SymInt = 2, _ bias: Tensor? = nil) -> Argument<Tensor> {
        let p_embed_weight = self.embed_weight
        let p_mix_weight = self.mix_weight
        let p_mix_bias = self.mix_bias
        let b_scale = self.scale
        let arange: Tensor = torch.ops.aten.arange.start_step(0, 15, 5, dtype: DType.int64, device: Argument<Tensor>.device(Device("cpu")), pin_memory: false)
        let reshape: Tensor = torch.ops.aten.reshape.default(bags, [-1])
        let embedding_bag: TensorList = torch.ops.aten.embedding_bag.padding_idx(p_embed_weight, reshape, arange, false, 1, false, Argument<Tensor>.none, false, Argument<Tensor>.none)
        let getitem = embedding_bag[0]
        _ = embedding_bag[1]
        _ = embedding_bag[2]
        _ = embedding_bag[3]
        let bilinear: Tensor = torch.ops.aten.bilinear.default(getitem, pair_0, p_mix_weight, p_mix_bias)
        let mul: Tensor = torch.ops.aten.mul.Tensor(bilinear, b_scale)
        let gather: Tensor = torch.ops.aten.gather.default(mul, 1, extra_index)
        let pow_1: Tensor = torch.ops.aten.pow.Tensor_Scalar(pair_1, 2)
        let add: Tensor = torch.ops.aten.add.Tensor(gather, pow_1)
        let neg: Tensor = torch.ops.aten.neg.default(add)
        let `where`: Tensor = torch.ops.aten.where.`self`(extra_flag, add, neg)
        let sum_1: Tensor = torch.ops.aten.sum.dim_IntList(`where`, [1])
        let amax: Tensor = torch.ops.aten.amax.default(mul, [1])
        let argmin: Tensor = torch.ops.aten.argmin.default(mul, 1)
        let sort: TensorList = torch.ops.aten.sort.default(`where`, 1)
        let getitem_4 = sort[0]
        let getitem_5 = sort[1]
        let sum_2: Tensor = torch.ops.aten.sum.default(extra_flag)
        return Argument<Tensor>.dictionary([ArgumentEntry("sum", .leaf(sum_1)), ArgumentEntry("parts", .list([.leaf(amax), .leaf(argmin)])), ArgumentEntry("sorted", .tuple([.leaf(getitem_4), .leaf(getitem_5)])), ArgumentEntry("none", .none), ArgumentEntry("count", .leaf(sum_2)), ArgumentEntry("integer", 3)])
    }

    public func callAsFunction(_ bags: Tensor, _ pair_0: Tensor, _ pair_1: Tensor, _ extra_index: Tensor, _ extra_flag: Tensor, _ power: SymInt = 2, _ bias: Tensor? = nil) -> Argument<Tensor> { call(forward, bags, pair_0, pair_1, extra_index, extra_flag, power, bias) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["bags", "pair_0", "pair_1", "extra_index", "extra_flag", "power", "bias"] }

    public var inputDescriptions: [InputDescription] {
        [
            InputDescription("bags"),
            InputDescription("pair_0"),
            InputDescription("pair_1"),
            InputDescription("extra_index"),
            InputDescription("extra_flag"),
            InputDescription("power", default: 2),
            InputDescription("bias", default: Literal.none),
        ]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusBufferMutation(ModuleState(of: traced))
public final class CorpusBufferMutation: Module, Layer {
    @Parameter public var linear_weight: Tensor
    @Parameter public var linear_bias: Tensor
    @Buffer public var mean: Tensor
    @Buffer public var steps: Tensor

    public init(_ state: ModuleState) throws {
        _linear_weight = Parameter(wrappedValue: try state.tensor("linear.weight"), path: "linear.weight")
        _linear_bias = Parameter(wrappedValue: try state.tensor("linear.bias"), path: "linear.bias")
        mean = try state.tensor("mean")
        steps = try state.tensor("steps")
    }

    /// Runs the graph.
    ///
    /// - Parameter x: f32[4, 5]
    public func forward(_ x: Tensor) -> Tensor {
        let p_linear_weight = self.linear_weight
        let p_linear_bias = self.linear_bias
        let b_mean = self.mean
        let b_steps = self.steps
        let _: Tensor = torch.ops.aten.add_.Tensor(b_steps, 1)
        let mul_: Tensor = torch.ops.aten.mul_.Tensor(b_mean, 0.9)
        let mean: Tensor = torch.ops.aten.mean.dim(x, [0])
        let mul: Tensor = torch.ops.aten.mul.Tensor(mean, 0.1)
        let add__1: Tensor = torch.ops.aten.add_.Tensor(mul_, mul)
        let sub: Tensor = torch.ops.aten.sub.Tensor(x, add__1)
        let linear: Tensor = torch.ops.aten.linear.default(sub, p_linear_weight, p_linear_bias)
        return linear
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusIndexing(ModuleState(of: traced))
public final class CorpusIndexing: Module, Callable {
    public init(_ state: ModuleState) throws {}

    /// Runs the graph.
    ///
    /// - Parameter x: f32[6, 5]
    /// - Parameter index: i64[5]
    /// - Parameter mask: b8[6, 5]
    public func forward(_ x: Tensor, _ index: Tensor, _ mask: Tensor) -> (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) {
        let index_1: Tensor = torch.ops.aten.index.Tensor(x, [index])
        let slice_1: Tensor = torch.ops.aten.slice.Tensor(x, 0, 0, 5)
        let slice_2: Tensor = torch.ops.aten.slice.Tensor(slice_1, 1, 1, 3)
        let sum_1: Tensor = torch.ops.aten.sum.dim_IntList(slice_2, [1], true)
        let add: Tensor = torch.ops.aten.add.Tensor(index_1, sum_1)
        let slice_3: Tensor = torch.ops.aten.slice.Tensor(index, 0, 0, 2)
        let index_select: Tensor = torch.ops.aten.index_select.default(x, 1, slice_3)
        let flip: Tensor = torch.ops.aten.flip.default(index_select, [0])
        let zeros_like: Tensor = torch.ops.aten.zeros_like.default(x, pin_memory: false)
        let slice_4: Tensor = torch.ops.aten.slice.Tensor(x, 0, 0, 5)
        let index_add: Tensor = torch.ops.aten.index_add.default(zeros_like, 0, index, slice_4)
        let unsqueeze: Tensor = torch.ops.aten.unsqueeze.default(index, 1)
        let scatter: Tensor = torch.ops.aten.scatter.value(index_add, 1, unsqueeze, 1.0)
        let one_hot: Tensor = torch.ops.aten.one_hot.default(index, 7)
        let _: Argument<Tensor> = torch.ops.aten._assert_tensor_metadata.default(one_hot, dtype: DType.int64, device: Argument<Tensor>.device(Device("cpu")), layout: Argument<Tensor>.layout(.strided))
        let to: Tensor = torch.ops.aten.to.dtype(one_hot, DType.float32)
        let cumsum: Tensor = torch.ops.aten.cumsum.default(to, 0)
        let masked_fill: Tensor = torch.ops.aten.masked_fill.Scalar(x, mask, 0.0)
        let roll: Tensor = torch.ops.aten.roll.default(masked_fill, [1], [1])
        let remainder: Tensor = torch.ops.aten.remainder.Scalar(index, 3)
        let eq: Tensor = torch.ops.aten.eq.Scalar(remainder, 1)
        let logical_not: Tensor = torch.ops.aten.logical_not.default(eq)
        let _: Argument<Tensor> = torch.ops.aten._assert_tensor_metadata.default(logical_not, dtype: DType.bool, device: Argument<Tensor>.device(Device("cpu")), layout: Argument<Tensor>.layout(.strided))
        let to_1: Tensor = torch.ops.aten.to.dtype(logical_not, DType.int64)
        let floor_divide: Tensor = torch.ops.aten.floor_divide.default(index, 2)
        let mul: Tensor = torch.ops.aten.mul.Tensor(to_1, floor_divide)
        let max_1: TensorList = torch.ops.aten.max.dim(x, 1)
        let getitem = max_1[0]
        _ = max_1[1]
        let min_1: TensorList = torch.ops.aten.min.dim(x, 1)
        let getitem_2 = min_1[0]
        _ = min_1[1]
        let stack: Tensor = torch.ops.aten.stack.default([getitem, getitem_2])
        let arange: Tensor = torch.ops.aten.arange.default(3, dtype: DType.int64, device: Argument<Tensor>.device(Device("cpu")), pin_memory: false)
        let select: Tensor = torch.ops.aten.select.int(index, 0, 0)
        let add_1: Tensor = torch.ops.aten.add.Tensor(arange, select)
        let unsqueeze_1: Tensor = torch.ops.aten.unsqueeze.default(x, 1)
        let select_1: Tensor = torch.ops.aten.select.int(unsqueeze_1, 2, -1)
        return (add, flip, scatter, cumsum, roll, mul, stack, add_1, select_1)
    }

    public func callAsFunction(_ x: Tensor, _ index: Tensor, _ mask: Tensor) -> (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) { call(forward, x, index, mask) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["x", "index", "mask"] }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusGcn(ModuleState(of: traced))
public final class CorpusGcn: Module, Layer2 {
    public override class var inputNames: [String] { ["x", "edges"] }

    @Parameter public var a_weight: Tensor
    @Parameter public var a_bias: Tensor
    @Parameter public var b_weight: Tensor
    @Parameter public var b_bias: Tensor
    @Parameter public var head_weight: Tensor
    @Parameter public var head_bias: Tensor

    public init(_ state: ModuleState) throws {
        _a_weight = Parameter(wrappedValue: try state.tensor("a.weight"), path: "a.weight")
        _a_bias = Parameter(wrappedValue: try state.tensor("a.bias"), path: "a.bias")
        _b_weight = Parameter(wrappedValue: try state.tensor("b.weight"), path: "b.weight")
        _b_bias = Parameter(wrappedValue: try state.tensor("b.bias"), path: "b.bias")
        _head_weight = Parameter(wrappedValue: try state.tensor("head.weight"), path: "head.weight")
        _head_bias = Parameter(wrappedValue: try state.tensor("head.bias"), path: "head.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter x: f32[s77, 8]
    /// - Parameter edges: i64[2, s26]
    public func forward(_ x: Tensor, _ edges: Tensor) -> Tensor {
        let p_a_weight = self.a_weight
        let p_a_bias = self.a_bias
        let p_b_weight = self.b_weight
        let p_b_bias = self.b_bias
        let p_head_weight = self.head_weight
        let p_head_bias = self.head_bias
        let sym_size_int_2 = Self.aten_sym_size_int(x, 0)
        let sym_size_int_3 = Self.aten_sym_size_int(edges, 1)
        let zeros = Self.aten_zeros_default([sym_size_int_2], pin_memory: false)
        let select = Self.aten_select_int(edges, 0, 1)
        let ones = Self.aten_ones_default([sym_size_int_3], pin_memory: false)
        let scatter_add = Self.aten_scatter_add_default(zeros, 0, select, ones)
        let clamp = Self.aten_clamp_default(scatter_add, 1.0)
        let linear = Self.aten_linear_default(x, p_a_weight, p_a_bias)
        let select_1 = Self.aten_select_int(edges, 0, 0)
        let index = Self.aten_index_Tensor(linear, [select_1])
        let select_2 = Self.aten_select_int(edges, 0, 0)
        let index_1 = Self.aten_index_Tensor(clamp, [select_2])
        let select_3 = Self.aten_select_int(edges, 0, 1)
        let index_2 = Self.aten_index_Tensor(clamp, [select_3])
        let mul = Self.aten_mul_Tensor(index_1, index_2)
        let rsqrt = Self.aten_rsqrt_default(mul)
        let unsqueeze = Self.aten_unsqueeze_default(rsqrt, 1)
        let mul_1 = Self.aten_mul_Tensor(index, unsqueeze)
        let zeros_1 = Self.aten_zeros_default([sym_size_int_2, 16] as [SymInt], pin_memory: false)
        let select_4 = Self.aten_select_int(edges, 0, 1)
        let index_add = Self.aten_index_add_default(zeros_1, 0, select_4, mul_1)
        let relu = Self.aten_relu_default(index_add)
        let zeros_2 = Self.aten_zeros_default([sym_size_int_2], pin_memory: false)
        let select_5 = Self.aten_select_int(edges, 0, 1)
        let ones_1 = Self.aten_ones_default([sym_size_int_3], pin_memory: false)
        let scatter_add_1 = Self.aten_scatter_add_default(zeros_2, 0, select_5, ones_1)
        let clamp_1 = Self.aten_clamp_default(scatter_add_1, 1.0)
        let linear_1 = Self.aten_linear_default(relu, p_b_weight, p_b_bias)
        let select_6 = Self.aten_select_int(edges, 0, 0)
        let index_3 = Self.aten_index_Tensor(linear_1, [select_6])
        let select_7 = Self.aten_select_int(edges, 0, 0)
        let index_4 = Self.aten_index_Tensor(clamp_1, [select_7])
        let select_8 = Self.aten_select_int(edges, 0, 1)
        let index_5 = Self.aten_index_Tensor(clamp_1, [select_8])
        let mul_2 = Self.aten_mul_Tensor(index_4, index_5)
        let rsqrt_1 = Self.aten_rsqrt_default(mul_2)
        let unsqueeze_1 = Self.aten_unsqueeze_default(rsqrt_1, 1)
        let mul_3 = Self.aten_mul_Tensor(index_3, unsqueeze_1)
        let zeros_3 = Self.aten_zeros_default([sym_size_int_2, 16] as [SymInt], pin_memory: false)
        let select_9 = Self.aten_select_int(edges, 0, 1)
        let index_add_1 = Self.aten_index_add_default(zeros_3, 0, select_9, mul_3)
        let linear_2 = Self.aten_linear_default(index_add_1, p_head_weight, p_head_bias)
        let log_softmax = Self.aten_log_softmax_int(linear_2, 1)
        return log_softmax
    }

    @inline(never)
    private static func aten_sym_size_int(_ x0: Tensor, _ x1: Int) -> SymInt {
        return torch.ops.aten.sym_size.int(x0, x1)
    }

    @inline(never)
    private static func aten_zeros_default(_ x0: [SymInt], pin_memory x3: Bool) -> Tensor {
        return torch.ops.aten.zeros.default(x0, dtype: DType.float32, device: Argument<Tensor>.device(Device("cpu")), pin_memory: x3)
    }

    @inline(never)
    private static func aten_select_int(_ x0: Tensor, _ x1: Int, _ x2: Int) -> Tensor {
        return torch.ops.aten.select.int(x0, x1, x2)
    }

    @inline(never)
    private static func aten_ones_default(_ x0: [SymInt], pin_memory x3: Bool) -> Tensor {
        return torch.ops.aten.ones.default(x0, dtype: DType.float32, device: Argument<Tensor>.device(Device("cpu")), pin_memory: x3)
    }

    @inline(never)
    private static func aten_scatter_add_default(_ x0: Tensor, _ x1: Int, _ x2: Tensor, _ x3: Tensor) -> Tensor {
        return torch.ops.aten.scatter_add.default(x0, x1, x2, x3)
    }

    @inline(never)
    private static func aten_clamp_default(_ x0: Tensor, _ x1: Double) -> Tensor {
        return torch.ops.aten.clamp.default(x0, x1)
    }

    @inline(never)
    private static func aten_linear_default(_ x0: Tensor, _ x1: Tensor, _ x2: Tensor) -> Tensor {
        return torch.ops.aten.linear.default(x0, x1, x2)
    }

    @inline(never)
    private static func aten_index_Tensor(_ x0: Tensor, _ x1: [Tensor]) -> Tensor {
        return torch.ops.aten.index.Tensor(x0, x1)
    }

    @inline(never)
    private static func aten_mul_Tensor(_ x0: Tensor, _ x1: Tensor) -> Tensor {
        return torch.ops.aten.mul.Tensor(x0, x1)
    }

    @inline(never)
    private static func aten_rsqrt_default(_ x0: Tensor) -> Tensor {
        return torch.ops.aten.rsqrt.default(x0)
    }

    @inline(never)
    private static func aten_unsqueeze_default(_ x0: Tensor, _ x1: Int) -> Tensor {
        return torch.ops.aten.unsqueeze.default(x0, x1)
    }

    @inline(never)
    private static func aten_index_add_default(_ x0: Tensor, _ x1: Int, _ x2: Tensor, _ x3: Tensor) -> Tensor {
        return torch.ops.aten.index_add.default(x0, x1, x2, x3)
    }

    @inline(never)
    private static func aten_relu_default(_ x0: Tensor) -> Tensor {
        return torch.ops.aten.relu.default(x0)
    }

    @inline(never)
    private static func aten_log_softmax_int(_ x0: Tensor, _ x1: Int) -> Tensor {
        return torch.ops.aten.log_softmax.int(x0, x1)
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusCond(ModuleState(of: traced))
public final class CorpusCond: Module, Layer {
    @Parameter public var a_weight: Tensor
    @Parameter public var a_bias: Tensor
    @Parameter public var b_weight: Tensor
    @Parameter public var b_bias: Tensor

    public init(_ state: ModuleState) throws {
        _a_weight = Parameter(wrappedValue: try state.tensor("a.weight"), path: "a.weight")
        _a_bias = Parameter(wrappedValue: try state.tensor("a.bias"), path: "a.bias")
        _b_weight = Parameter(wrappedValue: try state.tensor("b.weight"), path: "b.weight")
        _b_bias = Parameter(wrappedValue: try state.tensor("b.bias"), path: "b.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter x: f32[4, 6]
    public func forward(_ x: Tensor) -> Tensor {
        let p_a_weight = self.a_weight
        let p_a_bias = self.a_bias
        let p_b_weight = self.b_weight
        let p_b_bias = self.b_bias
        let sum_1: Tensor = torch.ops.aten.sum.default(x)
        let gt: Tensor = torch.ops.aten.gt.Scalar(sum_1, 0)
        let cond: [Tensor] = torch.cond(gt, x, p_a_bias, p_a_weight, p_b_bias, p_b_weight, then: self.true_graph_0, else: self.false_graph_0)
        let getitem = cond[0]
        return getitem
    }

    private func true_graph_0(_ x: Tensor, _ p_a_bias: Tensor, _ p_a_weight: Tensor, _ p_b_bias: Tensor, _ p_b_weight: Tensor) -> [Tensor] {
        let linear: Tensor = torch.ops.aten.linear.default(x, p_a_weight, p_a_bias)
        let relu: Tensor = torch.ops.aten.relu.default(linear)
        return [relu]
    }

    private func false_graph_0(_ x: Tensor, _ p_a_bias: Tensor, _ p_a_weight: Tensor, _ p_b_bias: Tensor, _ p_b_weight: Tensor) -> [Tensor] {
        let linear: Tensor = torch.ops.aten.linear.default(x, p_b_weight, p_b_bias)
        let sin: Tensor = torch.ops.aten.sin.default(linear)
        let sub: Tensor = torch.ops.aten.sub.Tensor(sin, 1)
        return [sub]
    }
}

/// A module that swift-fx generated from a graph.
///
/// It takes the state of the module that was traced, or that of a file:
///
///     let module = try CorpusBf16Mlp(ModuleState(of: traced))
public final class CorpusBf16Mlp: Module, Layer {
    public override class var inputNames: [String] { ["input"] }

    @Parameter public var _0_weight: Tensor
    @Parameter public var _0_bias: Tensor
    @Parameter public var _2_weight: Tensor
    @Parameter public var _2_bias: Tensor
    @Parameter public var _3_weight: Tensor
    @Parameter public var _3_bias: Tensor

    public init(_ state: ModuleState) throws {
        __0_weight = Parameter(wrappedValue: try state.tensor("0.weight"), path: "0.weight")
        __0_bias = Parameter(wrappedValue: try state.tensor("0.bias"), path: "0.bias")
        __2_weight = Parameter(wrappedValue: try state.tensor("2.weight"), path: "2.weight")
        __2_bias = Parameter(wrappedValue: try state.tensor("2.bias"), path: "2.bias")
        __3_weight = Parameter(wrappedValue: try state.tensor("3.weight"), path: "3.weight")
        __3_bias = Parameter(wrappedValue: try state.tensor("3.bias"), path: "3.bias")
    }

    /// Runs the graph.
    ///
    /// - Parameter input_1: bf16[3, 16]
    public func forward(_ input_1: Tensor) -> Tensor {
        let p_0_weight = self._0_weight
        let p_0_bias = self._0_bias
        let p_2_weight = self._2_weight
        let p_2_bias = self._2_bias
        let p_3_weight = self._3_weight
        let p_3_bias = self._3_bias
        let linear: Tensor = torch.ops.aten.linear.default(input_1, p_0_weight, p_0_bias)
        let silu: Tensor = torch.ops.aten.silu.default(linear)
        let layer_norm: Tensor = torch.ops.aten.layer_norm.default(silu, [32], p_2_weight, p_2_bias, 1e-05, false)
        let linear_1: Tensor = torch.ops.aten.linear.default(layer_norm, p_3_weight, p_3_bias)
        return linear_1
    }
}

nonisolated(unsafe) let generatedCorpus: [(ModuleState) throws -> any Callable] = [
    { try CorpusMymodule($0) },
    { try CorpusTopk($0) },
    { try CorpusMlp($0) },
    { try CorpusMlpDynamicBatch($0) },
    { try CorpusLenet($0) },
    { try CorpusVae($0) },
    { try CorpusTextCnn($0) },
    { try CorpusGruText($0) },
    { try CorpusMultiIo($0) },
    { try CorpusBufferMutation($0) },
    { try CorpusIndexing($0) },
    { try CorpusGcn($0) },
    { try CorpusCond($0) },
    { try CorpusBf16Mlp($0) },
]
