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
    }

    let graph: Graph
    let revision: UInt64
    let entries: [Entry]
    let parameters: InputParameters

    /// By id, the position of a node; -1 where it is no node of the graph.
    private let positions: [Int32]

    /// By position, what is remembered of the operator that the node calls.
    @exclusivity(unchecked) private var sites: [OperatorCallSite?]

    /// For each position, up to where its run of positions in `freed` goes.
    private let freedEnds: [Int32]
    private let freed: [Int32]

    /// - Parameter freesValues: Whether ``freed(after:)`` will be asked.
    init(_ graph: Graph, freesValues: Bool) {
        self.graph = graph
        revision = graph.revision
        var positions: [Int32] = []
        var entries: [Entry] = []
        entries.reserveCapacity(graph.nodes.count)
        for node in graph.nodes {
            while positions.count <= node.id { positions.append(-1) }
            positions[Int(node.id)] = Int32(entries.count)
            let (arguments, keywords) = node.arguments { .leaf(Int(positions[Int($0)])) }
            entries.append(
                Entry(
                    node: node, operation: node.operation, arguments: arguments,
                    keywords: keywords))
        }
        self.entries = entries
        self.positions = positions
        sites = [OperatorCallSite?](repeating: nil, count: entries.count)
        parameters = InputParameters(graph)
        (freedEnds, freed) = freesValues ? LastUses.compute(entries) : ([], [])
    }

    /// The positions whose values nobody needs after a node.
    func freed(after position: Int) -> ArraySlice<Int32> {
        freed[(position == 0 ? 0 : Int(freedEnds[position - 1]))..<Int(freedEnds[position])]
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
