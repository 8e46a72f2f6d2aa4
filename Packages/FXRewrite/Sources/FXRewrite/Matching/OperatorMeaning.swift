// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The operator that a node calls, however the call is written: its name without overload, and a
/// value for each parameter.
struct OperatorMeaning {
    let name: String
    let parameters: [OperatorParameter]
    let values: [MatchedValue]

    /// The meaning of a function or method; nil where the table does not know it.
    init?(_ callee: Callee, _ node: Node, _ operators: OperatorTable) {
        let call = try? operators.resolve(callee, node.arguments, node.keywordArguments) { input in
            input.spec == nil ? nil : .tensor
        }
        guard let call else { return nil }
        let isInPlace = call["inplace"].bool == true
        name = Self.baseName(of: call.schema) + (isInPlace ? "_" : "")
        var parameters: [OperatorParameter] = []
        var values: [MatchedValue] = []
        for (parameter, value) in zip(call.schema.parameters, call.arguments)
        where parameter.name != "inplace" {
            parameters.append(parameter)
            values.append(.argument(value))
        }
        self.parameters = parameters
        self.values = values
    }

    /// The meaning of a call of a layer; nil where it is not that of one operator.
    init?(_ module: ModuleSchema, at path: ModulePath, _ node: Node, _ operators: OperatorTable) {
        guard let layer = LayerOperator(module), node.arguments.count == 1,
            node.keywordArguments.isEmpty,
            let schema = operators.schema(named: layer.overload)
        else { return nil }
        name = Self.baseName(of: schema)
        parameters = schema.parameters
        values = schema.parameters.enumerated().map { index, parameter in
            if index == layer.inputIndex { return .argument(node.arguments[0]) }
            switch layer.values[parameter.name] {
            case .state(let name): return .state(path.appending(name))
            case .literal(let value): return .argument(value.widened())
            case nil: return .argument(parameter.defaultValue?.widened() ?? .none)
            }
        }
    }

    /// The name without overload, such as `aten.add`; functions that are written in Python and do
    /// what an operator does have its name.
    static func baseName(of schema: OperatorSchema) -> String {
        let parts = schema.name.split(separator: ".")
        let base = parts.prefix(2).joined(separator: ".")
        return base == "fx.functional_relu" ? "aten.relu" : base
    }
}

/// The operator that a layer calls with its configuration and state.
struct LayerOperator {
    enum Value {
        case state(String)
        case literal(Literal)
    }

    let overload: String
    var inputIndex = 0
    var values: [String: Value] = [:]

    /// Nil for a layer that is not one operator.
    init?(_ module: ModuleSchema) {
        let configuration = Dictionary(
            module.configuration.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }
        )
        func literals(_ names: [String: String]) -> [String: Value] {
            names.compactMapValues { configuration[$0].map(Value.literal) }
        }
        let hasBias = configuration["bias"]?.bool ?? true
        let bias: [String: Value] = hasBias ? ["bias": .state("bias")] : [:]
        switch module.typeName {
        case "Linear":
            overload = "aten.linear.default"
            values = bias.merging(["weight": .state("weight")]) { $1 }
        case "Conv1d", "Conv2d", "Conv3d":
            let mode = configuration["padding_mode"]?.string ?? "zeros"
            guard mode == "zeros" else { return nil }
            let form = configuration["padding"]?.string == nil ? "default" : "padding"
            overload = "aten.\(module.typeName.lowercased()).\(form)"
            let names = ["stride", "padding", "dilation", "groups"]
            values = literals(Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
            values.merge(bias) { $1 }
            values["weight"] = .state("weight")
        case "BatchNorm1d", "BatchNorm2d", "BatchNorm3d":
            guard !module.isTraining, configuration["track_running_stats"]?.bool ?? true else {
                return nil
            }
            overload = "aten.batch_norm.default"
            values = [
                "running_mean": .state("running_mean"), "running_var": .state("running_var"),
                "training": .literal(false), "cudnn_enabled": .literal(true),
            ]
            values.merge(literals(["momentum": "momentum", "eps": "eps"])) { $1 }
            // A mean over all batches has no momentum, and inference needs none.
            if configuration["momentum"]?.isNone == true { values["momentum"] = .literal(0.0) }
            if configuration["affine"]?.bool ?? true {
                values["weight"] = .state("weight")
                values.merge(bias) { $1 }
            }
        case "Dropout":
            overload = "aten.dropout.default"
            values = literals(["p": "p"])
            values["train"] = .literal(.bool(module.isTraining))
        case "Softmax":
            guard configuration["dim"]?.int != nil else { return nil }
            overload = "aten.softmax.int"
            values = literals(["dim": "dim"])
        case "GELU":
            overload = "aten.gelu.default"
            values = literals(["approximate": "approximate"])
        default:
            guard let name = Self.plain[module.typeName], configuration["inplace"]?.bool != true
            else { return nil }
            overload = name
        }
    }

    /// Layers without state and configuration.
    private static let plain = [
        "ReLU": "aten.relu.default", "ReLU6": "aten.relu6.default",
        "Sigmoid": "aten.sigmoid.default", "Tanh": "aten.tanh.default", "SiLU": "aten.silu.default",
        "Hardswish": "aten.hardswish.default", "Hardsigmoid": "aten.hardsigmoid.default",
        "Mish": "aten.mish.default", "LogSigmoid": "aten.log_sigmoid.default",
    ]
}
