// SPDX-License-Identifier: Apache-2.0

public import FX

/// What a graph can be written as.
public struct Report {
    private let archive: ModelArchive
    private let source: String

    /// - Throws: ``InspectionError/noGraph(_:)``.
    public init(of file: InspectedFile) throws(InspectionError) {
        archive = try file.model()
        source = file.source
    }

    /// The graph as graphviz draws it.
    ///
    /// - Parameters:
    ///   - depth: How many modules deep nodes are drawn one by one; by default as deep as a drawing
    ///     can be laid out and read.
    ///   - selection: What is drawn.
    ///   - showsShapes: Whether arrows say what values are.
    ///   - showsState: Whether parameters have boxes of their own.
    public func dot(
        depth: Int? = nil, selection: DotSelection = .all, showsShapes: Bool = true,
        showsState: Bool = false
    ) -> String {
        let generator = DotGenerator(
            depth: depth, boxLimit: 150, selection: selection, showsShapes: showsShapes,
            isCompact: !showsState)
        return generator.generate(archive.graph, schema: archive.schema, name: title)
    }

    /// The name of the file without its folders.
    private var title: String {
        source.split(separator: "/").last.map(String.init) ?? source
    }

    /// The graph as the `forward` that torch.fx writes for it, behind classes of the graphs inside.
    ///
    /// - Parameter showsShapes: Whether annotations have the shapes, in the class that
    ///   `print_readable` writes.
    /// - Throws: ``InspectionError/unusable(_:_:)``, which names the node.
    public func python(showsShapes: Bool = false) throws(InspectionError) -> String {
        do {
            let generator = PythonGenerator()
            let classes = try generator.classes(of: archive.graph)
            if showsShapes { return try classes + generator.readable(archive.graph) }
            return try classes + generator.generate(archive.graph)
        } catch { throw .unusable(source, error) }
    }

    /// The graph as a Swift module.
    ///
    /// - Throws: ``InspectionError/unusable(_:_:)``, which names the node.
    public func swift(
        typeName: String, showsProvenance: Bool = false, showsShapes: Bool = false
    ) throws(InspectionError) -> String {
        let generator = SwiftGenerator(
            showsProvenance: showsProvenance, showsShapes: showsShapes)
        do {
            return try generator.generate(
                archive.graph, schema: archive.schema, typeName: typeName)
        } catch { throw .unusable(source, error) }
    }

    /// The graph as the native file format has it.
    ///
    /// - Parameter pretty: Whether it is indented, for people.
    /// - Throws: `ArchiveError`.
    public func json(pretty: Bool = false) throws(ArchiveError) -> [UInt8] {
        try archive.json(pretty: pretty)
    }
}
