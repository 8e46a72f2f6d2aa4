// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN
import FXTensor

/// Puts one operator in the place of several that compute what it does.
///
///     Before                                             After
///     %t = call_method[transpose](%k, -2, -1)            %y = call_function[
///     %s = call_function[torch.matmul](%q, %t)             F.scaled_dot_product_attention](
///     %d = call_function[operator.truediv](%s, 8.0)        %q, %k, %v, scale=0.125)
///     %p = call_function[F.softmax](%d, dim=-1)          return y
///     %y = call_function[torch.matmul](%p, %v)
///     return y
///
/// Attention with a scale, with or without a mask that is added; `x · sigmoid(x)` to silu; a
/// product with a bias to linear. It leaves alone: values in between that are used elsewhere,
/// softmax over another axis, and scores that a dropout in training changes.
public struct FuseOperators: GraphPass {
    public let name = "fuse-operators"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        try ApplyRules(name) { try Self.rules() }.run(on: module)
    }

    static func rules() throws -> RuleSet {
        let x = Capture<Node>("x")
        let gate = Term.call("aten.mul", .capture(x), .call("aten.sigmoid", .capture(x)))
        return RuleSet([
            try attention(),
            Rule("fuse-silu", try Pattern(gate.commutative)) { match, rewriter in
                try rewriter.callFunction("torch.nn.functional.silu", [try match[x]])
            },
            try linear(),
        ])
    }

    private static func attention() throws -> Rule {
        let (q, k, v) = (Capture<Node>("q"), Capture<Node>("k"), Capture<Node>("v"))
        let (divisor, factor) = (Capture<Double?>("divisor"), Capture<Double?>("factor"))
        let mask = Capture<Node?>("mask")
        let products = ["aten.matmul", "aten.bmm"]
        let transposed = Term.oneOf([
            .call("aten.transpose", .capture(k), -2, -1),
            .call("aten.transpose", .capture(k), -1, -2),
        ])
        let product = Term.call(anyOf: products, .capture(q), transposed)
        let isNumber: Term.Test = { $0.argument?.double != nil }
        let scaled = Term.oneOf([
            .call("aten.div", product, .capture(divisor, Term.any.where("is a number", isNumber))),
            .call("aten.mul", product, .capture(factor, Term.any.where("is a number", isNumber)))
                .commutative,
            product,
        ])
        let scores = Term.oneOf([
            .call(
                "aten.add", scaled, .capture(mask, Term.any.where("is a value") { $0.node != nil })
            )
            .commutative,
            scaled,
        ])
        let weights = Term.call("aten.softmax", scores, -1)
        let isKnown = RuleCondition("q, k and v are float tensors of rank 3 or 4, and known to be")
        {
            match, _ in
            let specs = try [match[q], match[k], match[v]].map(\.spec)
            return specs.allSatisfy { spec in
                guard let spec else { return false }
                return spec.dtype.isFloatingPoint && (3...4).contains(spec.shape.rank)
            }
        }
        return Rule(
            "fuse-attention", try Pattern(.call(anyOf: products, weights, .capture(v))),
            where: [isKnown]
        ) { match, rewriter in
            let scale = try match[divisor].map { 1 / $0 } ?? match[factor] ?? 1
            var keywords: KeywordArguments<Node> = ["scale": .double(scale)]
            if let mask = try match[mask] {
                keywords.entries.insert(ArgumentEntry("attn_mask", .leaf(mask)), at: 0)
            }
            return try rewriter.callFunction(
                "torch.nn.functional.scaled_dot_product_attention",
                [try match[q], try match[k], try match[v]], keywords)
        }
    }

    private static func linear() throws -> Rule {
        let (x, w) = (Capture<Node>("x"), Capture<Node>("w"))
        let b = Capture<MatchedState>("b")
        let product = Term.call("aten.matmul", .capture(x), .call("aten.t", .capture(w)))
        return Rule(
            "fuse-linear", try Pattern(.call("aten.add", product, .state(b)).commutative),
            where: [
                RuleCondition("the bias is a vector") { match, module in
                    try module.tensor(at: try match[b].path).extents.count == 1
                }
            ]
        ) { match, rewriter in
            try rewriter.callFunction(
                .functional.linear,
                [try match[x], try match[w], try rewriter.read(try match[b])])
        }
    }
}
