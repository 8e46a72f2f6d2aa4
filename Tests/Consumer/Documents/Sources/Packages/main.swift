// SPDX-License-Identifier: Apache-2.0

// What the packages' pages show, one block a page.

import FX

func section(_ name: String) { print("== \(name)") }

section("FXCore")
do {
    let table = OperatorTable.current
    let spec = TensorSpec(.float32, [2, 3])
    let call = try table.resolve(.function(.torch.add), [.leaf(spec), 1], [:]) {
        (_: TensorSpec) in .tensor
    }
    print(call.schema.name)  // aten.add.Scalar
    print(try call.schema.rule?.specs(for: call) ?? [])  // f32[2, 3]
}

section("FXTensor")
do {
    let x = Tensor([[1.0, 2], [3, 4]])
    print(torch.sum(x.relu() * 2, dim: -1))  // tensor([ 6., 14.])
    x.transpose(0, 1)[0].fill_(0)  // a view: x is now [[0, 2], [0, 4]]
    let y = try withTensorErrors { x.matmul(Tensor([1.0])) }  // throws, and the program goes on
    print(y)
} catch {
    print(error)
}

section("FXNN")
do {
    final class Net: Module, Layer {
        let layers = [Linear(4, 8), Linear(8, 2)]
        @Buffer var offset = Tensor.zeros([2])
        func forward(_ x: Tensor) -> Tensor { layers[1](layers[0](x).relu()) + offset }
    }
    print(Net().stateDictionary().map(\.path))  // offset, layers.0.weight, ...
}

section("FXIR")
do {
    let graph = Graph()
    let x = try graph.placeholder("x")
    let relu = try graph.callFunction(.torch.relu, [x])
    try graph.output(relu)

    let builder = try graph.makeBuilder(at: .after(x))
    let scaled = try builder.callFunction(.torch.mul, [x, 2.0])
    try x.replaceAllUses(with: scaled)  // `scaled` itself keeps using x
    print(graph)  // torch.fx's text; GraphTable(graph) is its table
    try GraphVerifier().verify(graph)
}

section("FXTrace")
do {
    let graph = try Tracer().trace(Sequential(Linear(4, 2), ReLU()))
    let sum = try Tracer().trace { (x: Tensor, y: Tensor) in x + y }
    print(graph.nodes.count, sum.nodes.count)
}

section("FXInterp")
do {
    let model = try GraphModule(tracing: Sequential(Linear(4, 2), ReLU()))
    let y = try model(Tensor.ones([3, 4]))  // by a plan that follows graph and state
    let batch = Dimension.symbolic(.symbol("batch"))
    try ShapeInference(model).run(specs: TensorSpec(.float32, [batch, 4]))  // no kernel runs
    print(y.shape, model.graph.outputNode?.spec?.shape ?? [])
}

section("FXRewrite")
do {
    let model = try GraphModule(
        tracing: Sequential(Conv2d(3, 8, kernelSize: 3), BatchNorm2d(8)).eval())
    try replacePattern(in: model, { (x: Tensor) in x.relu() }, with: { $0.clamp(min: 0) })
    let report = try PassManager(.inference).run(on: model)
    print(report.changes, model.graph.nodes.map(\.name))

    let tidy = try PassManager(
        Pipeline("tidy") {
            FoldBatchNorm()
            UntilStable {
                EliminateCommonSubexpressions()
                EliminateDeadCode()
            }
        })
    print(try tidy.run(on: model).isComplete)
}

section("FXCodegen")
do {
    let model = try GraphModule(tracing: Sequential(Linear(4, 2), ReLU()))
    let (graph, schema) = (model.graph, model.stateSchema())
    print(try SwiftGenerator().generate(graph, schema: schema, typeName: "Net"))
    print(try PythonGenerator().generate(graph))  // torch.fx's gm.code, letter for letter
    let drawing = DotGenerator().generate(graph, schema: schema)  // for graphviz
    print(drawing.prefix(7))
}

section("FXSerialize")
do {
    let graph = try Graph(
        parsing: "graph(%x) { %w = get_attr[w] %y = call_method[mul](%x, %w) return %y }")
    var schema = StateSchema()
    schema["w"] = .parameter(TensorSpec(.float32, [2]))
    let archive = ModelArchive(graph: graph, schema: schema, tensors: ["w": Tensor([1.0, 2])])
    try archive.write(to: "model.zip")
    let opened = try ModelArchive(contentsOf: "model.zip")
    print(opened.graph, opened.tensors)
}

section("FX")
do {
    let traced = try symbolicTrace { (x: Tensor, y: Tensor) in torch.relu(x + y) }
    print(traced.graph)
    try traced.save(to: "model.zip")
    let opened = try GraphModule(contentsOf: "model.zip")
    print(try opened(Tensor([1.0, -3]), Tensor([1.0, 1])))
}
