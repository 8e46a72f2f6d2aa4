// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import FXTrace
import Testing

private func traced<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
    _ function: (repeat each Input) -> Output
) throws -> GraphModule {
    let tracer = Tracer()
    let graph = try tracer.trace(function)
    return try GraphModule(Module(), graph, constants: tracer.constants)
}

@Suite struct `Replacing a pattern` {
    @Test func `fires at every place, back to back too`() throws {
        let module = try traced { (x: Tensor) in x.relu().relu().tanh().relu() }
        let matches = try replacePattern(in: module, { (x: Tensor) in x.relu() }, with: { -$0 })
        #expect(matches.count == 3)
        #expect(module.graph.nodes.map(\.name) == ["x", "neg", "neg_1", "tanh", "neg_2", "output"])
        let x = Tensor([0.5, -2])
        #expect(try module(x).elements == (-((x).tanh())).elements)
        try module.validate()
    }

    @Test func `takes the first of overlapping places`() throws {
        let module = try traced { (x: Tensor) in x.sigmoid().sigmoid().sigmoid() }
        let matches = try replacePattern(
            in: module, { (x: Tensor) in x.sigmoid().sigmoid() }, with: { $0.tanh() })
        #expect(matches.count == 1)
        #expect(module.graph.nodes.map(\.name) == ["x", "tanh", "sigmoid_2", "output"])
    }

    @Test func `does not fire where an inner value is used outside`() throws {
        let module = try traced { (x: Tensor) in
            let y = x.relu()
            return y.tanh() + y
        }
        let before = module.graph.revision
        let matches = try replacePattern(
            in: module, { (x: Tensor) in x.relu().tanh() }, with: { -$0 })
        #expect(matches.isEmpty)
        #expect(module.graph.revision == before)
    }

    @Test func `literals must be equal in type and value`() throws {
        let module = try traced { (x: Tensor) in (x + 1, x + 1.0).0 + (x + 1.0) }
        let integers = try replacePattern(in: module, { (x: Tensor) in x + 1 }, with: { $0.relu() })
        #expect(integers.count == 1)
        #expect(module.graph.nodes(calling: .operator.add).count == 3)
    }

    @Test func `a placeholder takes a literal and keeps its place`() throws {
        let module = try traced { (x: Tensor) in torch.add(x, Tensor(1.0)) }
        let matches = try replacePattern(
            in: module, { (x: Tensor, y: Tensor) in torch.add(x, y) },
            with: { (x: Tensor, y: Tensor) in y * x })
        #expect(matches.count == 1)
        #expect(try module(Tensor(3.0)).elements == [3])
    }

    @Test func `one graph node is not two pattern nodes`() throws {
        let module = try traced { (x: Tensor) in x + x }
        let matches = try replacePattern(
            in: module, { (x: Tensor, y: Tensor) in x + y },
            with: { (x: Tensor, y: Tensor) in x * y })
        #expect(matches.isEmpty)
    }

    @Test func `several results go to several values`() throws {
        let module = try traced { (x: Tensor) in
            let y = x.relu()
            return y.tanh() + y.sigmoid()
        }
        let pattern = { (x: Tensor) in
            let y = x.relu()
            return [y.tanh(), y.sigmoid()]
        }
        let matches = try replacePattern(
            in: module, pattern, with: { (x: Tensor) in [x + 1, x + 2] })
        #expect(matches.count == 1)
        #expect(try module(Tensor(1.0)).elements == [5])
        try module.validate()
    }

    @Test func `a closure sees the match and may decline`() throws {
        let module = try traced { (x: Tensor) in x.relu().tanh().relu() }
        let pattern = try Pattern { (x: Tensor) in x.relu() }
        let replaced = try replacePattern(pattern, in: module, author: "first-only") {
            match, rewriter in
            guard match.inputs[0].leaf?.opcode == .placeholder else { return nil }
            return [.leaf(try rewriter.callFunction(.torch.neg, match.inputs))]
        }
        #expect(replaced.count == 1)
        #expect(module.graph.nodes.map(\.name) == ["x", "neg", "tanh", "relu_1", "output"])
        #expect(module.graph.node(named: "neg")?.provenance.steps == ["first-only"])
    }

    @Test func `a failure puts everything back`() throws {
        let module = try traced { (x: Tensor) in x.relu().tanh().relu() }
        let text = module.graph.description
        let pattern = try Pattern { (x: Tensor) in x.relu() }
        #expect(throws: RewriteError.resultCount(pattern: 1, replacement: 2)) {
            try replacePattern(pattern, in: module) { match, rewriter in
                match.inputs[0].leaf?.opcode == .placeholder
                    ? [.leaf(try rewriter.callFunction(.torch.neg, match.inputs))] : [1, 2]
            }
        }
        #expect(module.graph.description == text)
    }

    @Test func `patterns that cannot mean anything are refused`() {
        #expect(throws: RewriteError.self) { try Pattern { (x: Tensor) in x } }
        let error = #expect(throws: RewriteError.self) {
            try Pattern { (x: Tensor) in
                _ = x.relu()
                return x.tanh()
            }
        }
        guard case .deadCodeInPattern(let node) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(node.name == "relu")
    }
}
