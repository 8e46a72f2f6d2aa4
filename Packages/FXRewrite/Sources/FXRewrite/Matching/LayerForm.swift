// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// How layers of one type call their operator.
struct LayerForm: Sendable {
    let overload: @Sendable (LayerSettings) -> String
    private(set) var inputIndex = 0
    /// The parameters that the configuration gives, by the same names.
    private let configured: Set<String>
    /// The parameters that the state gives, and the flags without one of which there is none.
    private let state: [String: [String]]
    /// What other parameters get.
    private var given: @Sendable (String, LayerSettings) -> Literal? = { _, _ in nil }
    private var condition: @Sendable (LayerSettings) -> Bool = { _ in true }

    private init(
        _ overload: String, _ configured: Set<String> = [], state: [String: [String]] = [:]
    ) {
        self.overload = { _ in overload }
        self.configured = configured
        self.state = state
    }

    private init(
        overload: @escaping @Sendable (LayerSettings) -> String, _ configured: Set<String>,
        state: [String: [String]]
    ) {
        self.overload = overload
        self.configured = configured
        self.state = state
    }

    /// Whether layers of these settings call the operator and do nothing else.
    func isAllowed(_ settings: LayerSettings) -> Bool { condition(settings) }

    /// What a parameter gets in a call.
    func value(
        of parameter: OperatorParameter, _ settings: LayerSettings, at path: ModulePath
    ) -> MatchedValue {
        let name = parameter.name
        if let flags = state[name], flags.allSatisfy(settings.isSet) {
            return .state(path.appending(name))
        }
        let literal = given(name, settings) ?? (configured.contains(name) ? settings[name] : nil)
        return .argument((literal ?? parameter.defaultValue ?? .none).widened())
    }
}

// MARK: - Making forms

extension LayerForm {
    private func taking(
        _ given: @escaping @Sendable (String, LayerSettings) -> Literal?
    ) -> LayerForm {
        var form = self
        form.given = given
        return form
    }

    private func when(_ condition: @escaping @Sendable (LayerSettings) -> Bool) -> LayerForm {
        var form = self
        form.condition = condition
        return form
    }

    private func input(at index: Int) -> LayerForm {
        var form = self
        form.inputIndex = index
        return form
    }

    /// An activation, which does not write to its input.
    private static func activation(_ name: String, _ configured: Set<String> = []) -> LayerForm {
        LayerForm("aten.\(name).default", configured).when { $0["inplace"]?.bool != true }
    }

    private static func convolution(_ rank: Int) -> LayerForm {
        LayerForm(
            overload: { settings in
                let isNamed = settings["padding"]?.string != nil
                return "aten.conv\(rank)d.\(isNamed ? "padding" : "default")"
            },
            ["stride", "padding", "dilation", "groups"], state: ["weight": [], "bias": ["bias"]]
        ).when { ($0["padding_mode"]?.string ?? "zeros") == "zeros" }
    }

    private static func transposedConvolution(_ rank: Int) -> LayerForm {
        LayerForm(
            "aten.conv_transpose\(rank)d.\(rank == 1 ? "default" : "input")",
            ["stride", "padding", "output_padding", "groups", "dilation"],
            state: ["weight": [], "bias": ["bias"]])
    }

    private static let batchNorm = LayerForm(
        "aten.batch_norm.default", ["momentum", "eps"],
        state: [
            "weight": ["affine"], "bias": ["affine", "bias"], "running_mean": [],
            "running_var": [],
        ]
    ).taking { name, settings in
        switch name {
        case "training": false
        case "cudnn_enabled": true
        // A mean over all batches has no momentum, and inference needs none.
        case "momentum": settings["momentum"]?.isNone == true ? 0.0 : nil
        default: nil
        }
    }.when { !$0.isTraining && $0.isSet("track_running_stats") }

    /// Dropout in place does not matter where nothing is dropped.
    private static func dropout(_ name: String) -> LayerForm {
        LayerForm("aten.\(name).default", ["p"]).taking { name, settings in
            name == "train" ? .bool(settings.isTraining) : nil
        }.when { !$0.isTraining || $0["inplace"]?.bool != true }
    }

    private static func softmax(_ name: String) -> LayerForm {
        LayerForm("aten.\(name).int", ["dim"]).when { $0["dim"]?.int != nil }
    }

    private static func maxPool(_ rank: Int) -> LayerForm {
        LayerForm(
            "aten.max_pool\(rank)d.default",
            ["kernel_size", "stride", "padding", "dilation", "ceil_mode"]
        ).when { $0["return_indices"]?.bool != true }
    }

    private static func averagePool(_ rank: Int) -> LayerForm {
        LayerForm(
            "aten.avg_pool\(rank)d.default",
            [
                "kernel_size", "stride", "padding", "ceil_mode", "count_include_pad",
                "divisor_override",
            ])
    }

    /// Extents that are the input's are no numbers of the layer.
    private static func adaptiveAveragePool(_ rank: Int) -> LayerForm {
        LayerForm("aten.adaptive_avg_pool\(rank)d.default", ["output_size"])
            .when { $0["output_size"]?.ints != nil }
    }
}

// MARK: - The table

extension LayerForm {
    /// The layers that are one operator, by the names of their types.
    static let forms: [String: LayerForm] = [
        "Linear": LayerForm("aten.linear.default", state: ["weight": [], "bias": ["bias"]]),
        "Conv1d": convolution(1), "Conv2d": convolution(2), "Conv3d": convolution(3),
        "ConvTranspose1d": transposedConvolution(1), "ConvTranspose2d": transposedConvolution(2),
        "ConvTranspose3d": transposedConvolution(3),

        "BatchNorm1d": batchNorm, "BatchNorm2d": batchNorm, "BatchNorm3d": batchNorm,
        "LayerNorm": LayerForm(
            "aten.layer_norm.default", ["normalized_shape", "eps"],
            state: ["weight": ["elementwise_affine"], "bias": ["elementwise_affine", "bias"]]),
        "GroupNorm": LayerForm(
            "aten.group_norm.default", ["num_groups", "eps"],
            state: ["weight": ["affine"], "bias": ["affine", "bias"]]),
        "RMSNorm": LayerForm(
            "aten.rms_norm.default", ["normalized_shape", "eps"],
            state: ["weight": ["elementwise_affine"]]),

        "Embedding": LayerForm("aten.embedding.default", ["padding_idx"], state: ["weight": []])
            .taking { name, settings in
                name == "padding_idx" && settings[name]?.isNone == true ? -1 : nil
            }.when { $0["max_norm"]?.isNone ?? true }.input(at: 1),

        "Dropout": dropout("dropout"), "Dropout1d": dropout("feature_dropout"),
        "Dropout2d": dropout("feature_dropout"), "Dropout3d": dropout("feature_dropout"),
        "AlphaDropout": dropout("alpha_dropout"),
        "FeatureAlphaDropout": dropout("feature_alpha_dropout"),

        "MaxPool1d": maxPool(1), "MaxPool2d": maxPool(2), "MaxPool3d": maxPool(3),
        "AvgPool1d": averagePool(1), "AvgPool2d": averagePool(2), "AvgPool3d": averagePool(3),
        "AdaptiveAvgPool1d": adaptiveAveragePool(1), "AdaptiveAvgPool2d": adaptiveAveragePool(2),
        "AdaptiveAvgPool3d": adaptiveAveragePool(3),
        "Flatten": LayerForm("aten.flatten.using_ints", ["start_dim", "end_dim"]),

        "Softmax": softmax("softmax"), "LogSoftmax": softmax("log_softmax"),
        "CELU": activation("celu", ["alpha"]), "ELU": activation("elu", ["alpha"]),
        "GELU": activation("gelu", ["approximate"]), "GLU": activation("glu", ["dim"]),
        "Hardshrink": activation("hardshrink", ["lambd"]),
        "Hardsigmoid": activation("hardsigmoid"), "Hardswish": activation("hardswish"),
        "Hardtanh": activation("hardtanh", ["min_val", "max_val"]),
        "LeakyReLU": activation("leaky_relu", ["negative_slope"]),
        "LogSigmoid": activation("log_sigmoid"), "Mish": activation("mish"),
        "PReLU": LayerForm("aten.prelu.default", state: ["weight": []]),
        "ReLU": activation("relu"), "ReLU6": activation("relu6"), "SELU": activation("selu"),
        "Sigmoid": activation("sigmoid"), "SiLU": activation("silu"),
        "Softplus": activation("softplus", ["beta", "threshold"]),
        "Softshrink": activation("softshrink", ["lambd"]), "Tanh": activation("tanh"),
        "Threshold": activation("threshold", ["threshold", "value"]),
    ]
}
