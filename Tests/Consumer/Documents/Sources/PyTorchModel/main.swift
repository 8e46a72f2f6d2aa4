// SPDX-License-Identifier: Apache-2.0

import FX

let model = try GraphModule(contentsOf: "mlp.pt2")
print(GraphTable(model.graph))
for node in model.graph.placeholders { print(node.name, node.spec.map { "\($0)" } ?? "") }
print("\(model.parameterCount) parameters, dialect \(model.exportSignature!.dialect)")

let io = try SafetensorsFile(contentsOf: "io.safetensors")
let input = try io.tensor("case0.in.input")
let fromPyTorch = try io.tensor("case0.out.0")

func distance(_ a: Tensor, _ b: Tensor) -> Double { (a - b).abs().max().item() }

let logarithms = try model(input)
print("as PyTorch:", distance(logarithms, fromPyTorch) < 2.2e-5)

// The model gives logarithms; we want probabilities.
let x = Capture<Node>("x")
let axis = Capture<Int>("axis")
let probabilities = Rule(
    "probabilities", try Pattern(.call("aten.log_softmax", .capture(x), .capture(axis)))
) { match, rewriter in
    try rewriter.callFunction("torch.ops.aten.softmax.int", [try match[x], try match[axis]])
}
let log = try RewriteDriver().run([probabilities], on: model)
try model.validate()
print(log)

let result = try model(input)
print("exp of before:", distance(result, fromPyTorch.exp()) < 1e-5)
print("rows sum to 1:", distance(result.sum(dim: 1), Tensor.ones([3])) < 1e-5)

try model.save(to: "probabilities.pt2", as: .pt2)
let again = try GraphModule(contentsOf: "probabilities.pt2")
print(again.graph.isStructurallyEqual(to: model.graph))
print(try again(input).elements == result.elements)

do {
    _ = try model(Tensor.ones([3, 15]))
} catch {
    print(error)
}

// Core ATen of the same program: fewer, smaller operators.
let core = try GraphModule(contentsOf: "mlp.core.pt2")
for (operation, count) in core.graph.operationCounts where operation.opcode == .callFunction {
    print(count, operation.targetText)
}
