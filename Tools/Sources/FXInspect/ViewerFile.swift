// SPDX-License-Identifier: Apache-2.0

import FX

/// A model as other programs that show graphs read it.
public struct ViewerFile {
    public enum Format: String, Sendable, CaseIterable {
        /// The format that Netron shows as it is, in files named `.netron`.
        case netron
        /// A graph collection of Model Explorer, in files named `.json`.
        case modelExplorer = "model-explorer"
    }

    private let archive: ModelArchive
    private let source: String
    private let typeName: String?

    /// - Throws: ``InspectionError/noGraph(_:)``.
    public init(of file: InspectedFile) throws(InspectionError) {
        archive = try file.model()
        source = file.source
        typeName = file.typeName
    }

    /// The text of a file.
    public func text(_ format: Format, pretty: Bool = false) -> String {
        let graphs = Self.graphs(archive.graph, typeName ?? "graph").map { name, graph in
            ViewerGraph(graph, schema: archive.schema, name: name)
        }
        switch format {
        case .netron:
            // The signature comes first: it is by what Netron knows the format.
            let document: Literal = [
                "signature": "netron:swift-fx", "format": "swift-fx graph",
                "producer": "fx-inspect", "description": .string(source),
                "modules": .list(graphs.map(\.netron)),
            ]
            return JSONText.text(document, pretty: pretty)
        case .modelExplorer:
            let document: Literal = [
                "label": .string(source), "graphs": .list(graphs.map(\.modelExplorer)),
            ]
            return JSONText.text(document, pretty: pretty)
        }
    }

    /// A graph and those inside, with their names.
    private static func graphs(_ graph: Graph, _ name: String) -> [(String, Graph)] {
        [(name, graph)] + graph.subgraphs.flatMap { graphs($0.graph, $0.name.text) }
    }
}
