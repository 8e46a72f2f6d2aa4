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
                    label="My \"module\""; labelloc=t; rankdir=TB; newrank=true; \#
                fontname="monospace";
                    node [shape=box, style="filled,rounded", fontname="monospace"];
                    edge [fontname="monospace", fontsize=10];
                    "x" [label="%x\lplaceholder: x\l", fillcolor=aliceblue, tooltip="input"];
                    "param" [label="%param\lget_attr: param\ltensor: f32[3, 4]\l", \#
                fillcolor=lightgrey, tooltip="state"];
                    "add" [label="%add\lcall_function: operator.add\l", \#
                fillcolor=darkseagreen1, tooltip="elementwise"];
                    "linear" [label="%linear\lcall_module: linear\l\#
                Linear(in_features=4, out_features=5)\lweight: f32[5, 4]\l", \#
                fillcolor=lightsalmon, tooltip="product"];
                    "clamp" [label="%clamp\lcall_method: clamp\lmin = 0.0\lmax = 1.0\l", \#
                fillcolor=darkseagreen1, tooltip="elementwise"];
                    "output" [label="%output\loutput: output\l", fillcolor=powderblue, \#
                tooltip="output"];
                    "x" -> "add";
                    "param" -> "add";
                    "add" -> "linear" [label="f32[3, 4]"];
                    "linear" -> "clamp";
                    "clamp" -> "output";
                }

                """#)
    }

    /// Two blocks of two calls each, one block in the other.
    private func nested() throws -> Graph {
        let graph = Graph()
        var value = try graph.placeholder("x")
        let outer = ModuleFrame(path: "layers", typeName: "Blocks")
        let inner = ModuleFrame(path: "layers.0", typeName: "Block")
        for (index, frames) in [[outer], [outer, inner], [outer, inner], [outer]].enumerated() {
            value = try graph.callFunction(
                index.isMultiple(of: 2) ? .torch.relu : .torch.neg, [value])
            value.provenance = Provenance(modules: frames)
            value.metadata[.spec] = .leaf(TensorSpec(.float32, [2]))
        }
        try graph.output(value)
        return graph
    }

    @Test func `has a frame for each module`() throws {
        let text = DotGenerator().generate(try nested())
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(
            lines.filter { $0.contains("subgraph") || $0.hasPrefix("label=\"layers") || $0 == "}" }
                == [
                    "subgraph \"cluster module layers\" {",
                    "label=\"layers: Blocks\"; style=\"rounded,filled\"; fillcolor=\"#fdfdfd\";",
                    "subgraph \"cluster module layers.0\" {",
                    "label=\"layers.0: Block\"; style=\"rounded,filled\"; fillcolor=\"#f7f7f7\";",
                    "}", "}", "}",
                ])
    }

    @Test func `folds modules that are too deep`() throws {
        let folded = DotGenerator(depth: 1).generate(try nested())
        #expect(folded.contains("\"module layers.0\" [shape=box3d, "))
        #expect(folded.contains("label=\"layers.0: Block\\l2 nodes\\l\""))
        let edges = folded.split(separator: "\n").filter { $0.contains("->") }
        #expect(
            edges.map { $0.drop { $0 == " " } } == [
                "\"x\" -> \"relu\";", "\"relu\" -> \"module layers.0\" [label=\"f32[2]\"];",
                "\"module layers.0\" -> \"neg_1\" [label=\"f32[2]\"];",
                "\"neg_1\" -> \"output\" [label=\"f32[2]\"];",
            ])
        // All that does not fit is folded by itself; what is in no module stays.
        let small = DotGenerator(boxLimit: 3).generate(try nested())
        #expect(small.contains("label=\"layers: Blocks\\l4 nodes\\l\""))
        #expect(!small.contains("layers.0"))
    }

    @Test func `shows the graphs inside`() throws {
        let graph = try Graph(
            parsing: """
                graph(%x) {
                  graph body(%x) {
                    %neg = call_function[torch.neg](%x)
                    return (%neg,)
                  }
                  %m = call_function[torch.ops.higher_order.map_impl](graph[body], [%x], [])
                  return %m
                }
                """)
        let text = DotGenerator().generate(graph)
        #expect(text.contains("subgraph \"cluster graph body/\" {"))
        #expect(text.contains("\"body/x\" -> \"body/neg\";"))
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
        texts += [
            DotGenerator().generate(try nested()), DotGenerator(depth: 0).generate(try nested()),
        ]
        guard
            let dot = (ProcessInfo.processInfo.environment["PATH"] ?? "")
                .split(separator: ":").map({ "\($0)/dot" })
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
