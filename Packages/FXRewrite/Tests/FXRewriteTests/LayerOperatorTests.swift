// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
@testable import FXRewrite
import FXTensor
import Testing

/// A layer of a configuration, and the shape of an input.
private struct LayerCase: CustomStringConvertible {
    let typeName: String
    let configuration: [ArgumentEntry<Never>]
    let input: [Int]

    init(
        _ typeName: String, _ configuration: KeyValuePairs<String, Literal> = [:],
        input: [Int] = [2, 4, 6]
    ) {
        self.typeName = typeName
        self.configuration = configuration.map { ArgumentEntry($0.key, $0.value) }
        self.input = input
    }

    var description: String { "\(typeName)(\(configuration.map { "\($0.key)=\($0.value)" }))" }

    /// The layer in inference, and a graph that calls it.
    func module() throws -> (layer: Module, caller: GraphModule) {
        let layer = try ModuleRegistry.makeModule(
            ModuleSchema(typeName: typeName, configuration: configuration, isTraining: false))
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.output(try graph.callModule("blocks.0", [x]))
        let caller = try GraphModule(attributes: ["blocks.0": .module(layer)], graph)
        return (layer, caller.eval())
    }

    var values: Tensor {
        typeName == "Embedding"
            ? Tensor((0..<input.reduce(1, *)).map { $0 % 3 }).reshape(input)
            : Tensor.randn(input) * 2
    }
}

private let layerCases: [LayerCase] = [
    LayerCase("Linear", ["in_features": 6, "out_features": 3]),
    LayerCase("Linear", ["in_features": 6, "out_features": 3, "bias": false]),
    LayerCase(
        "Conv1d",
        ["in_channels": 4, "out_channels": 6, "kernel_size": 3, "groups": 2, "padding": "same"]),
    LayerCase(
        "Conv2d",
        ["in_channels": 4, "out_channels": 2, "kernel_size": [3, 2], "stride": 2, "padding": 1],
        input: [2, 4, 5, 5]),
    LayerCase(
        "Conv3d", ["in_channels": 2, "out_channels": 2, "kernel_size": 2, "bias": false],
        input: [1, 2, 3, 3, 3]),
    LayerCase(
        "ConvTranspose1d",
        [
            "in_channels": 4, "out_channels": 2, "kernel_size": 3, "stride": 2,
            "output_padding": 1, "groups": 2,
        ]),
    LayerCase(
        "ConvTranspose2d",
        ["in_channels": 4, "out_channels": 2, "kernel_size": [3, 2], "dilation": [1, 2]],
        input: [2, 4, 5, 5]),
    LayerCase(
        "ConvTranspose3d", ["in_channels": 2, "out_channels": 2, "kernel_size": 2, "bias": false],
        input: [1, 2, 3, 3, 3]),
    LayerCase("BatchNorm1d", ["num_features": 4, "eps": 0.1]),
    LayerCase(
        "BatchNorm2d", ["num_features": 4, "affine": false, "momentum": nil], input: [2, 4, 3, 3]),
    LayerCase("BatchNorm3d", ["num_features": 2], input: [1, 2, 3, 3, 3]),
    LayerCase("LayerNorm", ["normalized_shape": [4, 6], "eps": 0.5]),
    LayerCase("LayerNorm", ["normalized_shape": 6, "elementwise_affine": false]),
    LayerCase("LayerNorm", ["normalized_shape": 6, "bias": false]),
    LayerCase("GroupNorm", ["num_groups": 2, "num_channels": 4, "eps": 0.5]),
    LayerCase("GroupNorm", ["num_groups": 2, "num_channels": 4, "affine": false]),
    LayerCase("RMSNorm", ["normalized_shape": [6]]),
    LayerCase("RMSNorm", ["normalized_shape": [6], "eps": 0.5, "elementwise_affine": false]),
    LayerCase("Embedding", ["num_embeddings": 3, "embedding_dim": 2]),
    LayerCase("Embedding", ["num_embeddings": 3, "embedding_dim": 2, "padding_idx": 1]),
    LayerCase("Dropout", ["p": 0.25]), LayerCase("Dropout", ["inplace": true]),
    LayerCase("Dropout1d"), LayerCase("Dropout2d"), LayerCase("Dropout3d"),
    LayerCase("AlphaDropout"), LayerCase("FeatureAlphaDropout"),
    LayerCase("MaxPool1d", ["kernel_size": 2]),
    LayerCase(
        "MaxPool2d", ["kernel_size": [2, 3], "stride": 1, "padding": 1, "ceil_mode": true],
        input: [2, 4, 5, 5]),
    LayerCase("MaxPool3d", ["kernel_size": 2, "dilation": 2], input: [1, 2, 3, 3, 3]),
    LayerCase("AvgPool1d", ["kernel_size": 3, "padding": 1, "count_include_pad": false]),
    LayerCase("AvgPool2d", ["kernel_size": 2, "divisor_override": 3], input: [2, 4, 5, 5]),
    LayerCase("AvgPool3d", ["kernel_size": 2, "stride": 1], input: [1, 2, 3, 3, 3]),
    LayerCase("AdaptiveAvgPool1d", ["output_size": 3]),
    LayerCase("AdaptiveAvgPool2d", ["output_size": [2, 1]], input: [2, 4, 5, 5]),
    LayerCase("AdaptiveAvgPool3d", ["output_size": 2], input: [1, 2, 3, 3, 3]),
    LayerCase("Flatten"), LayerCase("Flatten", ["start_dim": 0, "end_dim": 1]),
    LayerCase("Softmax", ["dim": 1]), LayerCase("LogSoftmax", ["dim": -1]),
    LayerCase("CELU", ["alpha": 0.5]), LayerCase("ELU", ["alpha": 0.5]),
    LayerCase("GELU"), LayerCase("GELU", ["approximate": "tanh"]), LayerCase("GLU", ["dim": 1]),
    LayerCase("Hardshrink", ["lambd": 0.75]), LayerCase("Hardsigmoid"), LayerCase("Hardswish"),
    LayerCase("Hardtanh", ["min_val": -0.5, "max_val": 0.25]),
    LayerCase("LeakyReLU", ["negative_slope": 0.5]), LayerCase("LogSigmoid"), LayerCase("Mish"),
    LayerCase("PReLU", ["num_parameters": 4]), LayerCase("ReLU"), LayerCase("ReLU6"),
    LayerCase("SELU"), LayerCase("Sigmoid"), LayerCase("SiLU"),
    LayerCase("Softplus", ["beta": 2.0, "threshold": 1.0]), LayerCase("Softshrink"),
    LayerCase("Tanh"), LayerCase("Threshold", ["threshold": 0.5, "value": -3.0]),
]

/// Layers that have an operator in other settings.
private let otherCases: [LayerCase] = [
    LayerCase(
        "Conv1d",
        [
            "in_channels": 4, "out_channels": 4, "kernel_size": 3, "padding": 1,
            "padding_mode": "circular",
        ]),
    LayerCase("BatchNorm1d", ["num_features": 4, "track_running_stats": false]),
    LayerCase("Embedding", ["num_embeddings": 3, "embedding_dim": 2, "max_norm": 1.0]),
    LayerCase("AdaptiveAvgPool2d", ["output_size": [2, nil]], input: [2, 4, 5, 5]),
    LayerCase("ReLU", ["inplace": true]), LayerCase("ELU", ["inplace": true]),
]

@Suite struct `The operators of layers` {
    @Test func `compute what the layers compute`() throws {
        for example in layerCases {
            let (_, caller) = try example.module()
            let layer = try #require(
                MatchContext(caller).layer(at: "blocks.0"), "\(example) has no operator")
            let call = try operatorCall(of: layer, in: caller)
            let x = example.values
            let (found, expected) = (try call(x), try caller(x))
            #expect(found.extents == expected.extents, "\(example)")
            #expect(
                zip(found.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-6 },
                "\(example)")
        }
        #expect(Set(layerCases.map(\.typeName)) == Set(LayerForm.forms.keys))
    }

    @Test func `are not there where a layer does something else`() throws {
        for example in otherCases {
            let (_, caller) = try example.module()
            #expect(MatchContext(caller).layer(at: "blocks.0") == nil, "\(example)")
        }
        for typeName in ["BatchNorm1d", "Dropout"] {
            let layer = try ModuleRegistry.makeModule(
                ModuleSchema(
                    typeName: typeName,
                    configuration: typeName == "Dropout"
                        ? [ArgumentEntry("inplace", true)] : [ArgumentEntry("num_features", 4)],
                    isTraining: true))
            let graph = Graph()
            try graph.output(try graph.callModule("layer", [try graph.placeholder("x")]))
            let caller = try GraphModule(attributes: ["layer": .module(layer)], graph)
            #expect(MatchContext(caller).layer(at: "layer") == nil)
        }
    }

    @Test func `are not those of types of the same name`() throws {
        /// Not torch's.
        final class ReLU: Module, Layer {
            func forward(_ x: Tensor) -> Tensor { -x }
        }
        let graph = Graph()
        try graph.output(try graph.callModule("act", [try graph.placeholder("x")]))
        let caller = try GraphModule(attributes: ["act": .module(ReLU())], graph)
        #expect(caller.stateSchema().module(at: "act")?.typeName == "ReLU")
        #expect(MatchContext(caller).layer(at: "act") == nil)
        // Of a file nothing else is known.
        #expect(MatchContext(graph, schema: caller.stateSchema()).layer(at: "act") != nil)
    }

    @Test func `share the input's memory where they are views`() throws {
        for (typeName, shares) in [("Flatten", true), ("Dropout", true), ("Tanh", false)] {
            let (_, caller) = try LayerCase(typeName).module()
            #expect(MatchContext(caller).layer(at: "blocks.0")?.sharesInput == shares)
        }
    }

    @Test func `are fused as functions are`() throws {
        let chain = Sequential(
            Sigmoid(), ELU(alpha: 0.5), LeakyReLU(0.25), PReLU(), Softplus(beta: 2), Tanh())
        let convolution = Sequential(
            Conv2d(2, 3, kernelSize: 2), LeakyReLU(0.25), Linear(3, 4),
            Hardtanh(minVal: -0.5, maxVal: 0.5))
        let cases: [(Module, any GraphPass, [Int], fused: Int)] = [
            (chain, FuseElementwise(), [2, 3], 2),
            (convolution, FuseEpilogues(), [1, 2, 3, 4], 2),
        ]
        for (net, pass, shape, count) in cases {
            let module = try GraphModule(tracing: net.eval())
            let x = Tensor.randn(shape) * 2
            let expected = try module(x)
            try AnnotateShapes(TensorSpec(.float32, Shape(shape))).run(on: module)
            #expect(try pass.run(on: module) == count)
            try module.validate()
            // PReLU has a parameter, which is no number of a chain.
            let left = module.graph.nodes.filter { $0.opcode == .callModule }
            #expect(left.count == (net === chain ? 1 : 0))
            #expect(
                zip(try module(x).elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-6 })
        }
    }

    /// A module that calls the operator instead of the layer.
    private func operatorCall(
        of layer: LayerOperator, in caller: GraphModule
    ) throws -> GraphModule {
        let graph = Graph()
        let x = try graph.placeholder("x")
        var arguments: [Argument<Node>] = []
        var keywords = KeywordArguments<Node>()
        for (parameter, value) in zip(layer.schema.parameters, layer.values(input: .leaf(x))) {
            let argument: Argument<Node> =
                switch value {
                case .argument(let argument): argument
                case .state(let path): .leaf(try graph.getAttribute(path))
                }
            if parameter.isKeywordOnly {
                keywords.entries.append(ArgumentEntry(parameter.name, argument))
            } else {
                arguments.append(argument)
            }
        }
        let target = FunctionTarget("torch.ops." + layer.schema.name)
        try graph.output(try graph.insert(.callFunction(target), arguments, keywords))
        return try GraphModule(caller, graph)
    }
}
