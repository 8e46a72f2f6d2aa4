// SPDX-License-Identifier: Apache-2.0

import FX

final class Block: Module, Layer {
    let up = Linear(4, 8)
    let down = Linear(8, 4)

    func forward(_ x: Tensor) -> Tensor {
        let h = up(x)
        let gated = down(h * h.sigmoid())
        return torch.sigmoid(gated) * gated
    }
}

torch.manualSeed(0)
let model = Block()
let traced = try symbolicTrace(model)
print(traced.graph)

/// `x * sigmoid(x)`, in any spelling and order, is SiLU.
func makeSiLU() throws -> Rule {
    let x = Capture<Node>("x")
    let gate = Term.call("aten.mul", .capture(x), .call("aten.sigmoid", .capture(x)))
        .commutative
    return Rule("silu", try Pattern(gate)) { match, rewriter in
        try rewriter.callFunction("torch.nn.functional.silu", [try match[x]])
    }
}

let silu = try makeSiLU()
let log = try RewriteDriver().run([silu], on: traced)
print(log)
print(traced.graph)
if let blame = traced.graph.blame("silu") { print(blame) }

// Other products stay.
let other = try symbolicTrace { (x: Tensor, y: Tensor) in x * y.sigmoid() }
if let product = other.graph.outputNode?.inputs.first,
    let reason = try silu.whyNot(at: product, in: other)
{
    print(reason)
}

// A write between the two parts changes what one of them reads.
let written = try symbolicTrace { (x: Tensor) in
    let weight = x.sigmoid()
    x.add_(1)
    return x * weight
}
let nothing = try RewriteDriver().run([silu], on: written)
for refused in nothing.refused { print(refused) }

/// Applies a rule to a graph that is written as text; nil where it does not fire.
func changes(_ text: String, by rule: Rule) throws -> GraphModule? {
    let module = try GraphModule(Module(), Graph(parsing: text))
    let count = try RewriteDriver().run([rule], on: module).count
    try module.validate()
    return count == 0 ? nil : module
}

let fires = [
    "graph(%x) { %s = call_method[sigmoid](%x) %m = call_function[torch.mul](%x, %s) return %m }",
    "graph(%x) { %s = call_function[torch.sigmoid](%x) %m = call_method[mul](%s, %x) return %m }",
]
let staysAway = [
    "graph(%x, %y) { %s = call_method[sigmoid](%x) %m = call_method[mul](%s, %y) return %m }",
    "graph(%x) { %s = call_method[tanh](%x) %m = call_method[mul](%s, %x) return %m }",
    // The sigmoid is used elsewhere, too.
    "graph(%x) { %s = call_method[sigmoid](%x) %m = call_method[mul](%s, %x) return (%m, %s) }",
]
for text in fires {
    let before = try GraphModule(Module(), Graph(parsing: text))
    guard let after = try changes(text, by: silu) else { throw TestFailure(text: text) }
    let input = Tensor.randn([64])
    let difference = try (before(input) - after(input)).abs().max()
    guard difference.item() < 1e-6 else { throw TestFailure(text: text) }
}
for text in staysAway {
    guard try changes(text, by: silu) == nil else { throw TestFailure(text: text) }
}
print("\(fires.count) fire, \(staysAway.count) stay as they are")

struct TestFailure: Error { var text: String }

let manager = try PassManager(
    Pipeline("gates") {
        ApplyRules("silu") { [try makeSiLU()] }
        EliminateDeadCode()
    })
let second = try symbolicTrace(model)
let report = try manager.run(on: second)
for record in report.records { print(record.pass, record.changes) }
let input = Tensor.randn([3, 4])
let difference = try (second(input) - model(input)).abs().max()
print(difference.item() < 1e-6)
