// SPDX-License-Identifier: Apache-2.0

/// Hears of the edits of a graph, after they were checked.
///
/// An observer may read the graph, not edit it.
///
/// - SeeAlso: `torch.fx.GraphModule._register_create_node_hook` and its kin
public protocol GraphObserver: AnyObject {
    func graph(_ graph: Graph, didCreate node: Node)

    /// Hears of an erasure before it happens, when the node's neighbours can still be asked.
    func graph(_ graph: Graph, willErase node: Node)

    /// Hears that uses of one node by a user became uses of another.
    func graph(_ graph: Graph, didReplace old: Node, by new: Node, in user: Node)

    /// Hears that a node has got other arguments or does something else.
    func graph(_ graph: Graph, didChange node: Node)

    func graph(_ graph: Graph, didRename node: Node, from old: String)
}

extension GraphObserver {
    public func graph(_ graph: Graph, didCreate node: Node) {}
    public func graph(_ graph: Graph, willErase node: Node) {}
    public func graph(_ graph: Graph, didReplace old: Node, by new: Node, in user: Node) {}
    public func graph(_ graph: Graph, didChange node: Node) {}
    public func graph(_ graph: Graph, didRename node: Node, from old: String) {}
}

extension Graph {
    /// Lets an observer hear of edits, until it is removed. Copies of the graph have none.
    public func addObserver(_ observer: some GraphObserver) { observers.append(observer) }

    public func removeObserver(_ observer: some GraphObserver) {
        observers.removeAll { $0 === observer }
    }

    /// Runs edits on behalf of a pass or rule: nodes that they make or change note its name.
    ///
    ///     try graph.edits(by: "fuse-relu") { try relu.setArguments([sum]) }
    ///     relu.provenance.steps  // ["fuse-relu"]
    ///
    /// - SeeAlso: `meta["from_node"]` in torch.fx
    public func edits<Result, Failure: Error>(
        by author: String, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let outer = self.author
        self.author = author
        defer { self.author = outer }
        return try body()
    }

    /// Whether anybody wants to know of edits.
    var isWatched: Bool { author != nil || !observers.isEmpty }

    func noteCreation(of node: Node) {
        noteAuthor(at: node)
        for observer in observers { observer.graph(self, didCreate: node) }
    }

    func noteChange(of node: Node) {
        guard isWatched else { return }
        noteAuthor(at: node)
        for observer in observers { observer.graph(self, didChange: node) }
    }

    func noteReplacement(of old: Node, by new: Node, in user: Node) {
        guard isWatched else { return }
        noteAuthor(at: user)
        for observer in observers { observer.graph(self, didReplace: old, by: new, in: user) }
    }

    /// Adds the author to a node's steps, once in a row.
    private func noteAuthor(at node: Node) {
        guard let author, node.provenance.steps.last != author else { return }
        node.provenance.steps.append(author)
    }
}
