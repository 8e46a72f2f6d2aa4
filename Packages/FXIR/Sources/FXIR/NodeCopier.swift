// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Copies nodes of one graph to the end of others, and knows what each became.
///
/// Where nodes become nodes one by one, as in a part of a graph that is cut out, a copier reads the
/// tables of both graphs and makes no tree of arguments in between.
///
///     var copier = NodeCopier(of: graph)
///     copier.begin(part)
///     try copier.set(try part.placeholder("x"), for: x)
///     let relu = try copier.copy(graph.node(named: "relu")!)  // uses the placeholder
///
/// - SeeAlso: `torch.fx.Graph.node_copy`, `torch.fx.passes.utils.fuser_utils`
public struct NodeCopier {
    private let source: Graph
    private let storage: GraphStorage
    private var target = Graph()
    /// What nodes became, by their numbers; -1 where they did not yet.
    private var copies: [Int32]
    /// The numbers of the nodes that became something.
    private var copied: [Int32] = []
    /// What subgraphs that were copied are called in the target.
    private var subgraphs: [SubgraphName: SubgraphName] = [:]

    /// Creates a copier of nodes of a graph as it is.
    ///
    /// - Complexity: O(n).
    public init(of source: Graph) {
        self.source = source
        storage = source.storage
        copies = [Int32](repeating: -1, count: source.storage.rows.count)
    }

    /// Copies to another graph from now on, in which no node has become anything yet.
    ///
    /// - Complexity: O(nodes that became something in the graph before).
    public mutating func begin(_ target: Graph) {
        self.target = target
        for id in copied { copies[Int(id)] = -1 }
        copied.removeAll(keepingCapacity: true)
        subgraphs.removeAll()
    }

    /// What a node became in the present target; nil where it did not yet.
    public subscript(node: Node) -> Node? {
        guard node.graph === source, copies.indices.contains(Int(node.id)) else { return nil }
        return target.node(at: copies[Int(node.id)])
    }

    /// Says what a node becomes without being copied.
    ///
    /// - Throws: ``GraphError/foreignNode(_:)``, ``GraphError/erasedNode(_:)`` where the new node
    ///   is not in the target, or the old one was not in the source.
    public mutating func set(_ copy: Node, for node: Node) throws(GraphError) {
        try target.check(copy)
        try check(node)
        note(copy.id, for: node.id)
    }

    /// Copies a node, with its name, type and metadata, to the end of the target.
    ///
    /// - Throws: ``GraphError/foreignNode(_:)`` where the node, or one that it uses, is not of the
    ///   source or has become nothing yet; ``GraphError/erasedNode(_:)``;
    ///   ``GraphError/afterOutput(_:)``.
    /// - Complexity: O(arguments), amortised.
    @discardableResult
    public mutating func copy(_ node: Node) throws(GraphError) -> Node {
        try check(node)
        try checkInputs(of: node)
        if target.endsWithOutput {
            throw .afterOutput(NodeSnapshot(Node(target, target.storage.last)))
        }
        let names = try adoptSubgraphs(of: node.id)
        let id = target.storage.insert(copyOf: node.id, of: storage, copies, subgraphs: names)
        let copy = Node(target, id)
        if target.isWatched { target.noteCreation(of: copy) }
        note(id, for: node.id)
        return copy
    }

    private mutating func note(_ copy: Int32, for node: Int32) {
        if copies[Int(node)] < 0 { copied.append(node) }
        copies[Int(node)] = copy
    }

    private func check(_ node: Node) throws(GraphError) {
        guard node.graph === source, copies.indices.contains(Int(node.id)) else {
            throw .foreignNode(NodeSnapshot(node))
        }
        if storage[node.id].isErased { throw .erasedNode(NodeSnapshot(node)) }
    }

    private func checkInputs(of node: Node) throws(GraphError) {
        for index in storage[node.id].operands.indices
        where storage.pool.slots[index].kind == .node {
            let input = storage.pool.slots[index].node
            let copy = copies[Int(input)]
            if copy < 0 { throw .foreignNode(NodeSnapshot(Node(source, input))) }
            if target.storage[copy].isErased { throw .erasedNode(NodeSnapshot(Node(target, copy))) }
        }
    }

    /// What the subgraphs that a node names are called in the target, each copied once.
    private mutating func adoptSubgraphs(
        of id: Int32
    ) throws(GraphError) -> [SubgraphName: SubgraphName] {
        if source.subgraphs.isEmpty || !storage.mayNameSubgraphs(id) { return [:] }
        for name in storage.subgraphNames(of: id) where subgraphs[name] == nil {
            guard let subgraph = source.subgraph(named: name) else { throw .unknownSubgraph(name) }
            subgraphs[name] = try target.addSubgraph(subgraph.copy(), name: name.text)
        }
        return subgraphs
    }
}
