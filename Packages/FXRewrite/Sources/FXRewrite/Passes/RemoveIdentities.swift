// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Removes what does nothing in inference: dropout, identities, `detach`, copies.
///
///     Before                                           After
///     %d = call_function[F.dropout](%x, 0.5, False)    %y = call_function[torch.relu](%x)
///     %y = call_function[torch.relu](%d)               return y
///     return y
///
/// Layers and functions are removed alike. It leaves alone: dropout in training, which is random,
/// copies that are results, and copies and views that a write somewhere would tell from the original.
///
/// - SeeAlso: `torch.fx.experimental.optimization.remove_dropout`
public struct RemoveIdentities: GraphPass {
    public let name = "remove-identities"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        try ApplyRules(name) { try Self.rules() }.run(on: module)
    }

    static func rules() throws -> RuleSet {
        let x = Capture<Node>("x")
        let dropouts = [
            "aten.dropout", "aten.alpha_dropout", "aten.feature_dropout",
            "aten.feature_alpha_dropout", "aten.dropout_", "aten.alpha_dropout_",
            "aten.feature_dropout_", "aten.feature_alpha_dropout_",
        ]
        let shape = Capture<Argument<Node>>("shape")
        return [
            Rule(
                "remove-dropout",
                try Pattern(.call(anyOf: dropouts, .capture(x), .any, false))
            ) { match, _ in try match[x] },
            Rule("remove-identity", try Pattern(.module(Identity.self, .capture(x)))) { match, _ in
                try match[x]
            },
            Rule(
                "remove-alias",
                try Pattern(.call(anyOf: ["aten.detach", "aten.alias"], .capture(x)))
            ) { match, _ in try match[x] },
            Rule(
                "remove-copy", try Pattern(.call("aten.clone", .capture(x))),
                where: [.staysInside]
            ) { match, _ in try match[x] },
            Rule(
                "remove-view",
                try Pattern(
                    .call(
                        anyOf: ["aten.view", "aten.reshape", "aten.expand"], .capture(x),
                        .capture(shape))), where: [.keepsSpec]
            ) { match, _ in try match[x] },
        ]
    }
}

extension RuleCondition {
    /// No result of the graph is the value, or a view of it: a caller may write to what it is given.
    fileprivate static var staysInside: RuleCondition {
        RuleCondition("is no result of the graph") { match, _ in
            var pending = [match.anchor]
            var seen: Set<Node> = []
            while let node = pending.popLast() {
                for user in node.users where seen.insert(user).inserted {
                    if user.opcode == .output { return false }
                    if user.operation.givesView { pending.append(user) }
                }
            }
            return true
        }
    }

    /// The result has dtype and shape of the first captured node, and both are known.
    static var keepsSpec: RuleCondition {
        RuleCondition("keeps dtype and shape, and both are known") { match, _ in
            guard let spec = match.anchor.spec, let other = match.inputs[0].leaf?.spec else {
                return false
            }
            return spec.dtype == other.dtype && spec.shape == other.shape
        }
    }
}
