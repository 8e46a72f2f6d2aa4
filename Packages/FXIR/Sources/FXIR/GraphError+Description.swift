// SPDX-License-Identifier: Apache-2.0

extension GraphError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nodeHasUsers(let node, let users):
            """
            cannot erase %\(node.name): \(users.count) \(users.count == 1 ? "node still uses" : "nodes still use") it
              \(node)
              used by \(users.map(\.description).joined(separator: "\n          "))
              Replace its uses first: node.replaceAllUses(with:).
            """
        case .foreignNode(let node):
            """
            %\(node.name) belongs to another graph
              \(node)
              Copy it first: graph.insert(copyOf:mapping:).
            """
        case .erasedNode(let node):
            """
            %\(node.name) was erased
              \(node)
              Ask node.isErased before using a handle that was kept across edits.
            """
        case .usedBeforeDefinition(let node, let user):
            """
            %\(node.name) would be used before it is defined
              \(node)
              used by \(user)
              A node's arguments come from nodes that run before it; move one of the two.
            """
        case .afterOutput(let output):
            """
            nothing can follow the output
              \(output)
              Insert before it: graph.makeBuilder(at: .before(output)).
            """
        case .outputNotLast(let node):
            """
            an output goes to the end of a graph, not before %\(node.name)
              \(node)
            """
        case .opcodeFixed(let node):
            """
            %\(node.name) cannot change between placeholder or output and another opcode
              \(node)
              Make a new node and replace the uses of this one.
            """
        case .duplicateKeyword(let key):
            "keyword argument '\(key)' is given twice"
        case .wrongArgumentCount(let opcode, let count):
            "a node of opcode \(opcode) does not take \(count) arguments: \(opcode.argumentRule)"
        case .noSuchArgument(let node, let index):
            "%\(node.name) has no argument \(index)\n  \(node)"
        case .unknownSubgraph(let name):
            "the graph has no subgraph '\(name)'; add it first: graph.addSubgraph(_:name:)"
        case .subgraphHasOwner(let name):
            "the graph that was to become '\(name)' belongs to a graph already; add a copy()"
        }
    }
}

extension Opcode {
    /// What a node of the opcode takes, for messages.
    fileprivate var argumentRule: String {
        switch self {
        case .output: "it takes one value, and no keywords"
        case .placeholder: "it takes a default value or nothing, and no keywords"
        case .getAttribute: "it takes none"
        case .callMethod: "the first argument is the receiver"
        case .callFunction, .callModule: "it takes any"
        }
    }
}
