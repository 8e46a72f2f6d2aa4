// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A program of nodes in execution order.
///
/// A graph is always consistent: each edit checks all its rules first and then changes everything
/// that belongs together (uses, names, order, revision), or throws and changes nothing. What an
/// edit cannot know (paths that lead nowhere, arguments an operator does not take) is for
/// ``GraphVerifier`` to find.
///
///     let graph = Graph()
///     let x = try graph.placeholder("x")
///     let relu = try graph.callFunction(.torch.relu, [x])
///     try graph.output(relu)
///     print(graph)
///
/// A graph is a class around a value: ``snapshot()`` costs nothing, is Sendable, and can be
/// restored. The class itself belongs to one task at a time.
///
/// - SeeAlso: `torch.fx.Graph`
public final class Graph {
    // No access of these properties reaches another one of the same graph before it ends: checking
    // that at run time costs a third of an edit.
    @exclusivity(unchecked) var storage = GraphStorage()

    /// The graphs that arguments of this one name, in the order in which they were added.
    public internal(set) var subgraphs: [Subgraph] = []

    /// The graph that this one belongs to.
    public internal(set) weak var owner: Graph?

    /// Who hears of edits.
    @exclusivity(unchecked) var observers: [any GraphObserver] = []

    /// On whose behalf edits are made at present; noted in the provenance of what changes.
    @exclusivity(unchecked) var author: String?

    /// Creates an empty graph.
    public init() {}

    init(_ storage: GraphStorage) { self.storage = storage }

    /// The nodes in execution order.
    public var nodes: NodeList { NodeList(graph: self) }

    /// A number that grows with every edit, of subgraphs too: what is derived from the graph is
    /// keyed by it.
    public var revision: UInt64 {
        subgraphs.reduce(storage.revision) { $0 + $1.graph.revision }
    }

    func node(at id: Int32) -> Node? { id >= 0 ? Node(self, id) : nil }

    /// The handle of a node by its number, as ``Node/id`` gave it.
    ///
    /// - Precondition: The graph has made a node of this number.
    public func node(withID id: Int32) -> Node {
        precondition(storage.rows.indices.contains(Int(id)), "no node has the number \(id)")
        return Node(self, id)
    }
}

// MARK: - Queries

extension Graph {
    /// The last node, where it is an output.
    ///
    /// - SeeAlso: `torch.fx.Graph.output_node`
    public var outputNode: Node? {
        endsWithOutput ? Node(self, storage.last) : nil
    }

    var endsWithOutput: Bool {
        let last = storage.last
        return last >= 0 && storage.opcode(of: last) == .output
    }

    /// The inputs of the graph, in order.
    public var placeholders: [Node] { nodes.filter { $0.opcode == .placeholder } }

    /// The node of a name.
    ///
    /// - Complexity: O(nodes).
    public func node(named name: String) -> Node? {
        guard let key = storage.names.existing(name) else { return nil }
        return nodes.first { storage[$0.id].name == key }
    }

    /// The nodes that do one thing, such as all calls of a function, in execution order.
    ///
    /// - Complexity: O(hits log hits).
    /// - SeeAlso: `torch.fx.Graph.find_nodes`
    public func nodes(of operation: Operation) -> [Node] {
        guard let index = storage.operations.index(of: operation) else { return [] }
        var result: [Node] = []
        var id = storage.operations[index].first
        while id >= 0 {
            result.append(Node(self, id))
            id = storage[id].nextSame
        }
        return result.sorted(by: <)
    }

    /// The calls of a function, in execution order.
    public func nodes(calling function: FunctionTarget) -> [Node] {
        nodes(of: .callFunction(function))
    }
}

extension Graph {
    /// What nodes of the graph do, each operation once.
    ///
    /// - Complexity: O(operations that the graph has or had).
    public var operations: [Operation] {
        storage.operations.entries.filter { $0.first >= 0 }.map(\.operation)
    }
}
