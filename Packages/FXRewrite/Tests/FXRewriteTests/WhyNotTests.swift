// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import FXTrace
import Testing

private let x = Capture<Node>("x")

@Suite struct `Why a rule does not fire` {
    private func graph() throws -> GraphModule {
        try GraphModule(
            tracing: Sequential(Linear(2, 2), ReLU(), Linear(2, 2)))
    }

    private func why(_ pattern: Pattern, _ text: String) throws -> WhyNot {
        let graph = try Graph(parsing: text)
        let last = try #require(graph.outputNode?.inputs.first)
        return try #require(PatternMatcher(pattern, in: graph).whyNot(at: last))
    }

    @Test func `says what was wanted and what was found, and how far it came`() throws {
        let pattern = try Pattern(.call("aten.neg", .call("aten.relu", .capture(x))))
        let found = try why(
            pattern,
            "graph(%x) {\n %t = call_method[tanh](%x)\n %n = call_method[neg](%t)\n return %n\n}")
        guard case .operation(let expected, let node) = found.reason else {
            Issue.record("\(found)")
            return
        }
        #expect(expected.contains("aten.relu"))
        #expect(node.name == "t")
        #expect(found.matched.map(\.found) == ["%n"])
        #expect(found.description.contains("call_method[target=tanh]"))
        #expect(found.description.contains("WhyNotTests.swift:"))
    }

    @Test func `names lines of both sides`() throws {
        let tracer = Tracer()
        let graph = try tracer.trace { (x: Tensor) in x.tanh().exp() }
        let pattern = try Pattern { (x: Tensor) in x.relu().exp() }
        let last = try #require(graph.outputNode?.inputs.first)
        let found = try #require(PatternMatcher(pattern, in: graph).whyNot(at: last))
        #expect(found.matched.first?.name == "exp")
        #expect(found.reason.description.contains("tanh"))
    }

    @Test func `tells apart literals, counts, keywords, uses and cycles`() throws {
        let pattern = try Pattern { (x: Tensor) in x + 1 }
        let literal = try why(
            pattern, "graph(%x) {\n %a = call_function[operator.add](%x, 2)\n return %a\n}")
        #expect(literal.reason == .literal(expected: "1", found: "2"))

        let outside = try why(
            try Pattern { (x: Tensor) in x.tanh().exp() },
            """
            graph(%x) {
              %t = call_method[tanh](%x)
              %u = call_method[neg](%t)
              %e = call_method[exp](%t)
              return (%e, %u)
            }
            """)
        guard case .usedOutside(let node, let user) = outside.reason else {
            Issue.record("\(outside)")
            return
        }
        #expect(node.name == "t")
        #expect(user.name == "u")

        let twice = try why(
            try Pattern { (x: Tensor, y: Tensor) in x + y },
            "graph(%x) {\n %a = call_function[operator.add](%x, %x)\n return %a\n}")
        guard case .sameNode = twice.reason else {
            Issue.record("\(twice)")
            return
        }
        let set = try why(
            try Pattern(.call("aten.sum", .capture(x))),
            "graph(%x) {\n %a = call_method[sum](%x, dtype=torch.float64)\n return %a\n}")
        guard case .parameterSet(let name, _, _) = set.reason else {
            Issue.record("\(set)")
            return
        }
        #expect(name == "dtype")
    }

    @Test func `is nil where the rule fires`() throws {
        let rule = try Rule("r", { (x: Tensor) in x.relu() }, with: { $0.tanh() })
        let traced = try graph()
        let node = try #require(traced.graph.node(named: "_1"))
        #expect(try rule.whyNot(at: node, in: traced) == nil)
        let text = traced.graph.description
        let other = try #require(traced.graph.node(named: "_0"))
        #expect(try rule.whyNot(at: other, in: traced) != nil)
        #expect(traced.graph.description == text)
    }
}
