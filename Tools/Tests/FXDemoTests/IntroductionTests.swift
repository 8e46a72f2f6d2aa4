// SPDX-License-Identifier: Apache-2.0

import FX
import FXDemo
import Foundation
import Testing

private func expectTexts(_ module: GraphModule, _ name: String, code: Bool = true) throws {
    let recorded = Recorded(name: name)
    #expect(module.graph.description == (try recorded.graph))
    #expect(GraphTable(module.graph).description == (try recorded.table))
    if code { #expect(try module.pythonCode == (try recorded.code)) }
    try module.validate()
}

/// The module of the introduction with the weights of the recorded run.
private func recordedModule(_ numbers: Recorded.Numbers) throws -> MyModule {
    let model = MyModule()
    try model.loadStateDictionary(
        Dictionary(
            uniqueKeysWithValues: numbers.state.map { (ModulePath($0.key), $0.value.tensor) }))
    return model
}

@Suite struct `The introduction's module` {
    @Test func `prints as torch.fx prints it, letter for letter`() throws {
        let traced = try symbolicTrace(MyModule())
        try expectTexts(traced, "seed_mymodule")
        #expect(
            traced.graph.nodes.map(\.name) == ["x", "param", "add", "linear", "clamp", "output"])
        #expect(
            traced.description == """
                MyModule(
                  (linear): Linear(in_features=4, out_features=5, bias=True)
                )
                """)
    }

    @Test func `computes PyTorch's numbers, eagerly and traced`() throws {
        let numbers = try Recorded(name: "seed_mymodule").numbers
        let model = try recordedModule(numbers)
        let input = numbers.input.tensor
        #expect(difference(.leaf(model(input)), numbers.output.values) < 1e-6)
        let traced = try symbolicTrace(model)
        #expect(try traced(input).elements == model(input).elements)
    }

    @Test func `knows where its nodes were written`() throws {
        let traced = try symbolicTrace(MyModule())
        let clamp = try #require(traced.graph.node(named: "clamp"))
        #expect(clamp.provenance.location?.file == "FXDemo/MyModule.swift")
    }
}

@Suite struct `The introduction's transforms` {
    @Test func `a relu before each linear layer, into a new graph`() throws {
        let numbers = try Recorded(name: "seed_insert_relu_before_linear").numbers
        let traced = try symbolicTrace(try recordedModule(numbers))
        let before = traced.graph.description
        let module = try InsertReLU.intoNewGraph(traced)
        try expectTexts(module, "seed_insert_relu_before_linear")
        #expect(traced.graph.description == before)
        let result = try module.run([.leaf(numbers.input.tensor)])
        #expect(difference(result, numbers.output.values) < 1e-6)
    }

    @Test func `a relu before each linear layer, in place`() throws {
        let numbers = try Recorded(name: "seed_insert_relu_before_linear").numbers
        let module = try symbolicTrace(try recordedModule(numbers))
        #expect(try InsertReLU.inPlace(module) == 1)
        try expectTexts(module, "seed_insert_relu_before_linear")
        let result = try module.run([.leaf(numbers.input.tensor)])
        #expect(difference(result, numbers.output.values) < 1e-6)
        #expect(module.graph.node(named: "relu")?.provenance.steps == ["insert-relu"])
    }

    @Test func `linear layers are told by type, not by name`() throws {
        let module = try symbolicTrace(Sequential(Linear(2, 2), ReLU(), Linear(2, 2)))
        #expect(try InsertReLU.inPlace(module) == 2)
        #expect(try InsertReLU.inPlace(try symbolicTrace(Sequential(ReLU()))) == 0)
    }

    @Test func `mul for add`() throws {
        let module = try symbolicTrace(AddModule())
        #expect(try ReplaceAdd.byMultiply(module) == 1)
        try expectTexts(module, "seed_add_to_mul")
        let product = try module(Tensor([1, 2, 3]), Tensor([4, 5, 6]))
        #expect(product.elements == [4, 10, 18])
        #expect(product.dtype == .int64)
    }

    @Test func `topk of sums, and its table`() throws {
        let numbers = try Recorded(name: "seed_topk").numbers
        let model = TopKModule()
        try model.loadStateDictionary(
            Dictionary(
                uniqueKeysWithValues: numbers.state.filter { $0.key.hasPrefix("linear") }
                    .map { (ModulePath($0.key), $0.value.tensor) }))
        let module = try symbolicTrace(model)
        try expectTexts(module, "seed_topk")
        let result = try module.run([.leaf(numbers.input.tensor)])
        #expect(difference(result, numbers.output.values) < 1e-6)
    }

    @Test func `a constant before linear, which runs`() throws {
        let model = TopKModule()
        let module = try symbolicTrace(model)
        #expect(try InsertConstant.beforeLinear(module) == 1)
        try expectTexts(module, "seed_topk_modified", code: false)
        #expect(
            try module.pythonCode.contains("add_1 = torch.add(add, torch.tensor(1.0));  add = None")
        )
        let x = Tensor.randn([5, 4])
        let expected = torch.topk(
            torch.sum(model.linear(x + model.linear.weight + 1).relu(), dim: -1), 3)
        let result = try module.run([.leaf(x)])
        #expect(
            difference(result, [expected.values.elements, expected.indices.elements]) < 1e-5)
    }

    @Test func `batch norm folded into the convolution`() throws {
        let model = ConvolutionAndNorm()
        for _ in 0..<3 { _ = model(Tensor.randn([2, 3, 8, 8])) }
        model.eval()
        let module = try symbolicTrace(model)
        #expect(try FoldBatchNorm().run(on: module) == 1)
        #expect(module.graph.nodes.map(\.opcode) == [.placeholder, .callModule, .output])
        let x = Tensor.randn([2, 3, 8, 8])
        #expect(difference(try module.run([.leaf(x)]), [model(x).elements]) < 1e-5)
    }

    @Test func `relu decomposed by retracing`() throws {
        let module = try DecomposeReLU.run(try symbolicTrace { (x: Tensor) in F.relu(x) })
        try expectTexts(module, "seed_relu_decomposition")
        #expect(try module(Tensor([-1.0, 0, 1])).elements == [0, 0, 1])
    }

    @Test func `a transformer that turns add into mul`() throws {
        let module = try MultiplyInsteadOfAdd(symbolicTrace(AddModule())).transform()
        try expectTexts(module, "seed_custom_transformer")
        #expect(try module(Tensor(2.0), Tensor(3.0)).elements == [6])
    }
}

@Suite struct `Without a transform` {
    @Test func `a graph is counted and searched`() throws {
        let traced = try symbolicTrace(MyModule())
        #expect(
            Analysis.operationCounts(of: traced.graph).map { "\($0.count) \($0.target)" } == [
                "1 call_function operator.add", "1 call_method clamp", "1 call_module linear",
                "1 get_attr param",
            ])
        #expect(Analysis.linearLayers(of: traced).map(\.name) == ["linear"])
    }

    @Test func `a model is built from a configuration`() throws {
        let model = try ConfiguredModel(json: Data(ConfiguredModel.example.utf8))
        #expect(
            model.graph.nodes.map(\.name) == [
                "x", "linear0", "relu", "linear2", "sigmoid", "output",
            ])
        #expect(GraphVerifier(schema: model.schema).issues(in: model.graph).isEmpty)
        #expect(try model.makeModule()(Tensor.randn([2, 4])).extents == [2, 3])
        #expect(
            throws: ConfiguredModel.UnknownLayer(index: 0, type: "warp")
        ) {
            try ConfiguredModel(json: Data(#"{"input": "x", "layers": [{"type": "warp"}]}"#.utf8))
        }
    }
}
