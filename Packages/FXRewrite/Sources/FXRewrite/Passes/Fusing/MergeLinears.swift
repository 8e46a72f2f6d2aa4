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
/// Such are the projections of attention. It leaves alone: inputs with one linear layer, layers of
/// which some have a bias and some have none, weights of different dtypes, weights that are computed
/// or written to, and results that are written to (they share memory afterwards).
public struct MergeLinears: GraphPass {
    public let name = "merge-linears"

    public init() {}

    private struct Site {
        let node: Node
        let weight: Tensor
        let bias: Tensor?
    }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let context = MatchContext(module)
        let memory = MemoryModel(context)
        let (x, w, b) = (
            Capture<Node>("x"), Capture<MatchedState>("w"), Capture<MatchedState?>("b")
        )
        let pattern = try Pattern(.call("aten.linear", .capture(x), .state(w), .capture(b)))
        var groups: [Node: [Site]] = [:]
        var order: [Node] = []
        for match in PatternMatcher(pattern, context).matches() {
            let input = try match[x]
            let bias = try match[b].map { try module.tensor(at: $0.path) }
            let site = Site(
                node: match.anchor, weight: try module.tensor(at: try match[w].path), bias: bias)
            if memory.hasWrites, hasWriters(match, memory) { continue }
            if groups[input] == nil { order.append(input) }
            groups[input, default: []].append(site)
        }
        var count = 0
        for input in order {
            guard let sites = groups[input], sites.count > 1, Self.fit(sites) else { continue }
            try merge(sites, of: input, in: module)
            count += sites.count
        }
        if count > 0 {
            module.graph.eliminateDeadCode(schema: module.stateSchema())
            module.removeUnusedMembers()
        }
        return count
    }

    private func hasWriters(_ match: Match, _ memory: MemoryModel) -> Bool {
        ([match.anchor] + match.anchor.inputs).contains { !memory.writers(to: $0).isEmpty }
    }

    private static func fit(_ sites: [Site]) -> Bool {
        let first = sites[0]
        return sites.allSatisfy {
            $0.weight.dtype == first.weight.dtype && ($0.bias == nil) == (first.bias == nil)
                && $0.weight.extents.count == 2 && $0.weight.extents[1] == first.weight.extents[1]
        }
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
        let items = try sites.indices.map {
            try builder.callFunction(.operator.getitem, [parts, $0])
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
