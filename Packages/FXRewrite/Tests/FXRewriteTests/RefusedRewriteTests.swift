// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

/// A rewrite that would change what a graph does, beside one of the same pattern that would not.
private struct RefusedCase: Sendable, CustomStringConvertible {
    var description: String
    var pattern: String
    var replacement: String
    var refused: String
    var allowed: String
    var allowedCount = 1
}

private let refusedCases: [RefusedCase] = [
    RefusedCase(
        description: "a write between matched nodes",
        pattern: "%a = call_method[relu](%x); %b = call_method[neg](%a); return %b",
        replacement: "%a = call_method[tanh](%x); return %a",
        refused: """
            %a = call_method[relu](%x); %w = call_method[mul_](%x, 2); %b = call_method[neg](%a); \
            return (%b, %w)
            """,
        allowed: """
            %a = call_method[relu](%x); %w = call_method[mul_](%y, 2); %b = call_method[neg](%a); \
            return (%b, %w)
            """
    ),
    RefusedCase(
        description: "a write through a view between matched nodes",
        pattern: "%a = call_method[relu](%x); %b = call_method[neg](%a); return %b",
        replacement: "%a = call_method[tanh](%x); return %a",
        refused: """
            %v = call_method[view](%x, -1); %a = call_method[relu](%x); \
            %w = call_method[mul_](%v, 2); %b = call_method[neg](%a); return (%b, %w)
            """,
        allowed: """
            %v = call_method[clone](%x); %a = call_method[relu](%x); \
            %w = call_method[mul_](%v, 2); %b = call_method[neg](%a); return (%b, %w)
            """
    ),
    RefusedCase(
        description: "a write to the value inside of the match",
        pattern: "%a = call_method[relu](%x); %b = call_method[neg](%a); return (%a, %b)",
        replacement: "%a = call_method[tanh](%x); %b = call_method[neg](%a); return (%a, %b)",
        refused: """
            %a = call_method[relu](%x); %w = call_method[mul_](%a, 2); %b = call_method[neg](%a); \
            return (%b, %w)
            """,
        allowed: """
            %a = call_method[relu](%x); %b = call_method[neg](%a); %w = call_method[mul_](%a, 2); \
            return (%b, %w)
            """
    ),
    RefusedCase(
        description: "a write that the replacement leaves out",
        pattern: "%a = call_method[add_](%x, 1); return %a",
        replacement: "%a = call_method[add](%x, 1); return %a",
        refused: "%a = call_method[add_](%x, 1); %b = call_method[neg](%a); return %b",
        allowed: "%c = call_method[add](%x, 1); return %c", allowedCount: 0
    ),
    RefusedCase(
        description: "a copy that a later write needs",
        pattern: "%a = call_method[clone](%x); return %a",
        replacement: "return %x",
        refused: "%a = call_method[clone](%x); %w = call_method[add_](%a, 1); return (%w, %x)",
        allowed: "%a = call_method[clone](%x); %w = call_method[add](%a, 1); return (%w, %x)"
    ),
    RefusedCase(
        description: "a view that a later write needs",
        pattern: "%a = call_method[view](%x, -1); return %a",
        replacement: "%a = call_method[clone](%x); return %a",
        refused: "%a = call_method[view](%x, -1); %w = call_method[add_](%x, 1); return (%a, %w)",
        allowed: "%w = call_method[add_](%x, 1); %a = call_method[view](%x, -1); return (%a, %w)"
    ),
    RefusedCase(
        description: "an input that is computed after a result is used",
        pattern: """
            %a = call_method[relu](%x); %b = call_method[sigmoid](%y); return (%a, %b)
            """,
        replacement: """
            %s = call_method[add](%x, %y); %t = call_method[sub](%x, %y); return (%s, %t)
            """,
        refused: """
            %a = call_method[relu](%x); %u = call_method[exp](%a); %n = call_method[neg](%y); \
            %b = call_method[sigmoid](%n); return (%u, %b)
            """,
        allowed: """
            %a = call_method[relu](%x); %n = call_method[neg](%y); %u = call_method[exp](%a); \
            %b = call_method[sigmoid](%n); return (%u, %b)
            """
    ),
    RefusedCase(
        description: "an unknown function that may write",
        pattern: "%a = call_method[relu](%x); %b = call_method[neg](%a); return %b",
        replacement: "%a = call_method[tanh](%x); return %a",
        refused: """
            %a = call_method[relu](%x); %w = call_function[my.f](%x); %b = call_method[neg](%a); \
            return (%b, %w)
            """,
        allowed: """
            %w = call_function[my.f](%x); %a = call_method[relu](%x); %b = call_method[neg](%a); \
            return (%b, %w)
            """
    ),
]

private func parse(_ lines: String) throws -> GraphModule {
    let inputs = lines.contains("%y") ? "%x, %y" : "%x"
    let body = lines.split(separator: ";").joined(separator: "\n")
    return try GraphModule(Module(), try Graph(parsing: "graph(\(inputs)) {\n\(body)\n}"))
}

@Suite struct `A rewrite that would show` {
    @Test(arguments: refusedCases)
    fileprivate func `is refused, and the graph is unchanged`(_ example: RefusedCase) throws {
        let pattern = try Pattern(try parse(example.pattern).graph)
        let replacement = try parse(example.replacement)
        let rule = Rule("rule", pattern, with: replacement)
        let refused = try parse(example.refused)
        let text = refused.graph.description
        let log = try RewriteDriver().run([rule], on: refused)
        #expect(log.count == 0)
        let reason = try #require(log.refused.first)
        #expect(refused.graph.description == text)
        #expect(try replacePattern(pattern, in: refused, with: replacement).isEmpty)
        #expect(refused.graph.description == text)
        let node = try #require(refused.graph.node(named: reason.node.name))
        #expect(try rule.whyNot(at: node, in: refused)?.reason == .refused(reason.reason))

        let allowed = try parse(example.allowed)
        let other = try RewriteDriver().run([rule], on: allowed)
        #expect(other.refused.isEmpty)
        #expect(other.count == example.allowedCount)
        try allowed.validate()
    }
}
