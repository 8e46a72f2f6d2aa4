// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Builds a graph from its nodes' JSON, through the graph's public methods: whatever the file
/// says, the graph is consistent.
struct GraphDecoder {
    private let graph = Graph()
    private let provenance: ProvenanceTables
    private let metadata = MetadataRegistry.stored()
    private let names = NodesByName()
    private let leaves: ArgumentDecoder<Node>
    private var operations = OperationDecoder()

    private let specs = ArgumentDecoder<TensorSpec>(leafTag: "tensor") {
        content throws(ArchiveError) in try TensorSpec(decoding: content)
    }

    typealias NodeVisitor = ((JSONCursor) throws(ArchiveError) -> Void) throws(ArchiveError) -> Void

    /// Reads a graph, those inside it first.
    ///
    /// - Parameter nodes: Visits the nodes, where they do not stand in the value itself.
    static func graph(
        _ value: JSONCursor, nodes: NodeVisitor? = nil
    ) throws(ArchiveError) -> Graph {
        try value.checkKeys("nodes", "files", "modules", "subgraphs")
        var decoder = try GraphDecoder(value)
        if let subgraphs = value.optional("subgraphs") {
            for entry in try subgraphs.items() { try decoder.addSubgraph(entry) }
        }
        let items = try value.required("nodes").items()
        for node in items { try decoder.add(node) }
        if let nodes { try nodes { node throws(ArchiveError) in try decoder.add(node) } }
        return decoder.graph
    }

    private init(_ value: JSONCursor) throws(ArchiveError) {
        provenance = try ProvenanceTables(decoding: value)
        leaves = ArgumentDecoder(leafTag: "node") { [names] content throws(ArchiveError) in
            let name = try content.getString()
            guard let node = names[name] else {
                throw .danglingReference(content.source, at: content.place, name: name)
            }
            return node
        }
    }

    private func addSubgraph(_ value: JSONCursor) throws(ArchiveError) {
        let pair = try value.items(count: 2)
        let name = try pair[0].getString()
        let subgraph = try Self.graph(pair[1])
        if graph.subgraph(named: SubgraphName(name)) != nil {
            throw .duplicateName(value.source, at: pair[0].place, name: name)
        }
        do throws(GraphError) {
            try graph.addSubgraph(subgraph, name: name)
        } catch { throw .refusedNode(value.source, at: value.place, error) }
    }

    private mutating func add(_ value: JSONCursor) throws(ArchiveError) {
        let fields = try NodeFields(value)
        let place = try fields.required(.name)
        let name = try place.getString()
        let node = try insert(fields, name: name)
        // The graph gives another name where this one is taken or cannot be had.
        guard node.name.utf8.elementsEqual(name.utf8) else {
            if names[name] != nil {
                throw .duplicateName(place.source, at: place.place, name: name)
            }
            throw .illegalName(place.source, at: place.place, name: name)
        }
        names[name] = node
        if value.keyCount > 5 { try addDetails(of: node, fields) }
    }

    private mutating func insert(
        _ fields: NodeFields, name: String
    ) throws(ArchiveError) -> Node {
        let operation = try operations.operation(fields)
        let arguments = try leaves.arguments(fields.required(.args))
        let keywords = try leaves.entries(fields.required(.kwargs))
        do throws(GraphError) {
            return try graph.insert(operation, arguments, KeywordArguments(keywords), name: name)
        } catch { throw .refusedNode(fields.node.source, at: fields.node.place, error) }
    }

    private func addDetails(of node: Node, _ fields: NodeFields) throws(ArchiveError) {
        if let type = fields[.type] { node.type = ValueType(try type.getString()) }
        var metadata = NodeMetadata()
        if let spec = fields[.spec] { metadata[.spec] = try specs.argument(spec) }
        if let wrapped = fields[.wrapped] { metadata[.isWrapped] = try wrapped.getBool() }
        if let origin = fields[.provenance] {
            metadata[.provenance] = try provenance.provenance(origin)
        }
        if let entries = fields[.metadata] {
            try self.metadata.decode(entries, into: &metadata)
        }
        if !metadata.isEmpty { node.metadata = metadata }
    }
}

/// The nodes that arguments may name.
private final class NodesByName {
    private var nodes: [String: Node] = [:]

    subscript(name: String) -> Node? {
        get { nodes[name] }
        set { nodes[name] = newValue }
    }
}
