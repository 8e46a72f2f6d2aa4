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

private func module(_ text: String) throws -> GraphModule {
    try GraphModule(Module(), try Graph(parsing: text))
}

private func doubleNegation() throws -> Rule {
    Rule("double-neg", try Pattern(.call("aten.neg", .call("aten.neg", .capture(x))))) { match, _ in
        try match[x]
    }
}

@Suite struct `A rewrite driver` {
    @Test func `applies rules until none matches, one after what another made`() throws {
        let traced = try module(
            """
            graph(%x) {
              %a = call_method[neg](%x)
              %b = call_function[torch.neg](%a)
              %c = call_function[operator.neg](%b)
              %d = call_method[exp](%c)
              %e = call_method[neg](%d)
              return %e
            }
            """)
        let toNegation = Rule("exp-to-neg", try Pattern(.call("aten.exp", .capture(x)))) {
            match, rewriter in try rewriter.callFunction(.torch.neg, [try match[x]])
        }
        let log = try RewriteDriver().run([try doubleNegation(), toNegation], on: traced)
        #expect(log.count == 3)
        #expect(log.counts == ["double-neg": 2, "exp-to-neg": 1])
        #expect(log.isComplete)
        #expect(traced.graph.nodes.map(\.name) == ["x", "c", "output"])
        try traced.validate()
    }

    @Test func `logs what was, what is, and the line of the rule`() throws {
        let traced = try GraphModule(tracing: Sequential(ReLU()))
        let rule = try Rule("relu-to-tanh", { (x: Tensor) in x.relu() }, with: { $0.tanh() })
        let log = try RewriteDriver().run([rule], on: traced)
        let entry = try #require(log.entries.first)
        #expect(entry.before.map(\.operation) == [.callModule("0")])
        #expect(entry.after.map(\.operation) == [.callMethod("tanh")])
        #expect(entry.ruleLocation.file.hasSuffix("RewriteDriverTests.swift"))
        let made = try #require(traced.graph.node(named: "tanh"))
        #expect(made.provenance.steps == ["relu-to-tanh"])
        #expect(log.description.contains("+ %tanh"))
        #expect(traced.stateSchema().paths.isEmpty)
    }

    @Test func `rules that undo each other are stopped, and the graph put back`() throws {
        let traced = try module("graph(%x) {\n %r = call_method[relu](%x)\n return %r\n}")
        let there = try Rule("there", { (x: Tensor) in x.relu() }, with: { $0.tanh() })
        let back = try Rule("back", { (x: Tensor) in x.tanh() }, with: { $0.relu() })
        let text = traced.graph.description
        #expect(throws: RewriteError.doesNotEnd(rule: "there", limit: 10)) {
            try RewriteDriver(limit: 10).run([there, back], on: traced)
        }
        #expect(traced.graph.description == text)
        let log = try RewriteDriver(stopsAfter: 3).run([there, back], on: traced)
        #expect(log.count == 3)
        #expect(!log.isComplete)
    }

    @Test func `conditions and rewrites may decline`() throws {
        let traced = try module(
            "graph(%x) {\n %a = call_method[relu](%x)\n %b = call_method[relu](%a)\n return %b\n}")
        let isInput = RuleCondition("reads an input") { match, _ in
            match.inputs[0].leaf?.opcode == .placeholder
        }
        let pattern = try Pattern(.call("aten.relu", .capture(x)))
        let rule = Rule("first", pattern, where: [isInput]) { match, rewriter in
            try rewriter.callMethod("tanh", [try match[x]])
        }
        let b = try #require(traced.graph.node(named: "b"))
        let whyNot = try #require(try rule.whyNot(at: b, in: traced))
        #expect(whyNot.reason == .condition("reads an input"))
        let never = Rule("never", pattern) { _, _ in nil }
        #expect(try never.whyNot(at: b, in: traced)?.reason == .declined)
        #expect(try RewriteDriver().run([never], on: traced).count == 0)
        #expect(try RewriteDriver().run([rule], on: traced).count == 1)
        #expect(traced.graph.nodes.map(\.name) == ["x", "tanh", "b", "output"])
    }

    @Test func `sets of rules compose`() throws {
        let one: RuleSet = [try doubleNegation()]
        let other: RuleSet = [try Rule("r", { (x: Tensor) in x.relu() }, with: { $0 })]
        #expect((one + other).rules.map(\.name) == ["double-neg", "r"])
        #expect((one + other).without("r").rules.map(\.name) == ["double-neg"])
    }

    @Test func `several results are replaced at once`() throws {
        let traced = try module(
            """
            graph(%x) {
              %a = call_method[sin](%x)
              %b = call_method[cos](%x)
              %c = call_method[add](%a, %b)
              return %c
            }
            """)
        let pattern = try Pattern(.call("aten.sin", .capture(x)), .call("aten.cos", .capture(x)))
        let rule = Rule(
            "both", pattern,
            replacingAll: { match, rewriter in
                let exp = try rewriter.callMethod("exp", [try match[x]])
                return [exp, 1]
            })
        #expect(try RewriteDriver().run([rule], on: traced).count == 1)
        #expect(
            traced.graph.node(named: "c")?.arguments.map { $0.graphText(\.name) } == ["%exp", "1"])
        try traced.validate()
    }
}
