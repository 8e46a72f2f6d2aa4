// SPDX-License-Identifier: Apache-2.0

import FXCodegen
import FXCore
import FXIR
import Foundation
import Testing

/// Texts that DOT, its labels or SVG read as more than themselves.
private let hostile = [
    "a\"b", "a\\", "a\\\"", "{a|b}", "<b>x</b>", "&lt; &", "a\nb", "a\r\tb", "\u{0}\u{1}\u{7f}",
    "é 日本 🜚", "\u{202e}rtl", "];}digraph{", "\\l\\N\\G", "",
]

@Suite struct `A drawing` {
    @Test func `of the seed's module`() throws {
        let graph = try GoldenGraph.named("seed_mymodule").build()
        for node in graph.nodes where node.name == "add" {
            node.metadata[.spec] = .leaf(TensorSpec(.float32, [3, 4]))
        }
        var schema = StateSchema()
        schema["param"] = .parameter(TensorSpec(.float32, [3, 4]))
        schema["linear"] = .module(
            ModuleSchema(typeName: "Linear", summary: "in_features=4, out_features=5"))
        schema["linear.weight"] = .parameter(TensorSpec(.float32, [5, 4]))
        let text = DotGenerator().generate(graph, schema: schema, name: "My \"module\"")
        #expect(
            text == #"""
                digraph "My \"module\"" {
                    rankdir=TB;
                    node [shape=box, style="filled,rounded", fontname="monospace"];
                    "x" [label="%x\lplaceholder: x\l", fillcolor=aliceblue];
                    "param" [label="%param\lget_attr: param\ltensor: f32[3, 4]\l", \#
                fillcolor=lightgrey];
                    "add" [label="%add\lcall_function: operator.add\lf32[3, 4]\l", \#
                fillcolor=darkseagreen1];
                    "linear" [label="%linear\lcall_module: linear\l\#
                Linear(in_features=4, out_features=5)\lweight: f32[5, 4]\l", \#
                fillcolor=lemonchiffon1];
                    "clamp" [label="%clamp\lcall_method: clamp\lmin = 0.0\lmax = 1.0\l", \#
                fillcolor=thistle1];
                    "output" [label="%output\loutput: output\l", fillcolor=powderblue];
                    "x" -> "add";
                    "param" -> "add";
                    "add" -> "linear";
                    "linear" -> "clamp";
                    "clamp" -> "output";
                }

                """#)
    }

    @Test func `is accepted by Graphviz whatever the labels hold`() throws {
        let graph = Graph()
        var last = try graph.placeholder("node")
        for text in hostile {
            last = try graph.callFunction(FunctionTarget(text), [last, text], ["k": .string(text)])
        }
        try graph.output(last)
        var texts = [DotGenerator().generate(graph, name: hostile.joined())]
        for golden in try GoldenGraph.all().prefix(20) where golden.name != "namedtuple_enum_range"
        {
            texts.append(DotGenerator().generate(try golden.build(), name: golden.name))
        }
        guard
            let dot = ["/usr/bin/dot", "/opt/homebrew/bin/dot", "/usr/local/bin/dot"]
                .first(where: FileManager.default.isExecutableFile)
        else { return print("skipped: Graphviz is not installed") }
        for text in texts {
            let (status, errors) = try run(dot, text)
            #expect(status == 0 && errors.isEmpty, "\(errors)\n\(text)")
        }
    }

    /// Runs `dot -Tsvg` on a text, and checks the SVG to be XML.
    private func run(_ dot: String, _ text: String) throws -> (Int32, String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "graph.dot")
        let output = folder.appending(path: "graph.svg")
        try Data(text.utf8).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: dot)
        process.arguments = ["-Tsvg", "-o", output.path, input.path]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let data = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let svg = try Data(contentsOf: output)
        #expect(!svg.contains { $0 < 0x20 && $0 != 0x0a && $0 != 0x0d && $0 != 0x09 })
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
