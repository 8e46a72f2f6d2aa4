// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Builds a graph from its nodes' JSON, through the graph's public methods: whatever the file
/// says, the graph is consistent.
struct GraphDecoder {
    private let graph = Graph()
    private var made: [String: Node] = [:]

    private static let keys: Set<String> = [
        "name", "op", "target", "args", "kwargs", "type", "spec", "wrapped", "provenance",
    ]

    /// Reads a graph, those inside it first.
    static func graph(_ value: JSONCursor) throws(ArchiveError) -> Graph {
        try value.checkKeys(["nodes", "subgraphs"])
        var decoder = GraphDecoder()
        if let subgraphs = value.optional("subgraphs") {
            for entry in try subgraphs.items() { try decoder.addSubgraph(entry) }
        }
        for node in try value.required("nodes").items() { try decoder.add(node) }
        return decoder.graph
    }

    private func addSubgraph(_ value: JSONCursor) throws(ArchiveError) {
        let pair = try value.items(count: 2)
        let name = try pair[0].getString()
        let subgraph = try Self.graph(pair[1])
        if graph.subgraph(named: SubgraphName(name)) != nil {
            throw .duplicateName(value.source, at: pair[0].place.text, name: name)
        }
        do throws(GraphError) {
            try graph.addSubgraph(subgraph, name: name)
        } catch { throw .refusedNode(value.source, at: value.place.text, error) }
    }

    private mutating func add(_ value: JSONCursor) throws(ArchiveError) {
        try value.checkKeys(Self.keys)
        let place = try value.required("name")
        let name = try place.getString()
        if made[name] != nil {
            throw .duplicateName(place.source, at: place.place.text, name: name)
        }
        let node = try insert(value, name: name)
        guard node.name.utf8.elementsEqual(name.utf8) else {
            throw .illegalName(place.source, at: place.place.text, name: name)
        }
        made[name] = node
        try addDetails(of: node, value)
    }

    private func insert(_ value: JSONCursor, name: String) throws(ArchiveError) -> Node {
        let made = made
        let decoder = ArgumentDecoder<Node>(leafTag: "node") { content throws(ArchiveError) in
            let name = try content.getString()
            guard let node = made[name] else {
                throw .danglingReference(content.source, at: content.place.text, name: name)
            }
            return node
        }
        let operation = try Self.operation(value)
        let arguments = try decoder.arguments(value.required("args"))
        let keywords = try decoder.entries(value.required("kwargs"))
        do throws(GraphError) {
            return try graph.insert(operation, arguments, KeywordArguments(keywords), name: name)
        } catch { throw .refusedNode(value.source, at: value.place.text, error) }
    }

    private static func operation(_ value: JSONCursor) throws(ArchiveError) -> Operation {
        let op = try value.required("op")
        let name = try op.getString()
        guard let opcode = Opcode(rawValue: name) else {
            throw op.wrongValue("an opcode", found: String(reflecting: name))
        }
        let place = try value.required("target")
        let target = try place.getString()
        switch opcode {
        case .placeholder: return .placeholder(target)
        case .getAttribute: return .getAttribute(ModulePath(target))
        case .callFunction: return .callFunction(FunctionTarget(target))
        case .callMethod: return .callMethod(MethodName(target))
        case .callModule: return .callModule(ModulePath(target))
        case .output:
            guard target == "output" else {
                throw place.wrongValue("\"output\"", found: String(reflecting: target))
            }
            return .output
        }
    }

    private func addDetails(of node: Node, _ value: JSONCursor) throws(ArchiveError) {
        if let type = value.optional("type") { node.type = ValueType(try type.getString()) }
        if let spec = value.optional("spec") {
            let decoder = ArgumentDecoder<TensorSpec>(leafTag: "tensor") {
                content throws(ArchiveError) in try TensorSpec(decoding: content)
            }
            node.metadata[.spec] = try decoder.argument(spec)
        }
        if let wrapped = value.optional("wrapped") {
            node.metadata[.isWrapped] = try wrapped.getBool()
        }
        if let provenance = value.optional("provenance") {
            node.provenance = try Provenance(decoding: provenance)
        }
    }
}
