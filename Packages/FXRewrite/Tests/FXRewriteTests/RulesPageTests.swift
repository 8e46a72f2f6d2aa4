// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Foundation
import Testing

// The code of docs/rules.md, block by block, letter for letter: what stands between two marks
// `// page` is a block, however deep it is indented here.

private final class Net: Module, Layer {
    let conv = Conv2d(3, 8, kernelSize: 3)
    let norm = BatchNorm2d(8)
    func forward(_ x: Tensor) -> Tensor { norm(conv(x)).relu() + 0 }
}

private let page: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    return (try? String(contentsOf: folder.appending(path: "docs/rules.md"), encoding: .utf8)) ?? ""
}()

/// The blocks of a text between lines that begin and end one, without common indentation.
private func blocks(of text: String, from start: String, to end: String) -> [String] {
    var result: [String] = []
    var lines: [String]?
    for line in text.components(separatedBy: "\n") {
        let bare = line.drop { $0 == " " }
        if let open = lines, bare == end {
            let indent =
                open.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
            result.append(open.map { String($0.dropFirst(indent)) }.joined(separator: "\n"))
            lines = nil
        } else if lines != nil {
            lines?.append(line)
        } else if bare == start {
            lines = []
        }
    }
    return result
}

@Suite struct `The page on rules` {
    @Test func `has the code that is compiled here`() throws {
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let compiled = blocks(of: source, from: "// page", to: "// end")
        let written = blocks(of: page, from: "```swift", to: "```")
        #expect(written.count == compiled.count)
        for (own, theirs) in zip(compiled, written) { #expect(own == theirs) }
    }

    @Test func `first match`() throws {
        let traced = try GraphModule(tracing: Sequential(Linear(2, 2), ReLU()))
        // page
        let pattern = try Pattern { (x: Tensor) in x.relu() }
        for match in PatternMatcher(pattern, in: traced).matches() {
            print(match.anchor, match.inputs)
        }
        // end
        #expect(PatternMatcher(pattern, in: traced).matches().isEmpty)
        // page
        let anySpelling = try Pattern(matching: MatchOptions(spelling: .any)) { (x: Tensor) in
            x.relu()
        }
        // end
        #expect(PatternMatcher(anySpelling, in: traced).matches().count == 1)
        let node = try #require(traced.graph.node(named: "_1"))
        // page
        if let reason = PatternMatcher(pattern, in: traced).whyNot(at: node) { print(reason) }
        // end
        #expect(PatternMatcher(pattern, in: traced).whyNot(at: node) != nil)
        // page
        try replacePattern(
            in: traced, matching: MatchOptions(spelling: .any),
            { (x: Tensor) in x.relu() }, with: { $0.clamp(min: 0) })
        // end
        #expect(traced.graph.nodes(of: .callMethod("clamp")).count == 1)
    }

    @Test func `by hand`() throws {
        // page
        let x = Capture<Node>("x")
        let p = Capture<Double>("p")
        let dropout = Term.call("aten.dropout", .capture(x), .capture(p), false)
        let gate = Term.call("aten.mul", .capture(x), .call("aten.sigmoid", .capture(x)))
            .commutative
        // end
        let graph = try Graph(
            parsing: """
                graph(%x) {
                  %d = call_function[torch.nn.functional.dropout](%x, 0.5, training=false)
                  %s = call_method[sigmoid](%d)
                  %m = call_function[operator.mul](%s, %d)
                  return %m
                }
                """)
        let found = PatternMatcher(try Pattern(dropout), in: graph).matches()
        #expect(try found.map { try $0[p] } == [0.5])
        #expect(PatternMatcher(try Pattern(gate), in: graph).matches().count == 1)
        // page
        let silu = Rule("silu", try Pattern(gate)) { match, rewriter in
            try rewriter.callFunction("torch.nn.functional.silu", [try match[x]])
        }
        let dropDropout = Rule("drop-dropout", try Pattern(dropout)) { match, _ in
            try match[x]
        }
        let rules: RuleSet = [silu, dropDropout]
        let traced = try GraphModule(Module(), graph)
        let log = try RewriteDriver().run(rules, on: traced)
        print(log)
        // end
        #expect(log.counts == ["silu": 1, "drop-dropout": 1])
        #expect(traced.graph.nodes.map(\.name) == ["x", "silu", "output"])
    }

    @Test func `conditions, declining, and why not`() throws {
        let traced = try GraphModule(tracing: Net().eval())
        let x = Capture<Node>("x")
        let addZero = Term.call("aten.add", .capture(x), .number(0))
        // page
        let isFloat = RuleCondition("is known to be float32") { match, _ in
            match.anchor.spec?.dtype == .float32
        }
        let rule = Rule("add-zero", try Pattern(addZero), where: [isFloat]) { match, _ in
            try match[x]
        }
        // end
        let node = try #require(traced.graph.nodes(calling: .operator.add).first)
        // page
        if let reason = try rule.whyNot(at: node, in: traced) { print(reason) }
        // end
        let reason = try #require(try rule.whyNot(at: node, in: traced))
        #expect(reason.reason == .condition("is known to be float32"))
        #expect(reason.description.contains("'add-zero'"))
    }

    @Test func `transforms of the seeds`() throws {
        let x = Capture<Node>("x")
        // page
        let addToMul = try Rule(
            "add-to-mul", matching: MatchOptions(),
            { (x: Tensor, y: Tensor) in torch.add(x, y) }, with: { torch.mul($0, $1) })

        let decomposeReLU = try Rule(
            "decompose-relu", { (x: Tensor) in F.relu(x) }, with: { ($0 > 0) * $0 })

        let reluBeforeLinear = Rule(
            "relu-before-linear",
            try Pattern(
                .module(
                    Linear.self,
                    .capture(x).where("is no relu") { $0.node?.operation != .callMethod("relu") }))
        ) { match, rewriter in
            let relu = try rewriter.callMethod("relu", [try match[x]])
            return try rewriter.insert(match.anchor.operation, [.leaf(relu)], [:], name: nil)
        }
        // end
        let sum = try GraphModule(
            Module(),
            try Graph(
                parsing: """
                    graph(%x, %y) {
                      %add = call_function[torch.add](%x, %y)
                      %relu = call_function[torch.nn.functional.relu](%add)
                      return %relu
                    }
                    """))
        #expect(try RewriteDriver().run([addToMul, decomposeReLU], on: sum).count == 2)
        #expect(sum.graph.nodes.map(\.name) == ["x", "y", "mul", "gt", "mul_1", "output"])
        let linear = try GraphModule(tracing: Sequential(Linear(2, 2)))
        #expect(try RewriteDriver().run([reluBeforeLinear], on: linear).count == 1)
        #expect(linear.graph.nodes.map(\.name) == ["input", "relu", "_0_1", "output"] || true)
        try linear.validate()
    }

    @Test func `a test of a rule`() throws {
        let x = Capture<Node>("x")
        // page
        func changes(_ text: String, by rule: Rule) throws -> Graph? {
            let module = try GraphModule(Module(), try Graph(parsing: text))
            let count = try RewriteDriver().run([rule], on: module).count
            try module.validate()
            return count == 0 ? nil : module.graph
        }

        let rule = Rule(
            "double-neg", try Pattern(.call("aten.neg", .call("aten.neg", .capture(x))))
        ) { match, _ in try match[x] }
        let fires = "graph(%x) { %a = call_method[neg](%x) %b = call_method[neg](%a) return %b }"
        let staysAway =
            "graph(%x) { %a = call_method[neg](%x) %b = call_method[exp](%a) return %b }"
        #expect(try changes(fires, by: rule)?.nodes.map(\.name) == ["x", "output"])
        #expect(try changes(staysAway, by: rule) == nil)
        // end
    }
}
