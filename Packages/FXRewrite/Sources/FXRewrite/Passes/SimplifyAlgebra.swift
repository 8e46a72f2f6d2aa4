// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Simplifies arithmetic where the result is the same to the bit.
///
///     Before                                    After
///     %a = call_function[operator.mul](%x, 1)   %r = call_function[torch.relu](%x)
///     %r = call_function[torch.relu](%a)        return r
///     return r
///
/// `x * 1`, `x / 1`, `x - 0`, `x ** 1`, `--x`, `relu(relu(x))`, `abs(abs(x))`, `abs(-x)`, two
/// transpositions of the same axes, reshapes of reshapes, and casts to the dtype that a value has.
/// It leaves alone: `x + 0` and `x - -0.0`, which make 0 of -0; `abs(-x)` of bytes, which have no
/// negative numbers; what changes dtype, shape or order in memory, or where these are not known (run
/// ``AnnotateShapes`` first).
public struct SimplifyAlgebra: GraphPass {
    public let name = "simplify-algebra"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        try ApplyRules(name) { try Self.rules() }.run(on: module)
    }

    static func rules() throws -> RuleSet {
        let x = Capture<Node>("x")
        func same(_ name: String, _ term: Term, _ conditions: [RuleCondition]) throws -> Rule {
            Rule(name, try Pattern(term), where: conditions) { match, _ in try match[x] }
        }
        func outer(
            _ operation: String, _ inner: String, _ conditions: [RuleCondition] = []
        ) throws -> Rule {
            let pattern = try Pattern(.call(operation, .call(inner, .capture(x))))
            return Rule("\(operation)-of-\(inner)", pattern, where: conditions) { match, rewriter in
                try rewriter.insert(
                    match.anchor.operation, [.leaf(try match[x])], [:], name: nil)
            }
        }
        let zero = Term.number("is 0, not -0") { $0 == 0 && $0.sign == .plus }
        let casts = Term.call(anyOf: ["aten.to", "aten._to_copy", "aten.type_as"], .capture(x))
        return RuleSet([
            try same(
                "mul-one", .call("aten.mul", .capture(x), .number(1)).commutative, [.keepsSpec]),
            try same("div-one", .call("aten.div", .capture(x), .number(1)), [.keepsSpec]),
            try same("sub-zero", .call("aten.sub", .capture(x), zero), [.keepsSpec]),
            try same("pow-one", .call("aten.pow", .capture(x), .number(1)), [.keepsSpec]),
            try same("neg-neg", .call("aten.neg", .call("aten.neg", .capture(x))), []),
            try same("cast-to-own", casts.leavingRestOpen, [.keepsSpec, .keepsLayout]),
            try outer("aten.relu", "aten.relu"),
            try outer("aten.abs", "aten.abs"),
            try outer("aten.abs", "aten.neg", [.isSigned]),
            try transposes(x), try reshapes(x),
        ])
    }

    private static func transposes(_ x: Capture<Node>) throws -> Rule {
        let axes = ["a", "b", "c", "d"].map { Capture<Int?>($0) }
        func transpose(_ term: Term, _ one: Int, _ other: Int) -> Term {
            .call("aten.transpose", term, .capture(axes[one]), .capture(axes[other]))
        }
        let term = Term.oneOf([
            transpose(transpose(.capture(x), 0, 1), 2, 3),
            .call("aten.t", .call("aten.t", .capture(x))),
        ])
        let areEqual = RuleCondition(
            "the axes are the same, whose number is known or written alike"
        ) {
            match, _ in
            let rank = try match[x].spec?.shape.rank
            let found = try axes.compactMap { axis in
                try match[axis].map { $0 < 0 ? $0 + (rank ?? 0) : $0 }
            }
            return found.isEmpty || Set(found.prefix(2)) == Set(found.suffix(2))
        }
        return Rule("transpose-transpose", try Pattern(term), where: [areEqual]) { match, _ in
            try match[x]
        }
    }

    private static func reshapes(_ x: Capture<Node>) throws -> Rule {
        let shape = Capture<Argument<Node>>("shape")
        let names = ["aten.reshape", "aten.view", "aten.flatten", "aten.squeeze", "aten.unsqueeze"]
        let inner = Term.call(anyOf: names, .capture(x)).leavingRestOpen
        return Rule(
            "reshape-reshape", try Pattern(.call("aten.reshape", inner, .capture(shape))),
            where: [.reinterpretsNothing]
        ) { match, rewriter in
            try rewriter.callFunction(.torch.reshape, [try match[x], try match[shape]])
        }
    }
}

extension RuleCondition {
    /// The dtype of the first captured node is known, and has negative numbers.
    fileprivate static var isSigned: RuleCondition {
        RuleCondition("has a known dtype, with negative numbers") { match, _ in
            guard let dtype = match.inputs[0].leaf?.spec?.dtype else { return false }
            return dtype.isFloatingPoint || [.int8, .int16, .int32, .int64].contains(dtype)
        }
    }

    /// No call of the match asks for another order in memory.
    fileprivate static var keepsLayout: RuleCondition {
        RuleCondition("keeps the order in memory") { match, _ in
            match.nodes.allSatisfy { node in
                !node.contains(where: { argument in
                    if case .memoryFormat(let format) = argument { return format != .preserve }
                    return false
                })
            }
        }
    }

    /// No view of the match takes the bits for another dtype.
    fileprivate static var reinterpretsNothing: RuleCondition {
        RuleCondition("views are of one dtype") { match, _ in
            match.nodes.allSatisfy { node in
                !node.contains(where: { if case .dtype = $0 { true } else { false } })
            }
        }
    }
}

extension Node {
    fileprivate func contains(where test: (Argument<Node>) -> Bool) -> Bool {
        arguments.contains(where: test) || keywordArguments.entries.contains { test($0.value) }
    }
}
