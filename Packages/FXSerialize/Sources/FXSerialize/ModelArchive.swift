// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXTensor

/// A model as it is stored: its graph, and what the graph's paths lead to.
///
///     let archive = try ModelArchive(contentsOf: "model.zip")
///     try archive.write(to: "copy")
///
/// The same archive gives the same bytes, in every process and locale. A file that is not a model
/// gives an ``ArchiveError`` and nothing else, whatever it holds. docs/format.md has the format.
public struct ModelArchive {
    /// The version of the format that is written.
    public static let version = 1

    static let format = "swift-fx"

    public var graph: Graph
    public var schema: StateSchema

    /// The module that the graph is the `forward` of, where its type is known.
    public var root: ModuleSchema?

    /// The parameters and buffers that the schema describes, by path.
    ///
    /// Two paths may have one tensor: it is stored once, and shared again when it is read.
    public var tensors: [ModulePath: Tensor]

    /// What is known of the model beside what it computes, such as
    /// `MetadataKey.exportSignature`. Stored are keys that ``MetadataRegistry`` knows, and
    /// literals.
    public var metadata = NodeMetadata()

    public init(
        graph: Graph, schema: StateSchema = StateSchema(), root: ModuleSchema? = nil,
        tensors: [ModulePath: Tensor] = [:]
    ) {
        self.graph = graph
        self.schema = schema
        self.root = root
        self.tensors = tensors
    }

    /// Reads a graph and its schema from JSON text; there are no tensors.
    ///
    /// - Parameters:
    ///   - json: The text in UTF-8.
    ///   - source: What messages call it.
    /// - Throws: ``ArchiveError``.
    /// - Complexity: O(bytes).
    public init(json: [UInt8], source: String = "<memory>") throws(ArchiveError) {
        try self.init(json: json, source: source, migrations: .standard)
    }

    /// Returns graph and schema as JSON text, with a newline at the end; the tensors are left out.
    ///
    /// - Parameter pretty: Whether each value goes on a line of its own.
    /// - Throws: ``ArchiveError/notJSON(_:_:)`` where arguments are nested too deep to be read.
    /// - Complexity: O(nodes + uses).
    public func json(pretty: Bool = false) throws(ArchiveError) -> [UInt8] {
        let bytes = encoded(pretty: pretty)
        do throws(JSONProblem) {
            try JSONScanner.check(bytes)
        } catch { throw .notJSON("<memory>", error) }
        return bytes
    }
}
