// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import FXTestSupport
import Testing

private let x = Capture<Node>("x")
private let y = Capture<Node>("y")

/// Rules each of which keeps what a program computes, as long as nobody writes to what they share.
private func validRules() throws -> [Rule] {
    let any = MatchOptions(spelling: .any, inputsMayCoincide: true)
    func rule(
        _ name: String, _ pattern: (Tensor, Tensor) -> Tensor,
        _ replacement: (Tensor, Tensor) -> Tensor
    ) throws -> Rule {
        try Rule(name, matching: any, pattern, with: replacement)
    }
    let pair = try Pattern(.call("aten.tanh", .capture(x)), .call("aten.neg", .capture(y)))
    return [
        Rule("double-neg", try Pattern(.call("aten.neg", .call("aten.neg", .capture(x))))) {
            match, _ in try match[x]
        },
        Rule("double-relu", try Pattern(.call("aten.relu", .call("aten.relu", .capture(x))))) {
            match, rewriter in try rewriter.callFunction(.torch.relu, [try match[x]])
        },
        Rule("clone", try Pattern(.call("aten.clone", .capture(x)))) { match, _ in try match[x] },
        Rule("view", try Pattern(.call("aten.view", .capture(x), [2, 3]))) { match, _ in
            try match[x]
        },
        Rule("add-zero", try Pattern(.call("aten.add", .capture(x), .number(0)))) { match, _ in
            try match[x]
        },
        Rule(
            "write", try Pattern(.call("aten.add_", .capture(x), 1)),
            rewrite: { match, rewriter in try rewriter.callMethod("sub_", [try match[x], -1]) }),
        Rule(
            "pair", pair,
            replacingAll: { match, rewriter in
                let negated = try rewriter.callMethod("mul", [try match[y], -1])
                return [try rewriter.callMethod("tanh", [try match[x]]), negated]
            }),
        try rule("sub", { $0 - $1 }, { $0 + $1.mul(-1) }),
        try rule("neg-of-sum", { -($0 + $1) }, { -$0 - $1 }),
        try rule("abs-of-neg", { x, _ in (-x).abs() }, { x, _ in x.abs() }),
    ]
}

@Suite struct `Random rules on random programs` {
    @Test(arguments: 0..<20)
    func `keep what is computed`(part: UInt64) throws {
        var random = TestGenerator(seed: part + 1)
        let rules = try validRules()
        var fired: Set<String> = []
        for seed in 0..<100 {
            let program = try RandomProgram(seed: part * 100 + UInt64(seed), writes: seed % 2 == 1)
            let module = program.module
            let before = try RandomProgram.run(module)
            let text = module.graph.description
            let chosen = rules.shuffled(using: &random).prefix(
                Int.random(in: 1...4, using: &random))
            // "pair" and "write" may go on for ever: what they make matches again.
            let log = try RewriteDriver(stopsAfter: 20).run(RuleSet(Array(chosen)), on: module)
            fired.formUnion(log.counts.keys)
            try module.validate(exceptEffects: true)
            let after = try RandomProgram.run(module)
            #expect(isNear(before, after), "seed \(part * 100 + UInt64(seed))\n\(text)\n\(log)")
            if log.count == 0 { #expect(module.graph.description == text) }
        }
        #expect(fired.count >= 8)
    }

    @Test func `there and back gives the same graph`() throws {
        let there = try Rule(
            "there", matching: MatchOptions(), { (x: Tensor) in x.tanh() },
            with: { $0.sin().cos() })
        let back = try Rule(
            "back", matching: MatchOptions(), { (x: Tensor) in x.sin().cos() },
            with: { $0.tanh() })
        for seed in 0..<100 as Range<UInt64> {
            let module = try RandomProgram(seed: seed, writes: false).module
            func thereAndBack() throws -> Graph {
                let count = module.graph.nodes(of: .callMethod("tanh")).count
                #expect(try RewriteDriver().run([there], on: module).count == count)
                #expect(try RewriteDriver().run([back], on: module).count == count)
                return module.graph.copy()
            }
            let before = module.graph.nodes.count
            // A replacement stands before its first user: from then on nothing moves.
            let once = try thereAndBack()
            #expect(once.nodes.count == before)
            #expect(try thereAndBack().isStructurallyEqual(to: once))
        }
    }
}

extension GraphModule {
    /// Checks all rules but that of reads after writes, which random programs break themselves.
    fileprivate func validate(exceptEffects: Bool) throws {
        let issues = GraphVerifier(schema: stateSchema()).issues(in: graph)
            .filter { !exceptEffects || $0.rule != .effects }
        if !issues.isEmpty { throw InvalidGraphError(issues) }
    }
}
