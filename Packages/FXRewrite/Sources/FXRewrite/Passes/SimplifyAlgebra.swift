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
/// It leaves alone: `x + 0`, which makes 0 of -0; what changes dtype or shape, or where these are
/// not known (run ``AnnotateShapes`` first).
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
        func outer(_ operation: String, _ inner: [String]) throws -> Rule {
            let term = Term.call(operation, .call(anyOf: inner, .capture(x)))
            return Rule("\(operation)-of-\(inner[0])", try Pattern(term)) { match, rewriter in
                try rewriter.insert(
                    match.anchor.operation, [.leaf(try match[x])], [:], name: nil)
            }
        }
        let casts = Term.call(anyOf: ["aten.to", "aten._to_copy", "aten.type_as"], .capture(x))
        return RuleSet([
            try same(
                "mul-one", .call("aten.mul", .capture(x), .number(1)).commutative, [.keepsSpec]),
            try same("div-one", .call("aten.div", .capture(x), .number(1)), [.keepsSpec]),
            try same("sub-zero", .call("aten.sub", .capture(x), .number(0)), [.keepsSpec]),
            try same("pow-one", .call("aten.pow", .capture(x), .number(1)), [.keepsSpec]),
            try same("neg-neg", .call("aten.neg", .call("aten.neg", .capture(x))), []),
            try same("cast-to-own", casts.leavingRestOpen, [.keepsSpec]),
            try outer("aten.relu", ["aten.relu"]),
            try outer("aten.abs", ["aten.abs", "aten.neg"]),
            try transposes(x), try reshapes(x),
        ])
    }

    private static func transposes(_ x: Capture<Node>) throws -> Rule {
        let axes = (Capture<Int>("a"), Capture<Int>("b"))
        let inner = Term.call("aten.transpose", .capture(x), .capture(axes.0), .capture(axes.1))
        let term = Term.oneOf([
            .call("aten.transpose", inner, .capture(axes.0), .capture(axes.1)),
            .call("aten.transpose", inner, .capture(axes.1), .capture(axes.0)),
            .call("aten.t", .call("aten.t", .capture(x))),
        ])
        return Rule("transpose-transpose", try Pattern(term)) { match, _ in try match[x] }
    }

    private static func reshapes(_ x: Capture<Node>) throws -> Rule {
        let shape = Capture<Argument<Node>>("shape")
        let names = ["aten.reshape", "aten.view", "aten.flatten", "aten.squeeze", "aten.unsqueeze"]
        let inner = Term.call(anyOf: names, .capture(x)).leavingRestOpen
        return Rule(
            "reshape-reshape", try Pattern(.call("aten.reshape", inner, .capture(shape)))
        ) { match, rewriter in
            try rewriter.callFunction(.torch.reshape, [try match[x], try match[shape]])
        }
    }
}
