// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension ModelArchive {
    func encoded() -> JSONOwned? {
        JSONBuilder.object([
            ("format", JSONBuilder.string(Self.format)), ("version", JSONBuilder.int(Self.version)),
            ("graph", Self.encoded(graph)),
            ("state", schema.encoded()),
        ])
    }

    private static func encoded(_ graph: Graph) -> JSONOwned? {
        var entries = [("nodes", JSONBuilder.array(graph.nodes.map(encoded)))]
        if !graph.subgraphs.isEmpty {
            let subgraphs = graph.subgraphs.map { subgraph in
                JSONBuilder.array([
                    JSONBuilder.string(subgraph.name.text), encoded(subgraph.graph),
                ])
            }
            entries.append(("subgraphs", JSONBuilder.array(subgraphs)))
        }
        return JSONBuilder.object(entries)
    }

    private static func encoded(_ node: Node) -> JSONOwned? {
        let leaf = { (input: Node) -> JSONOwned? in
            JSONBuilder.tagged("node", JSONBuilder.string(input.name))
        }
        var entries: [(String, JSONOwned?)] = [
            ("name", JSONBuilder.string(node.name)),
            ("op", JSONBuilder.string(node.opcode.rawValue)),
            ("target", JSONBuilder.string(node.operation.targetText)),
            ("args", JSONBuilder.array(node.arguments.map { $0.encoded(leaf) })),
            ("kwargs", node.keywordArguments.entries.encoded(leaf)),
        ]
        if let type = node.type { entries.append(("type", JSONBuilder.string(type.text))) }
        let metadata = node.metadata
        if let spec = metadata[.spec] {
            let tensor = { (spec: TensorSpec) in JSONBuilder.tagged("tensor", spec.encoded()) }
            entries.append(("spec", spec.encoded(tensor)))
        }
        if metadata[.isWrapped] == true { entries.append(("wrapped", JSONBuilder.bool(true))) }
        if let provenance = metadata[.provenance], provenance != Provenance() {
            entries.append(("provenance", provenance.encoded()))
        }
        return JSONBuilder.object(entries)
    }

    init(decoding root: JSONCursor) throws(ArchiveError) {
        let format = try root.required("format")
        guard format.string == Self.format else {
            throw .wrongFormat(
                root.source, found: format.string.map(String.init(reflecting:)) ?? format.kind)
        }
        let version = try root.required("version").getInt()
        guard (1...Self.version).contains(version) else {
            throw .unsupportedVersion(root.source, found: version)
        }
        try root.checkKeys(["format", "version", "graph", "state"])
        self.init(
            graph: try GraphDecoder.graph(try root.required("graph")),
            schema: try StateSchema(decoding: root.required("state")))
    }
}
