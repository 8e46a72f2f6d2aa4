// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A handle to one node of a graph.
///
/// A handle is a graph and a number: cheap to copy, equal when both are. It stays usable after its
/// node is erased; it then gives the node's last state, and ``isErased`` is true.
///
/// - SeeAlso: `torch.fx.Node`
public struct Node: Hashable {
    public let graph: Graph

    /// The node's number in its graph; never reused, also after the node is erased.
    public let id: Int32

    init(_ graph: Graph, _ id: Int32) {
        self.graph = graph
        self.id = id
    }

    public static func == (lhs: Node, rhs: Node) -> Bool {
        lhs.id == rhs.id && lhs.graph === rhs.graph
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(ObjectIdentifier(graph))
    }
}

extension Node {
    public var operation: Operation { graph.storage.operation(of: id) }

    public var opcode: Opcode { graph.storage.opcode(of: id) }

    /// The name of the node's value, unique in its graph.
    public var name: String { graph.storage.name(of: id) }

    /// The name without the number that made it unique: `add` for `add_12`.
    ///
    /// - Complexity: O(1).
    public var nameBase: String { graph.storage.names.base(of: graph.storage[id].name) }

    /// Whether the node was taken out of its graph.
    public var isErased: Bool { graph.storage[id].isErased }

    /// The declared type of the node's value.
    ///
    /// - SeeAlso: `torch.fx.Node.type`
    public var type: ValueType? {
        get { graph.storage.types[id] }
        nonmutating set { graph.setType(of: self, newValue) }
    }

    /// What analyses know of the node.
    public var metadata: NodeMetadata {
        get { graph.storage.metadata(of: id) }
        nonmutating set { graph.storage.setMetadata(of: id, newValue) }
    }

    /// Whether ``metadata`` holds anything.
    ///
    /// - Complexity: O(1).
    public var hasMetadata: Bool { graph.storage.hasMetadata(id) }

    /// The line and modules that recorded the node, and the passes that changed it.
    public var provenance: Provenance {
        get { graph.storage.metadata(of: id).provenance ?? Provenance() }
        nonmutating set { graph.storage.setProvenance(of: id, newValue) }
    }

    /// The dtype and shape of the node's value, where they are known and it is one tensor.
    public var spec: TensorSpec? { specs?.leaf }

    /// Dtypes and shapes of the node's value, a tree where it is not one tensor: the metadata of
    /// the key `spec`.
    public var specs: Argument<TensorSpec>? {
        get { graph.storage.metadata(of: id).spec }
        nonmutating set { graph.storage.setSpec(of: id, newValue) }
    }
}

// MARK: - Neighbours

extension Node {
    /// The node that runs after this one.
    public var next: Node? { graph.node(at: graph.storage[id].next) }

    /// The node that runs before this one.
    public var previous: Node? { graph.node(at: graph.storage[id].previous) }

    /// Whether a node runs before another of the same graph.
    ///
    /// - Complexity: O(1).
    public static func < (lhs: Node, rhs: Node) -> Bool {
        lhs.graph.storage[lhs.id].order < rhs.graph.storage[rhs.id].order
    }

    public static func > (lhs: Node, rhs: Node) -> Bool { rhs < lhs }
}

// MARK: - Arguments and uses

extension Node {
    /// The positional arguments.
    ///
    /// - SeeAlso: `torch.fx.Node.args`
    public var arguments: [Argument<Node>] {
        graph.storage.pool.arguments(graph.storage[id].operands) { Node(graph, $0) }
    }

    /// The keyword arguments, in the order in which they were written.
    ///
    /// - SeeAlso: `torch.fx.Node.kwargs`
    public var keywordArguments: KeywordArguments<Node> {
        graph.storage.pool.keywords(graph.storage[id].operands) { Node(graph, $0) }
    }

    /// The nodes whose values this one uses, each once, in order of its arguments.
    ///
    /// - SeeAlso: `torch.fx.Node.all_input_nodes`
    public var inputs: [Node] { graph.storage.inputs(of: id).map { Node(graph, $0) } }

    /// The nodes that use this one's value, each once, in order of their first use.
    ///
    /// - Complexity: O(uses).
    /// - SeeAlso: `torch.fx.Node.users`
    public var users: [Node] { graph.storage.users(of: id).map { Node(graph, $0) } }

    /// The places where this node's value is used.
    public var uses: [Use] {
        var result: [Use] = []
        graph.storage.forEachUse(of: id) { slot in
            result.append(
                Use(user: Node(graph, graph.storage.pool.slots[Int(slot)].owner), slot: slot))
        }
        return result
    }

    public var userCount: Int { graph.storage.userCount(of: id) }

    /// Whether nobody uses the node's value.
    public var isUnused: Bool { graph.storage[id].firstUse < 0 }

    /// The only user, where there is exactly one.
    public var onlyUser: Node? {
        let users = graph.storage.users(of: id)
        return users.count == 1 ? Node(graph, users[0]) : nil
    }
}

extension Node: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}
