// SPDX-License-Identifier: Apache-2.0

import FX

final class Net: Module, Layer {
    let features = Sequential(Conv2d(1, 4, kernelSize: 3, padding: 1), ReLU(), MaxPool2d(2))
    let head = Linear(64, 10)
    @Buffer var offset = Tensor.zeros([10])

    func forward(_ x: Tensor) -> Tensor {
        let scores = head(features(x).flatten(1))
        return (scores + offset).softmax(dim: -1)
    }
}

torch.manualSeed(0)
let net = Net().eval()
let image = Tensor.randn([2, 1, 8, 8])
print(net(image).shape)
print(net)

let traced = try symbolicTrace(net)
print(traced.graph)

for node in traced.graph.nodes where node.opcode == .callModule {
    print("\(node) reads \(node.inputs) and is used by \(node.users)")
}
let head = traced.graph.nodes(of: .callModule("head")).last
print(try traced.module(at: "head"), "called in line", head?.provenance.location?.line ?? 0)

print(try traced(image).elements == net(image).elements)

let batch = Dimension.symbolic(.symbol("batch"))
try ShapeInference(traced).run(specs: TensorSpec(.float32, [batch, 1, 8, 8]))
for node in traced.graph.nodes {
    if let spec = node.spec { print(node.name, spec) }
}

print(try traced.pythonCode)
print(try traced.swiftCode(typeName: "TracedNet"))

let matches = try replacePattern(
    in: traced, { (x: Tensor) in x.softmax(dim: -1) }, with: { x in x.logSoftmax(dim: -1) })
try traced.validate()
print("\(matches.count) replaced")
let difference = try (traced(image) - net(image).log()).abs().max()
print(difference.item() < 1e-5)

do {
    try head.map(traced.graph.erase)
} catch {
    print(error)
}

try traced.save(to: "net.zip")
let opened = try GraphModule(contentsOf: "net.zip")
print(opened.graph.isStructurallyEqual(to: traced.graph))
print(try opened(image).elements == traced(image).elements)
