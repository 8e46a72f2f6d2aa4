// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension ModelArchive {
    /// The keys that lead to what is long in a model.
    private static let nodes = JSONOutline.Path(keys: ["graph"], list: "nodes")

    /// The text of the model, in one tree where it is to be pretty.
    func encoded(pretty: Bool) -> [UInt8] {
        var graph = GraphEncoder(graph)
        if pretty {
            let nodes = graph.encodedNodes()
            return JSONBuilder.bytes(of: encoded(graph.encoded(nodes: nodes)), pretty: true)
                + [0x0a]
        }
        let nodes = graph.nodeText()
        let frame = JSONBuilder.bytes(of: encoded(graph.encoded(nodes: JSONBuilder.array([]))))
        let head = Array(
            #"{"format":"\#(Self.format)","version":\#(Self.version),"graph":{"nodes":["#.utf8)
        assert(frame.starts(with: head), "the nodes stand elsewhere")
        return head + nodes + frame[head.count...] + [0x0a]
    }

    private func encoded(_ graph: JSONOwned?) -> JSONOwned? {
        let object = JSONBuilder.object(
            ("format", JSONBuilder.string(Self.format)), ("version", JSONBuilder.int(Self.version)),
            ("graph", graph), ("state", schema.encoded()))
        if let root { JSONBuilder.add(root.encoded(), to: object, as: "root") }
        if let encoded = MetadataRegistry.stored().encoded(metadata) {
            JSONBuilder.add(encoded, to: object, as: "metadata")
        }
        return object
    }

    /// Reads a model, having brought its text to the version of today.
    init(
        json: [UInt8], source: String, migrations: FormatMigrations
    ) throws(ArchiveError) {
        let document = try JSONDocument(json, source: source, path: Self.nodes)
        let version = try document.read { root throws(ArchiveError) in try Self.version(of: root) }
        let known = migrations.oldest...Self.version
        guard known.contains(version) else {
            throw .unsupportedVersion(source, found: version, known: known)
        }
        if version == Self.version {
            self = try document.read { root throws(ArchiveError) in
                try Self(decoding: root, document)
            }
        } else {
            let text = try migrations.migrated(document, from: version, source: source)
            try self.init(json: text, source: source, migrations: migrations)
        }
    }

    private static func version(of root: JSONCursor) throws(ArchiveError) -> Int {
        let format = try root.required("format")
        guard format.string == Self.format else {
            throw .wrongFormat(
                root.source, found: format.string.map(String.init(reflecting:)) ?? format.kind)
        }
        return try root.required("version").getInt()
    }

    private init(decoding root: JSONCursor, _ document: JSONDocument) throws(ArchiveError) {
        try root.checkKeys("format", "version", "graph", "state", "root", "metadata")
        self.init(
            graph: try GraphDecoder.graph(root.required("graph"), nodes: document.forEachItem),
            schema: try StateSchema(decoding: root.required("state")))
        if let module = root.optional("root") { self.root = try ModuleSchema(decoding: module) }
        if let entries = root.optional("metadata") {
            try MetadataRegistry.stored().decode(entries, into: &metadata)
        }
    }
}
