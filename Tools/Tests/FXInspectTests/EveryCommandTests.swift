// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FX
import FXInspect
import Foundation
import Testing

import fx_inspect

/// A command that every model must do, and what its result looks like.
private struct Line: Sendable {
    let arguments: [String]
    /// Tells what is wrong with the result; nil where nothing is.
    let check: @Sendable (String, InspectedFile) throws -> String?
    var status: Int32 = 0

    init(
        _ arguments: String..., status: Int32 = 0,
        check: @escaping @Sendable (String, InspectedFile) throws -> String?
    ) {
        self.arguments = arguments
        self.status = status
        self.check = check
    }
}

/// The object of a text of JSON.
private func object(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
}

private func mentionsAll(_ text: String, _ file: InspectedFile) throws -> String? {
    let missing = try file.graph().nodes.first { node in
        node.opcode != .output && !text.contains(node.name)
    }
    return missing.map { "\($0.name) is missing" }
}

private let lines: [Line] = [
    Line("print") { text, file in
        text.hasPrefix("graph():\n") ? try mentionsAll(text, file) : "no graph"
    },
    Line("print", "--shapes") { text, _ in text.contains("  # ") ? nil : "no shapes" },
    Line("print", "--parsable") { text, file in
        let same = try Graph(parsing: text).isStructurallyEqual(to: file.graph())
        return same ? nil : "reads back as another graph"
    },
    Line("table") { text, file in
        text.hasPrefix("opcode") ? try mentionsAll(text, file) : "no table"
    },
    Line("table", "--shapes") { text, _ in
        text.split(separator: "\n")[0].contains("shape") ? nil : "no shapes"
    },
    Line("table", "--json") { text, file in
        let nodes = try object(text)["nodes"] as? [Any]
        return try nodes?.count == file.graph().nodes.count ? nil : "not all nodes"
    },
    Line("code", "--language", "swift", "--shapes") { text, _ in
        text.contains("public final class GeneratedModule: Module") ? nil : "no class"
    },
    Line("code", "--language", "python") { text, _ in
        text.contains("def forward(self") ? nil : "no forward"
    },
    Line("code", "--language", "python", "--shapes") { text, _ in
        text.contains("class GraphModule(torch.nn.Module)") ? nil : "no class"
    },
    Line("dot") { text, _ in
        text.hasPrefix("digraph") && text.hasSuffix("}\n") ? nil : "no drawing"
    },
    Line("dot", "--depth", "1", "--no-shapes", "--state") { text, _ in
        text.hasPrefix("digraph") && text.hasSuffix("}\n") ? nil : "no drawing"
    },
    Line("json") { text, file in
        let again = try ModelArchive(json: Array(text.utf8)).graph
        return try again.description == file.graph().description ? nil : "another graph"
    },
    Line("json", "--format", "netron") { text, _ in
        // Netron looks for this in the first bytes.
        guard text.hasPrefix(#"{"signature":"netron:swift-fx","format""#) else { return "no sign" }
        let modules = try object(text)["modules"] as? [[String: Any]]
        let nodes = modules?.first?["nodes"] as? [[String: Any]]
        let titles = nodes?.compactMap { ($0["type"] as? [String: Any])?["name"] as? String }
        guard let titles, !titles.isEmpty else { return "no nodes" }
        return titles.contains { $0 == "default" || $0.contains(".") } ? "\(titles)" : nil
    },
    Line("json", "--format", "model-explorer") { text, file in
        let graphs = try object(text)["graphs"] as? [[String: Any]]
        let nodes = graphs?.first?["nodes"] as? [Any]
        return try nodes?.count == file.graph().nodes.count ? nil : "not all nodes"
    },
    Line("summary") { text, _ in
        text.hasPrefix("module") && text.contains("peak of values") ? nil : "no summary"
    },
    Line("summary", "--json") { text, file in
        let summary = try object(text)
        if let unsupported = summary["unsupported"] as? [String: Any], !unsupported.isEmpty {
            return "\(unsupported)"
        }
        let schema = file.schema
        let tensors = try file.model().tensors
        var seen: Set<ObjectIdentifier> = []
        let expected = schema.paths.reduce(0) { sum, path in
            guard case .parameter(let spec)? = schema[path] else { return sum }
            let isNew = tensors[path].map { seen.insert($0.identity).inserted } ?? true
            return isNew ? sum + (spec.shape.elementCount ?? 0) : sum
        }
        return summary["parameters"] as? Int == expected ? nil : "other parameters"
    },
    Line("html") { text, file in
        let tags = text.components(separatedBy: "</script>").count - 1
        return tags == 2 && text.hasSuffix("</html>\n") ? try mentionsAll(text, file) : "no page"
    },
    Line("verify") { text, _ in text.contains(": sound, ") ? nil : text },
]

/// A command line as users write it, run in this process.
private func run(_ arguments: [String]) throws -> Int32 {
    do {
        var command = try FXInspectCommand.parseAsRoot(arguments)
        try command.run()
        return 0
    } catch let code as ExitCode {
        return code.rawValue
    }
}

@Suite struct `Every command` {
    @Test(arguments: InspectedModel.all)
    func `works on every model in every dialect`(_ model: InspectedModel) throws {
        let command = try Command()
        let output = command.folder.appending(path: "result").path
        let file = try InspectedFile(path: model.path)
        for line in lines {
            let words = line.arguments.joined(separator: " ")
            let arguments = line.arguments + [model.path, "--output", output]
            #expect(try run(arguments) == line.status, "\(words)")
            let text = try String(contentsOfFile: output, encoding: .utf8)
            let complaint = try line.check(text, file)
            #expect(complaint == nil, "\(words): \(complaint ?? "")")
        }
        try asksForNodes(model, file, output)
        try comparesAndRuns(model, output)
    }

    /// Commands that name a node or module.
    private func asksForNodes(
        _ model: InspectedModel, _ file: InspectedFile, _ output: String
    ) throws {
        let graph = try file.graph()
        let node = try #require(graph.nodes.first { $0.operation.callee != nil })
        #expect(try run(["blame", model.path, node.name, "--output", output]) == 0)
        #expect(try String(contentsOfFile: output, encoding: .utf8).contains(node.name))
        let rule = ["why-not", model.path, "--rule", "fold-batch-norm", "--node", node.name]
        #expect(try run(rule + ["--output", output]) == 1)
        #expect(
            try String(contentsOfFile: output, encoding: .utf8)
                .hasPrefix("'fold-batch-norm'"))
        let around = ["dot", model.path, "--around", node.name, "--hops", "1"]
        #expect(try run(around + ["--output", output]) == 0)
        #expect(
            try String(contentsOfFile: output, encoding: .utf8).contains("\"\(node.name)\" ["))
        let tree = ModuleTree(graph, schema: file.schema, rootName: nil)
        guard let module = tree.modules.dropFirst().first else { return }
        let inside = ["dot", model.path, "--module", module.path.text, "--output", output]
        #expect(try run(inside) == 0)
    }

    private func comparesAndRuns(_ model: InspectedModel, _ output: String) throws {
        #expect(try run(["compare", model.path, model.path, "--output", output]) == 0)
        let json = output + ".zip"
        #expect(try run(["convert", model.path, json]) == 0)
        #expect(try run(["compare", model.path, json, "--weights", "--output", output]) == 0)
        let tolerance = try model.tolerance
        let results = output + ".safetensors"
        let status = try run([
            "run", model.path, "--inputs", model.io, "--case", "0", "--outputs", results,
        ])
        #expect(status == 0)
        let comparison = try TensorComparison(
            Self.tensors(results), with: model.io, case: 0,
            tolerance: .init(relative: tolerance.relative, absolute: tolerance.absolute))
        #expect(comparison.isEqual, "\(comparison.lines)")
    }

    private static func tensors(_ path: String) throws -> [String: Tensor] {
        let file = try SafetensorsFile(contentsOf: path)
        return try Dictionary(
            uniqueKeysWithValues: file.names.map { ($0, try file.tensor($0)) })
    }
}
