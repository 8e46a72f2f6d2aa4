// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// A model as it is stored: its graph, and what the graph's paths lead to.
///
///     let archive = try ModelArchive(contentsOf: "model.json")
///     try archive.write(to: "copy.json")
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

    public init(graph: Graph, schema: StateSchema = StateSchema(), root: ModuleSchema? = nil) {
        self.graph = graph
        self.schema = schema
        self.root = root
    }

    /// Reads a model from JSON text.
    ///
    /// - Parameters:
    ///   - json: The text in UTF-8.
    ///   - source: What messages call it.
    /// - Throws: ``ArchiveError``.
    /// - Complexity: O(bytes).
    public init(json: [UInt8], source: String = "<memory>") throws(ArchiveError) {
        try self.init(json: json, source: source, migrations: .standard)
    }

    /// Returns the model as JSON text, with a newline at the end.
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
