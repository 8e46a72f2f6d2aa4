// SPDX-License-Identifier: Apache-2.0

public import FX

/// What a graph can be shown as.
public struct Report {
    private let archive: ModelArchive

    public init(_ archive: ModelArchive) { self.archive = archive }

    /// The graph as graphviz draws it.
    public func dot() -> String {
        DotGenerator().generate(archive.graph, schema: archive.schema)
    }

    /// The graph as the `forward` that torch.fx writes for it, behind classes of the graphs inside.
    ///
    /// - Throws: ``CodegenError``.
    public func python() throws(CodegenError) -> String {
        let generator = PythonGenerator()
        return try generator.classes(of: archive.graph) + generator.generate(archive.graph)
    }

    /// The graph as a Swift module.
    ///
    /// - Throws: ``CodegenError``.
    public func swift(
        typeName: String, showsProvenance: Bool = false
    ) throws(CodegenError) -> String {
        try SwiftGenerator(showsProvenance: showsProvenance).generate(
            archive.graph, schema: archive.schema, typeName: typeName)
    }

    /// The graph as the native file format has it.
    ///
    /// - Parameter pretty: Whether it is indented, for people.
    /// - Throws: ``ArchiveError``.
    public func json(pretty: Bool = false) throws(ArchiveError) -> String {
        String(decoding: try archive.json(pretty: pretty), as: UTF8.self)
    }
}
