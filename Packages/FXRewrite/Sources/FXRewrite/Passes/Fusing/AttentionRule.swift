// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp

/// The rule that finds attention in products and a softmax, and what it captures.
struct AttentionRule {
    private let q = Capture<Node>("q")
    private let k = Capture<Node>("k")
    private let v = Capture<Node>("v")
    private let divisor = Capture<Double?>("divisor")
    private let factor = Capture<Double?>("factor")
    private let mask = Capture<Node?>("mask")
    private let product = Capture<Node>("product")
    /// The axes of `k` that are exchanged, where they are said, and that of the softmax.
    private let one = Capture<Int?>("one")
    private let other = Capture<Int?>("other")
    private let axis = Capture<Int>("axis")

    private static let products = ["aten.matmul", "aten.bmm"]

    func rule() throws -> Rule {
        let pattern = try Pattern(.call(anyOf: Self.products, weights, .capture(v)))
        return Rule("fuse-attention", pattern, where: [isKnown, hasLastAxes, hasMask]) {
            match, rewriter in
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

    // MARK: - The pattern

    private var weights: Term {
        let softmax = Term.call("aten.softmax", masked, .capture(axis))
        return .maybe({ .call("aten.dropout", $0, .any, false) }, around: softmax)
    }

    private var masked: Term {
        let value = Term.any.where("is a value") { $0.node != nil }
        return .oneOf([.call("aten.add", scaled, .capture(mask, value)).commutative, scaled])
    }

    private var scaled: Term {
        let number = Term.any.where("is a number") { $0.argument?.double != nil }
        return .oneOf([
            .call("aten.div", scores, .capture(divisor, number)),
            .call("aten.mul", scores, .capture(factor, number)).commutative, scores,
        ])
    }

    private var scores: Term {
        let turned = Term.oneOf([
            .call("aten.transpose", .capture(k), .capture(one), .capture(other)),
            .call("aten.mT", .capture(k)), .function(.builtins.getattr, .capture(k), "mT"),
        ])
        return .capture(product, .call(anyOf: Self.products, .capture(q), turned))
    }

    // MARK: - Conditions

    private var isKnown: RuleCondition {
        RuleCondition("q, k and v are float tensors of rank 3 or 4, and known to be") { match, _ in
            let specs = try [match[q], match[k], match[v]].map(\.spec)
            return specs.allSatisfy { spec in
                guard let spec else { return false }
                return spec.dtype.isFloatingPoint && (3...4).contains(spec.shape.rank)
            }
        }
    }

    private var hasLastAxes: RuleCondition {
        RuleCondition("k's last two axes are exchanged, the softmax is over the last") {
            match, _ in
            let ranks = try [match[k], match[q]].map { $0.spec?.shape.rank ?? 0 }
            let exchanged = try [match[one] ?? -2, match[other] ?? -1].map {
                $0 < 0 ? $0 : $0 - ranks[0]
            }
            let last = try match[axis]
            return Set(exchanged) == [-1, -2] && (last == -1 || last == max(ranks[0], ranks[1]) - 1)
        }
    }

    /// Booleans that are added are numbers, and those of a mask are not.
    private var hasMask: RuleCondition {
        RuleCondition("the mask stretches to the scores, and has their dtype") { match, _ in
            guard let mask = try match[mask] else { return true }
            guard let own = mask.spec, let wanted = try match[product].spec,
                own.dtype == wanted.dtype, own.shape.rank <= wanted.shape.rank
            else { return false }
            let pairs = zip(own.shape.reversed(), wanted.shape.reversed())
            return pairs.allSatisfy { $0 == $1 || $0.value == 1 }
        }
    }
}
