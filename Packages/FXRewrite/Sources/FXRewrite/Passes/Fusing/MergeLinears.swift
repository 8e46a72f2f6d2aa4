// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN
import FXTensor

/// Computes linear layers of one input as one product, which is split.
///
///     Before                                    After
///     %q = call_module[q](%x)                   %w = get_attr[merged_weight]
///     %k = call_module[k](%x)                   %qk = call_function[F.linear](%x, %w, %b)
///                                               %s = call_function[torch.split](%qk, [4, 4], -1)
///                                               %q = call_function[operator.getitem](%s, 0) ...
///
/// Such are the projections of attention. Layers with a bias and layers without one are merged
/// apart; a part of which a view needs memory in order is copied, as it does not lie so any more. It
/// leaves alone: inputs with one linear layer, weights of different dtypes, biases that are not of
/// the size of the result, weights that are computed or written to, and results that are written to
/// (they share memory afterwards).
public struct MergeLinears: GraphPass {
    public let name = "merge-linears"

    public init() {}

    private struct Site {
        let node: Node
        let weight: Tensor
        let bias: Tensor?

        /// What layers that are merged have in common.
        func key(of input: Node) -> Key {
            Key(
                input: input, dtype: weight.dtype, columns: weight.extents.last ?? 0,
                hasBias: bias != nil)
        }

        var isPlain: Bool {
            guard weight.extents.count == 2, let bias else { return weight.extents.count == 2 }
            return bias.extents == [weight.extents[0]] && bias.dtype == weight.dtype
        }
    }

    private struct Key: Hashable {
        let input: Node
        let dtype: DType
        let columns: Int
        let hasBias: Bool
    }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let context = MatchContext(module)
        let memory = MemoryModel(context)
        let (x, w, b) = (
            Capture<Node>("x"), Capture<MatchedState>("w"), Capture<MatchedState?>("b")
        )
        let pattern = try Pattern(.call("aten.linear", .capture(x), .state(w), .capture(b)))
        var groups: [Key: [Site]] = [:]
        var order: [Key] = []
        for match in PatternMatcher(pattern, context).matches() {
            let input = try match[x]
            let bias = try match[b].map { try module.tensor(at: $0.path) }
            let site = Site(
                node: match.anchor, weight: try module.tensor(at: try match[w].path), bias: bias)
            guard site.isPlain, !hasWriters(match, memory) else { continue }
            let key = site.key(of: input)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(site)
        }
        var count = 0
        for key in order {
            guard let sites = groups[key], sites.count > 1 else { continue }
            try merge(sites, of: key.input, in: module)
            count += sites.count
        }
        if count > 0 {
            module.graph.eliminateDeadCode(schema: module.stateSchema())
            module.removeUnusedMembers()
        }
        return count
    }

    private func hasWriters(_ match: Match, _ memory: MemoryModel) -> Bool {
        guard memory.hasWrites else { return false }
        return !memory.writers(to: match.anchor).isEmpty
            || !memory.writers(toWhatIsReadBy: match.anchor).isEmpty
    }

    private func merge(_ sites: [Site], of input: Node, in module: GraphModule) throws {
        let (weight, bias) = try withTensorErrors {
            let biases = sites.compactMap(\.bias)
            return (
                torch.cat(sites.map(\.weight), dim: 0),
                biases.isEmpty ? nil : torch.cat(biases, dim: 0)
            )
        }
        guard let first = sites.map(\.node).min(by: <) else { return }
        let builder = try module.graph.makeBuilder(at: .before(first))
        func read(_ tensor: Tensor, _ name: String) throws -> Node {
            let path = module.freePath(name)
            module.set(.parameter(tensor), at: path)
            return try builder.getAttribute(path)
        }
        var arguments: [any NodeArgument] = [input, try read(weight, "merged_weight")]
        if let bias { arguments.append(try read(bias, "merged_bias")) }
        let product = try builder.callFunction(.functional.linear, arguments)
        let sizes = sites.map { $0.weight.extents[0] }
        let parts = try builder.callFunction("torch.split", [product, sizes, -1])
        let items = try sites.enumerated().map { index, site in
            let item = try builder.callFunction(.operator.getitem, [parts, index])
            return site.node.needsOrder ? try builder.callMethod("contiguous", [item]) : item
        }
        for (part, site) in zip(items, sites) {
            part.provenance = site.node.provenance
            part.provenance.steps.append(name)
            if let spec = site.node.spec { part.metadata[.spec] = .leaf(spec) }
            try site.node.replaceAllUses(with: part)
            try module.graph.erase(site.node)
        }
    }
}

extension Node {
    /// Whether the value's memory is looked at as it lies: by such a view, of it or of a view of it.
    fileprivate var needsOrder: Bool {
        var pending = [self]
        var seen: Set<Node> = []
        while let node = pending.popLast() {
            for user in node.users where seen.insert(user).inserted {
                let operation = user.operation
                if operation.readsStorage { return true }
                if operation.readsLayout {
                    if !user.splitsLastDimension(of: node) { return true }
                } else if operation.givesView {
                    pending.append(user)
                }
            }
        }
        return false
    }

    /// Whether a view only divides the last dimension, for which rows may lie apart.
    private func splitsLastDimension(of source: Node) -> Bool {
        guard let old = source.spec, let new = spec, !old.shape.isEmpty, old.dtype == new.dtype,
            new.shape.rank >= old.shape.rank
        else { return false }
        return old.shape.dimensions.dropLast()
            == new.shape.dimensions.prefix(old.shape.rank - 1)
    }
}
