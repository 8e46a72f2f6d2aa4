// SPDX-License-Identifier: Apache-2.0

import FX

/// What is wrong with a model; empty where it may be shipped.
func complaints(_ model: GraphModule, limit: Int) throws -> [String] {
    var found: [String] = []

    // Is the graph well formed, and does its state fit?
    let verifier = GraphVerifier(schema: model.stateSchema())
    found += verifier.issues(in: model.graph).map { "\($0)" }
    guard found.isEmpty else { return found }

    // Is every call of an operator that we know?
    for (operation, count) in model.graph.operationCounts {
        if let callee = operation.callee, !OperatorTable.current.contains(callee) {
            found.append("\(count) calls of \(operation.targetText), which nobody knows here")
        }
    }

    // What does a batch of one cost?
    let inputs = model.graph.placeholders.compactMap(\.spec).map { spec in
        let shape = Shape([1] + spec.shape.dropFirst())
        return Argument.leaf(ValueSpec.tensor(TensorSpec(spec.dtype, shape)))
    }
    let cost = try GraphCost(of: model, inputs: inputs)
    if let count = cost.total.multiplyAdds.value, count > limit {
        found.append("\(count) multiply-adds, \(limit) allowed")
    }

    // Does a cast that nobody wrote make something wide?
    found += DTypeLint().issues(in: model.graph).map { "\($0)" }
    return found
}

let model = try GraphModule(contentsOf: "mlp.pt2")
print(try complaints(model, limit: 1_000))
print(try complaints(model, limit: 100))

// The same program as the one that was approved, whatever its nodes are called?
let approved = "2e16b03a52293055"
print(String(model.graph.structuralHash, radix: 16) == approved)

// Somebody adds a scale and forgets the parameter.
if let output = model.graph.outputNode {
    try model.graph.makeBuilder(at: .before(output)).getAttribute("head.scale")
}
for complaint in try complaints(model, limit: 1_000) { print(complaint) }
