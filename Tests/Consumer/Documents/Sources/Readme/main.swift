// SPDX-License-Identifier: Apache-2.0

import FX

final class MyModule: Module, Layer {
    @Parameter var param = Tensor.ones([3, 4])
    let linear = Linear(4, 5)

    func forward(_ x: Tensor) -> Tensor {
        linear(x + param).clamp(min: 0.0, max: 1.0)
    }
}

let model = MyModule()
let traced = try symbolicTrace(model)
for node in traced.graph.nodes where node.operation == .callModule("linear") {
    let builder = try traced.graph.makeBuilder(at: .before(node))
    let relu = try builder.callFunction(.torch.relu, [node.arguments[0]])
    try node.setArguments([relu])
}
try traced.validate()
print(traced.graph)

let x = Tensor.zeros([3, 4])
print(try traced(x).elements == model(x).elements)
