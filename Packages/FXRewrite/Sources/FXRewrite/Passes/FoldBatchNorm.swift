// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN
import FXTensor

/// Folds a batch norm in inference mode into the convolution or linear layer before it.
///
///     Before                                 After
///     %conv = call_module[conv](%x)          %conv_bn = call_module[conv_bn](%x)
///     %bn = call_module[bn](%conv)           return conv_bn
///     return bn
///
/// The new weight is `w · γ / √(σ² + ε)` for each output channel, the new bias
/// `(b - μ) · γ / √(σ² + ε) + β`. Layers, functions and ATen overloads are folded alike:
/// convolutions of 1 to 3 dimensions, with groups, transposed, with and without bias. New state
/// goes under new paths, so that shared layers stay as they are for their other calls.
///
/// It leaves alone: batch norms in training mode or without running statistics, values that are
/// used elsewhere too, weights that are computed or written to, statistics of another dtype, linear
/// layers whose result is not known to have two dimensions, and layers that pad otherwise than by
/// zeros, until ``LowerToATen`` makes two operators of them.
///
/// - SeeAlso: `torch.fx.experimental.optimization.fuse`
public struct FoldBatchNorm: GraphPass {
    public let name = "fold-batch-norm"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let pass = BatchNormFolding(module)
        return try ApplyRules(name) { RuleSet([try pass.rule()]) }.run(on: module)
    }
}

/// The rule, and what it captures.
struct BatchNormFolding: @unchecked Sendable {
    private let x = Capture<Node>("x")
    private let producer = Capture<Node>("producer")
    private let weight = Capture<MatchedState>("weight")
    private let bias = Capture<MatchedState?>("bias")
    private let gamma = Capture<MatchedState?>("gamma")
    private let beta = Capture<MatchedState?>("beta")
    private let mean = Capture<MatchedState>("mean")
    private let variance = Capture<MatchedState>("variance")
    private let eps = Capture<Double>("eps")
    // Only read, by the rule, which runs where the module is.
    private let module: GraphModule
    private let context: MatchContext

    init(_ module: GraphModule) {
        self.module = module
        context = MatchContext(module)
    }

    /// The operators that a batch norm is folded into.
    private static let producers = [
        "aten.conv1d", "aten.conv2d", "aten.conv3d", "aten.linear", "aten.convolution",
        "aten.conv_transpose1d", "aten.conv_transpose2d", "aten.conv_transpose3d",
    ]

    func rule() throws -> Rule {
        let convolution = Term.capture(
            producer,
            Term.call(
                anyOf: Self.producers, .capture(x), .state(weight), .capture(bias)
            ).leavingRestOpen.usedOnce)
        let norm = Term.call(
            "aten.batch_norm", convolution, .capture(gamma), .capture(beta), .state(mean),
            .state(variance), false, .any, .capture(eps), .any)
        let exported = Term.call(
            "aten._native_batch_norm_legit_no_training", convolution, .capture(gamma),
            .capture(beta), .state(mean), .state(variance), .any, .capture(eps))
        let first = Term.function(.operator.getitem, exported.usedOnce, 0)
        return Rule("fold-batch-norm", try Pattern(norm), try Pattern(first)) { match, rewriter in
            guard let folded = try fold(match) else { return nil }
            return try insert(folded.weight, folded.bias, match, rewriter)
        }
    }

    /// The new weight and bias; nil where the pass leaves the match alone.
    private func fold(_ match: Match) throws -> (weight: Tensor, bias: Tensor)? {
        let node = try match[producer]
        guard let meaning = context.meaning(of: node) else { return nil }
        let isLinear = meaning.name == "aten.linear"
        let input = try match[x]
        if isLinear, (node.spec ?? input.spec)?.shape.rank != 2 { return nil }
        let w = try tensor(try match[weight])
        let (mu, sigma) = (try tensor(try match[mean]), try tensor(try match[variance]))
        guard mu.dtype == w.dtype, sigma.dtype == w.dtype else { return nil }
        let (own, g, b) = try (
            match[bias].map(tensor), match[gamma].map(tensor), match[beta].map(tensor)
        )
        guard let channels = channels(of: w, meaning),
            [mu, sigma, own, g, b].allSatisfy({ $0.map { $0.extents == [channels] } ?? true })
        else { return nil }
        let epsilon = try match[eps]
        return try withTensorErrors {
            var scale = (sigma + epsilon).rsqrt()
            if let g { scale = scale * g }
            var shift = own.map { $0 - mu } ?? -mu
            shift = shift * scale
            if let b { shift = shift + b }
            return (scaled(w, by: scale, meaning), shift)
        }
    }

    private func tensor(_ state: MatchedState) throws -> Tensor {
        if let tensor = context.tensor(at: state.path) { return tensor }
        return try module.tensor(at: state.path)
    }

    /// The number of output channels; nil where a weight is none of the operator's.
    private func channels(of weight: Tensor, _ meaning: OperatorMeaning) -> Int? {
        let extents = weight.extents
        guard extents.count >= 2, meaning.name != "aten.linear" || extents.count == 2 else {
            return nil
        }
        guard let groups = transposedGroups(meaning) else { return extents[0] }
        guard groups > 0, extents[0].dividedExactly(by: groups) != nil else { return nil }
        return extents[1].times(groups)
    }

    /// The groups of a transposed convolution; nil for all others.
    private func transposedGroups(_ meaning: OperatorMeaning) -> Int? {
        func value(_ name: String) -> Argument<Node>? {
            meaning.parameters.firstIndex { $0.name == name }.flatMap {
                meaning.values[$0].argument
            }
        }
        let isTransposed =
            meaning.name.hasPrefix("aten.conv_transpose") || value("transposed")?.bool == true
        return isTransposed ? value("groups")?.int ?? 1 : nil
    }

    /// The weight with each output channel scaled: the first dimension, or for a transposed
    /// convolution the second one, group by group.
    private func scaled(_ weight: Tensor, by scale: Tensor, _ meaning: OperatorMeaning) -> Tensor {
        let extents = weight.extents
        let ones = [Int](repeating: 1, count: extents.count - 2)
        guard let groups = transposedGroups(meaning) else {
            return weight * scale.reshape([extents[0]] + [1] + ones)
        }
        let grouped = weight.reshape([groups, extents[0] / groups] + extents.dropFirst())
        let factor = scale.reshape([groups, 1, extents[1]] + ones)
        return (grouped * factor).reshape(extents)
    }

    /// Makes the layer or call with new state.
    private func insert(
        _ weight: Tensor, _ bias: Tensor, _ match: Match, _ rewriter: Rewriter
    ) throws -> Node? {
        let node = try match[producer]
        let input = try match[x]
        guard case .callModule(let path) = node.operation else {
            return try insertCall(weight, bias, node, rewriter)
        }
        let name = String(path.text.map { $0 == "." ? "_" : $0 }) + "_bn"
        // The meaning of a layer is that of its operator for these types only.
        guard let layer = try module.module(at: path) as? any AffineLayer else { return nil }
        return try rewriter.callModule(
            layer.replacing(weight: weight, bias: bias), at: name, [input])
    }

    /// The call as it was written, with other state.
    private func insertCall(
        _ weight: Tensor, _ bias: Tensor, _ node: Node, _ rewriter: Rewriter
    ) throws -> Node {
        let prefix = node.name + "_bn"
        let values = [
            "weight": try rewriter.getAttribute(weight, at: prefix + "_weight"),
            "bias": try rewriter.getAttribute(bias, at: prefix + "_bias"),
        ]
        var arguments = node.arguments
        var keywords = node.keywordArguments
        for (place, key) in [(1, "weight"), (2, "bias")] {
            guard let value = values[key] else { continue }
            if place < arguments.count {
                arguments[place] = .leaf(value)
            } else if let index = keywords.entries.firstIndex(where: { $0.key == key }) {
                keywords.entries[index].value = .leaf(value)
            } else {
                keywords.entries.append(ArgumentEntry(key, .leaf(value)))
            }
        }
        return try rewriter.insert(node.operation, arguments, keywords, name: prefix)
    }
}
