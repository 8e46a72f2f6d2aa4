// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import Foundation

/// A program that PyTorch exported, with the specs that PyTorch noted at its nodes.
struct RecordedGraph {
    let name: String
    /// What the program demands of its symbols.
    let bounds: [String: ClosedRange<Int>]
    let text: String

    /// The programs of the fixture, and of the file that `FX_SHAPE_GRAPHS` names.
    static func all() throws -> [RecordedGraph] {
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fixtures")
        var text = try String(
            contentsOf: fixtures.appendingPathComponent("shape-graphs.txt"), encoding: .utf8)
        if let path = ProcessInfo.processInfo.environment["FX_SHAPE_GRAPHS"] {
            text = try String(contentsOfFile: path, encoding: .utf8)
        }
        return text.components(separatedBy: "// model ").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1)
            let words = lines[0].split(separator: " ").map(String.init)
            var bounds: [String: ClosedRange<Int>] = [:]
            for word in words.dropFirst(2) {
                let parts = word.split { $0 == "=" || $0 == ":" }.map(String.init)
                bounds[parts[0]] = (Int(parts[1]) ?? 0)...(Int(parts[2]) ?? .max)
            }
            return RecordedGraph(
                name: words.prefix(2).joined(separator: " "), bounds: bounds,
                text: String(lines[1]))
        }
    }

    /// The program as a module without state, and what is noted of its nodes by name.
    func module() throws -> (module: GraphModule, noted: [String: Argument<TensorSpec>]) {
        let graph = try Graph(parsing: text)
        var noted: [String: Argument<TensorSpec>] = [:]
        func take(_ graph: Graph, _ prefix: String) {
            for node in graph.nodes {
                noted[prefix + node.name] = node.metadata[.spec]
                if !prefix.isEmpty || node.opcode != .placeholder { node.metadata = .init() }
            }
            for subgraph in graph.subgraphs { take(subgraph.graph, subgraph.name.text + ".") }
        }
        take(graph, "")
        return (try GraphModule(Module(), graph), noted)
    }
}
