// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// A graph made ready to be run node by node, any number of times.
///
/// Values are named by the position of their node; an argument tree has positions for leaves.
final class GraphProgram {
    struct Entry {
        let node: Node
        let operation: Operation
        let arguments: [Argument<Int>]
        let keywords: KeywordArguments<Int>
        /// The positions whose values nobody needs after this node.
        let lastUses: [Int]
    }

    let graph: Graph
    let revision: UInt64
    let entries: [Entry]
    let parameters: InputParameters

    /// By id, the position of a node; -1 where it is no node of the graph.
    private let positions: [Int32]

    /// By position, what is remembered of the operator that the node calls.
    @exclusivity(unchecked) private var sites: [OperatorCallSite?]

    init(_ graph: Graph) {
        self.graph = graph
        revision = graph.revision
        let nodes = Array(graph.nodes)
        var positions = [Int32](repeating: -1, count: Int(nodes.map(\.id).max() ?? -1) + 1)
        for (position, node) in nodes.enumerated() { positions[Int(node.id)] = Int32(position) }
        let lastUses = LastUses.compute(nodes)
        entries = nodes.enumerated().map { position, node in
            Entry(
                node: node, operation: node.operation,
                arguments: node.arguments.map { $0.map { Int(positions[Int($0.id)]) } },
                keywords: node.keywordArguments.map { Int(positions[Int($0.id)]) },
                lastUses: lastUses[position].map { Int(positions[Int($0)]) })
        }
        self.positions = positions
        sites = [OperatorCallSite?](repeating: nil, count: nodes.count)
        parameters = InputParameters(graph)
    }

    /// Whether the graph is still as it was.
    var isCurrent: Bool { graph.revision == revision }

    /// The position of a node; nil where it is of another graph, or was made later.
    func position(of node: Node) -> Int? {
        guard node.graph === graph, node.id < positions.count else { return nil }
        let position = positions[Int(node.id)]
        return position < 0 ? nil : Int(position)
    }

    /// Runs an operator for the node at a position, remembering what it meant.
    func call(
        _ callee: Callee, at position: Int, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        if let site = sites[position], site.callee == callee {
            return try site.call(arguments, keywords)
        }
        let site = OperatorCallSite(callee)
        sites[position] = site
        return try site.call(arguments, keywords)
    }
}
