// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN
import FXTensor

/// Computes once and for all what does not depend on inputs.
///
///     Before                                    After
///     %w = get_attr[w]                          %t_folded = get_attr[t_folded]
///     %t = call_method[t](%w)                   %y = call_function[torch.mm](%x, %t_folded)
///     %y = call_function[torch.mm](%x, %t)      return y
///     return y
///
/// Results become buffers under new names; numbers are put into the arguments. It leaves alone:
/// random operators and all that may write, values that something writes to, results larger than
/// the limit, what is computed from parameters unless asked to, and what cannot be computed here.
///
/// - SeeAlso: `torch.fx.experimental.const_fold.split_const_subgraphs`
public struct FoldConstants: GraphPass {
    public let name = "fold-constants"

    /// The largest result that is kept, in bytes.
    public var byteLimit: Int

    /// Whether parameters count as constants: not where the model is to be trained.
    public var includesParameters: Bool

    public init(byteLimit: Int = 64 << 20, includesParameters: Bool = true) {
        self.byteLimit = byteLimit
        self.includesParameters = includesParameters
    }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let graph = module.graph
        let memory = MemoryModel(MatchContext(module))
        var values: [Node: Argument<Tensor>] = [:]
        var computed: [Node] = []
        var purity = Purity(module)
        for node in graph.nodes {
            if memory.hasWrites, !memory.writers(to: node).isEmpty { continue }
            if case .getAttribute(let path) = node.operation {
                values[node] = constant(at: path, in: module)
            } else if node.operation.callee != nil, node.subgraphs.isEmpty,
                node.inputs.allSatisfy({ values[$0] != nil }), purity.isPure(node),
                let value = evaluate(node, values)
            {
                values[node] = value
                computed.append(node)
            }
        }
        return try replace(computed, values, in: module)
    }

    private func constant(at path: ModulePath, in module: GraphModule) -> Argument<Tensor>? {
        switch module.memberIfPresent(at: path)?.content {
        case .parameter(let tensor): includesParameters ? .leaf(tensor) : nil
        case .buffer(let tensor, _): .leaf(tensor)
        default: nil
        }
    }

    private func evaluate(_ node: Node, _ values: [Node: Argument<Tensor>]) -> Argument<Tensor>? {
        guard let callee = node.operation.callee else { return nil }
        func value(_ node: Node) -> Argument<Tensor> { values[node] ?? .none }
        let arguments = node.arguments.map { $0.flatMap(value) }
        let keywords = node.keywordArguments.flatMap(value)
        guard isWorthwhile(callee, arguments, keywords) else { return nil }
        return try? callOperator(callee, arguments, keywords)
    }

    /// Whether a result is not known to be far larger than what is kept, such as zeros of a size
    /// that a file asks for. One that is cut afterwards may be larger.
    private func isWorthwhile(
        _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) -> Bool {
        func spec(_ tensor: Tensor) -> ValueSpec { .tensor(tensor.spec) }
        let call = try? OperatorTable.current.resolve(
            callee, arguments.map { $0.map(spec) }, keywords.map(spec), leafKind: { _ in .tensor })
        guard let call, let result = try? call.schema.rule?.results(for: call) else { return true }
        let limit = byteLimit.times(16) ?? .max
        return result.leaves.allSatisfy { value in
            (value.tensor?.byteCount).map { $0 <= limit } ?? true
        }
    }

    /// Puts constants in the place of nodes that others use, last first.
    private func replace(
        _ computed: [Node], _ values: [Node: Argument<Tensor>], in module: GraphModule
    ) throws -> Int {
        let graph = module.graph
        var count = 0
        for node in computed.reversed() {
            guard let value = values[node] else { continue }
            if node.isUnused {
                try graph.erase(node)
                count += 1
            } else if let literal: Argument<Node> = value.literal() {
                try node.replaceAllUses(withValue: literal)
                try graph.erase(node)
                count += 1
            } else if let tensor = value.leaf, fits(tensor) {
                let path = module.freePath(node.name + "_folded")
                module.set(.buffer(tensor.contiguous().clone(), isPersistent: true), at: path)
                let read = try graph.makeBuilder(at: .before(node)).getAttribute(path)
                try node.replaceAllUses(with: read)
                read.metadata[.spec] = .leaf(tensor.spec)
                try graph.erase(node)
                count += 1
            }
        }
        if count > 0 {
            // Reads that only folded nodes needed.
            for node in graph.nodes.reversed()
            where node.opcode == .getAttribute && node.isUnused { try graph.erase(node) }
            module.removeUnusedMembers()
        }
        return count
    }

    private func fits(_ tensor: Tensor) -> Bool {
        tensor.spec.byteCount.map { $0 <= byteLimit } ?? false
    }
}
