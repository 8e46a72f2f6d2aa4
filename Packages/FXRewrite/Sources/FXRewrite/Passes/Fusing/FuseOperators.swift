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
/// softmax over another axis, scores that a dropout in training changes, masks of another dtype or
/// more dimensions than the scores have, biases that are not of the size and dtype of the result,
/// and values whose dtypes are not known (run ``AnnotateShapes`` first).
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
            try AttentionRule().rule(),
            Rule(
                "fuse-silu", try Pattern(gate.commutative),
                where: [
                    RuleCondition("x is known to be a float tensor") { match, _ in
                        try match[x].spec?.dtype.isFloatingPoint ?? false
                    }
                ]
            ) { match, rewriter in
                try rewriter.callFunction("torch.nn.functional.silu", [try match[x]])
            },
            try linear(),
        ])
    }

    private static func linear() throws -> Rule {
        let (x, w) = (Capture<Node>("x"), Capture<Node>("w"))
        let b = Capture<MatchedState>("b")
        let turned = Term.oneOf(
            [
                .call(anyOf: ["aten.t", "aten.numpy_T"], .capture(w)),
                .function(.builtins.getattr, .capture(w), "T"),
            ]
                + [(0, 1), (1, 0), (-1, -2), (-2, -1)].map { one, other in
                    .call(
                        "aten.transpose", .capture(w), .literal(.int(one)), .literal(.int(other)))
                })
        let product = Term.call(anyOf: ["aten.matmul", "aten.mm"], .capture(x), turned)
        return Rule(
            "fuse-linear", try Pattern(.call("aten.add", product, .state(b)).commutative),
            where: [
                RuleCondition("the bias is a vector of the weight's dtype and rows") {
                    match, module in
                    let bias = try module.tensor(at: try match[b].path)
                    guard let weight = try Self.spec(of: match[w], module) else { return false }
                    return weight.shape.rank == 2 && weight.dtype == bias.dtype
                        && bias.extents.count == 1 && weight.shape[0].value == bias.extents[0]
                }
            ]
        ) { match, rewriter in
            try rewriter.callFunction(
                .functional.linear,
                [try match[x], try match[w], try rewriter.read(try match[b])])
        }
    }

    /// What is known of a value, that of state without a note.
    private static func spec(of node: Node, _ module: GraphModule) throws -> TensorSpec? {
        if case .getAttribute(let path) = node.operation {
            return try module.tensor(at: path).spec
        }
        return node.spec
    }
}
