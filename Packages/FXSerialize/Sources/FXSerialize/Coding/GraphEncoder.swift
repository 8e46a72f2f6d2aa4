// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Writes a graph's nodes, and the tables of what they repeat.
struct GraphEncoder {
    private let graph: Graph
    private var provenance = ProvenanceTables()
    private let metadata = MetadataRegistry.stored()

    /// The number of nodes whose values exist at a time.
    private static let batch = 64

    init(_ graph: Graph) { self.graph = graph }

    /// The graph as an object.
    ///
    /// - Parameter nodes: Its nodes, which were encoded before: the tables come from them.
    func encoded(nodes: JSONOwned?) -> JSONOwned? {
        let object = JSONBuilder.object(("nodes", nodes))
        provenance.addEntries(to: object)
        if !graph.subgraphs.isEmpty {
            let subgraphs = graph.subgraphs.map { subgraph in
                var encoder = GraphEncoder(subgraph.graph)
                let nodes = encoder.encodedNodes()
                return JSONBuilder.array([
                    JSONBuilder.string(subgraph.name.text), encoder.encoded(nodes: nodes),
                ])
            }
            JSONBuilder.add(JSONBuilder.array(subgraphs), to: object, as: "subgraphs")
        }
        return object
    }

    /// The nodes as an array.
    mutating func encodedNodes() -> JSONOwned? {
        var nodes: [JSONOwned?] = []
        for node in graph.nodes { nodes.append(encoded(node)) }
        return JSONBuilder.array(nodes)
    }

    /// The nodes as the text between an array's brackets.
    mutating func nodeText() -> [UInt8] {
        var text: [UInt8] = []
        var batch: [JSONOwned?] = []
        for node in graph.nodes {
            batch.append(encoded(node))
            if batch.count == Self.batch { Self.flush(&batch, to: &text) }
        }
        Self.flush(&batch, to: &text)
        return text
    }

    private static func flush(_ batch: inout [JSONOwned?], to text: inout [UInt8]) {
        if batch.isEmpty { return }
        if !text.isEmpty { text.append(UInt8(ascii: ",")) }
        JSONBuilder.withText(of: JSONBuilder.array(batch)) { array in
            text += UnsafeRawBufferPointer(rebasing: array[1..<(array.count - 1)])
        }
        batch.removeAll(keepingCapacity: true)
    }

    private mutating func encoded(_ node: Node) -> JSONOwned? {
        let leaf = { (input: Node) -> JSONOwned? in
            JSONBuilder.tagged("node", JSONBuilder.string(input.name))
        }
        let operation = node.operation
        let object = JSONBuilder.object(
            ("name", JSONBuilder.string(node.name)),
            ("op", JSONBuilder.string(operation.opcode.rawValue)),
            ("target", JSONBuilder.string(operation.targetText)),
            ("args", JSONBuilder.array(node.arguments.map { $0.encoded(leaf) })),
            ("kwargs", node.keywordArguments.entries.encoded(leaf)))
        if let type = node.type {
            JSONBuilder.add(JSONBuilder.string(type.text), to: object, as: "type")
        }
        let metadata = node.metadata
        if !metadata.isEmpty { add(metadata, to: object) }
        return object
    }

    private mutating func add(_ metadata: NodeMetadata, to object: JSONOwned?) {
        if let spec = metadata[.spec] {
            let tensor = { (spec: TensorSpec) in JSONBuilder.tagged("tensor", spec.encoded()) }
            JSONBuilder.add(spec.encoded(tensor), to: object, as: "spec")
        }
        if metadata[.isWrapped] == true {
            JSONBuilder.add(JSONBuilder.bool(true), to: object, as: "wrapped")
        }
        if let origin = metadata[.provenance], origin != Provenance() {
            JSONBuilder.add(provenance.encoded(origin), to: object, as: "provenance")
        }
        let entries = self.metadata.entries(of: metadata)
        if !entries.isEmpty {
            let values = entries.encoded { (_: Never) -> JSONOwned? in }
            JSONBuilder.add(values, to: object, as: "metadata")
        }
    }
}
