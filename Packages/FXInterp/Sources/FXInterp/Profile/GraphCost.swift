// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXNN
import FXTensor

/// What the nodes of a graph cost, known without running it.
///
///     let cost = try GraphCost(of: traced, inputs: [.leaf(.tensor(TensorSpec(.float32, [1, 3, 224, 224])))])
///     print(cost.total.multiplyAdds)   // 1814073344
public struct GraphCost: Sendable {
    /// A node that does something, and what it costs.
    public struct Entry: Sendable {
        public let node: NodeSnapshot
        /// The path of the module that the node calls, or that recorded it.
        public let module: ModulePath
        public let cost: OperatorCost
    }

    public let entries: [Entry]
    public let total: OperatorCost

    /// The elements of all parameters that the graph refers to, each counted once.
    public let parameterCount: Int

    /// The nodes of which nothing is known.
    public let issues: [ShapeIssue]

    /// - Parameter inputs: What is known of the placeholders; extents may be symbolic.
    /// - Throws: ``ShapeInferenceError`` where shapes do not go together.
    public init(of module: GraphModule, inputs: [Argument<ValueSpec>] = []) throws {
        var domain = ShapeDomain(module, module.graph, .reporting)
        domain.costs = [:]
        domain.notesResults = false
        _ = try domain.run(inputs)
        let costs = domain.costs ?? [:]
        entries = module.graph.nodes.compactMap { node in
            costs[node.id].map {
                Entry(node: NodeSnapshot(node), module: node.owningModule, cost: $0)
            }
        }
        total = entries.reduce(.zero) { $0 + $1.cost }
        parameterCount = module.parameterCount
        issues = domain.issues
    }
}

extension Node {
    /// The path of the module that the node calls, or that was running when it was recorded.
    var owningModule: ModulePath {
        if case .callModule(let path) = operation { return path }
        return metadata[.provenance]?.modules.last?.path ?? ""
    }
}

extension GraphModule {
    /// The elements of all parameters, each counted once; the largest integer where that is less.
    public final var parameterCount: Int {
        var seen: Set<ObjectIdentifier> = []
        return namedTensors().reduce(0) { sum, entry in
            guard case .parameter(let tensor) = entry.member.content,
                seen.insert(tensor.identity).inserted
            else { return sum }
            let (total, overflow) = sum.addingReportingOverflow(
                tensor.spec.shape.elementCount ?? 0)
            return overflow ? .max : total
        }
    }
}
