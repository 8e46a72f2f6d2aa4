// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp

/// Puts the body of a region without gradients in the place of its call.
///
///     Before                                                    After
///     %r = wrap_with_set_grad_enabled(False, @body, %x)         %cos = aten.cos.default(%x)
///     %y = call_function[operator.getitem](%r, 0)               return cos
///     return y
///
/// PyTorch's exported programs have such regions in training form; for results they do not matter.
/// It leaves alone: branches and loops, and bodies of which the call gives other inputs than they
/// have.
///
/// - SeeAlso: `torch.export.ExportedProgram.run_decompositions`
public struct InlineRegions: GraphPass {
    public let name = "inline-regions"

    public init() {}

    private static let wrappers: Set<FunctionTarget> = [
        "torch.ops.higher_order.wrap_with_set_grad_enabled", "torch.ops.higher_order.wrap",
    ]

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let count = try inline(in: module.graph)
        if count > 0 { module.graph.removeUnusedSubgraphs() }
        return count
    }

    private func inline(in graph: Graph) throws -> Int {
        var count = 0
        for node in graph.nodes {
            guard case .callFunction(let target) = node.operation,
                Self.wrappers.contains(target), let body = node.subgraphs.first,
                node.keywordArguments.isEmpty,
                let position = node.arguments.firstIndex(where: \.isSubgraph)
            else { continue }
            let inputs = node.arguments.dropFirst(position + 1)
            let placeholders = body.placeholders
            guard inputs.count == placeholders.count else { continue }
            var mapping: [Node: Argument<Node>] = [:]
            for (placeholder, input) in zip(placeholders, inputs) { mapping[placeholder] = input }
            let builder = try graph.makeBuilder(at: .before(node), author: name)
            let value = try builder.append(contentsOf: body, mapping: &mapping) ?? .none
            try node.replace(by: value)
            count += 1
        }
        for subgraph in graph.subgraphs { count += try inline(in: subgraph.graph) }
        return count
    }
}

extension Argument {
    fileprivate var isSubgraph: Bool {
        if case .subgraph = self { true } else { false }
    }
}
