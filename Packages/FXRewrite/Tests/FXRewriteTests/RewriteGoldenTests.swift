// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

/// Rewrites that give another result than torch.fx's, the result, and why it is better.
private let deviations: [String: (after: String, reason: String)] = [
    "pattern_unused_placeholder": (
        """
        graph():
            %x : [num_users=1] = placeholder[target=x]
            %y : [num_users=0] = placeholder[target=y]
            %exp : [num_users=1] = call_function[target=torch.exp](args = (%x,), kwargs = {})
            return exp
        """, "an input that neither side uses does not matter; torch.fx throws KeyError"
    ),
    "replacement_constant": (
        """
        graph():
            %x : [num_users=1] = placeholder[target=x]
            %add : [num_users=0] = call_function[target=operator.add](args = (%x, 1), kwargs = {})
            return 3
        """, "a constant can take the place of a value; torch.fx throws TypeError"
    ),
    "replacement_nested_param": (
        """
        graph():
            %x : [num_users=1] = placeholder[target=x]
            %s_w : [num_users=1] = get_attr[target=s.w]
            %mul : [num_users=1] = call_function[target=operator.mul](args = (%x, %s_w), kwargs = {})
            return mul
        """, "a parameter inside a module is state as any other; torch.fx throws KeyError"
    ),
    "slice_with_node": (
        """
        graph():
            %x : [num_users=1] = placeholder[target=x]
            %n : [num_users=1] = placeholder[target=n]
            %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%x, %n), kwargs = {})
            return getitem_1
        """, "a node inside a slice is an argument as any other; torch.fx never matches it"
    ),
    "dict_arg": (
        """
        graph():
            %x : [num_users=1] = placeholder[target=x]
            %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
            return relu
        """, "a node inside a dictionary is an argument as any other; torch.fx never matches it"
    ),
]

/// What is thrown where torch.fx stops with an error that says less.
private let errors: [String: @Sendable (RewriteError) -> Bool] = [
    "replacement_fewer_outputs": { $0 == .resultCount(pattern: 2, replacement: 1) },
    "replacement_param_count": { $0 == .placeholderCount(pattern: 2, replacement: 1) },
    "pattern_dead_code": {
        if case .deadCodeInPattern(let n) = $0 { n.name == "exp" } else { false }
    },
    "tuple_getitem": { if case .deadCodeInPattern = $0 { true } else { false } },
    "pattern_identity": { if case .outputIsInput(let n) = $0 { n.name == "a" } else { false } },
]

private func options(of golden: RewriteGolden) -> MatchOptions {
    var options = MatchOptions(modules: .path)
    options.ignoresLiterals = golden.options.contains("ignore_literals")
    if golden.options.contains("node_name_match") { options.anchorName = "relu" }
    return options
}

private func rewrite(_ golden: RewriteGolden, _ module: GraphModule) throws -> [Match] {
    let shape = try golden.pattern.make()
    let pattern = try Pattern(
        shape.graph, schema: shape.stateSchema(), matching: options(of: golden))
    guard let replacement = golden.replacement else {
        return try replacePattern(pattern, in: module) { match, rewriter in
            [.leaf(try rewriter.callFunction(.torch.pow, match.inputs))]
        }
    }
    return try replacePattern(pattern, in: module, with: try replacement.make()) { match in
        !golden.options.contains("filter") || match.inputs[1].double != nil
    }
}

@Suite struct `Rewrites that torch.fx recorded` {
    @Test(arguments: RewriteGoldens.all.rewrites.keys.sorted())
    func `give the same graph, letter for letter, or a better one`(name: String) throws {
        let golden = try #require(RewriteGoldens.all.rewrites[name])
        let module = try golden.before.make()
        if let isRight = errors[name] {
            let before = module.graph.description
            let error = #expect(throws: RewriteError.self) { try rewrite(golden, module) }
            #expect(error.map(isRight) == true, "\(String(describing: error))")
            #expect(module.graph.description == before)
            return
        }
        let matches = try rewrite(golden, module)
        #expect(module.graph.description == deviations[name]?.after ?? golden.after)
        try module.validate()
        guard deviations[name] == nil else { return }
        #expect(matches.count == golden.matchCount)
        for (match, recorded) in zip(matches, golden.matches ?? []) {
            for pair in recorded {
                let found = match.value(named: pair[0])?.argument?.pythonRepr(\.name)
                #expect(found == pair[1], "\(pair[0])")
            }
        }
    }

    @Test func `are all 70, and each deviation is of one of them`() {
        let names = Set(RewriteGoldens.all.rewrites.keys)
        #expect(names.count == 70)
        #expect(names.isSuperset(of: deviations.keys))
        #expect(names.isSuperset(of: errors.keys))
        let failed = RewriteGoldens.all.rewrites.filter { $0.value.error != nil }.keys
        #expect(Set(failed).isSubset(of: Set(errors.keys).union(deviations.keys)))
    }

    @Test(arguments: RewriteGoldens.all.matcher.keys.sorted())
    func `are found at the same places`(name: String) throws {
        let golden = try #require(RewriteGoldens.all.matcher[name])
        let options = MatchOptions(
            matchesOutput: golden.options.contains("match_output"),
            matchesPlaceholders: golden.options.contains("match_placeholder"),
            keepsOverlaps: golden.options.contains("keeps_overlaps"))
        let pattern = try Pattern(try Graph(parsing: golden.pattern), matching: options)
        let graph = try Graph(parsing: golden.graph)
        let matches = PatternMatcher(pattern, in: graph).matches()
        #expect(matches.count == golden.matches.count)
        for (match, recorded) in zip(matches, golden.matches) {
            #expect(match.inputs.map { $0.pythonRepr(\.name) } == recorded.inputs)
            #expect(match.results.map(\.name) == recorded.results)
            for pair in recorded.map {
                #expect(match[pair[0]]?.name == pair[1])
            }
        }
    }

    @Test func `an empty pattern is refused, as torch.fx does`() {
        #expect(throws: RewriteError.emptyPattern) { try Pattern(Graph()) }
    }
}
