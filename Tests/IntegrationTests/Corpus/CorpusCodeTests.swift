// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// The models whose Swift is compiled into these tests: small ones of each kind.
private let compiled: [String] = [
    "mymodule", "topk", "mlp", "mlp_dynamic_batch", "lenet", "vae", "text_cnn", "gru_text",
    "multi_io", "buffer_mutation", "indexing", "gcn", "cond", "bf16_mlp",
]

/// Models whose generated code gives another graph, and why; one that does not fails until it is
/// taken out. What is made of state and numbers alone is made while tracing, as in every trace, so
/// such tensors become constants.
private let retracedOtherwise: [String: String] = [
    "gru_text": "zeros", "multi_io": "an empty list of offsets",
    "buffer_mutation": "a trace refuses writes to state",
    "indexing": "a range", "cond": "inputs of branches are named after what they are passed",
]

private func typeName(_ name: String) -> String {
    "Corpus" + name.split(separator: "_").map(\.capitalized).joined()
}

@Suite struct `Code of exported models` {
    /// With FX_CODE_FOLDER, the code of all models goes there, for ci/nightly to compile.
    @Test(arguments: CorpusModel.all)
    func `is made of every model, in every language`(_ model: CorpusModel) throws {
        let module = try GraphModule(contentsOf: model.path)
        let swift = try module.swiftCode(typeName: typeName(model.name))
        let folder = ProcessInfo.processInfo.environment["FX_CODE_FOLDER"]
        let dot = DotGenerator().generate(module.graph, schema: module.stateSchema())
        if let folder {
            let file = "\(folder)/\(typeName(model.name)).\(model.dialect)"
            try swift.write(toFile: file + ".swift", atomically: true, encoding: .utf8)
            try dot.write(toFile: file + ".dot", atomically: true, encoding: .utf8)
            let python = "\(folder)/\(model.name).\(model.dialect).py"
            let classes = try PythonGenerator().classes(of: module.graph)
            try (classes + module.pythonCode).write(
                toFile: python, atomically: true, encoding: .utf8)
        }
        #expect(swift.contains("public final class \(typeName(model.name)): Module"))
        #expect(dot.hasSuffix("}\n"))
        #expect(try module.pythonCode.contains("def forward(self"))
        let classes = try PythonGenerator().classes(of: module.graph)
        #expect(module.graph.subgraphs.allSatisfy { classes.contains("class \($0.name)(") })
    }

    @Test func `is the file that is compiled here`() throws {
        let models = try models()
        guard models.count == compiled.count else {
            return print("skipped: code of corpus models: some of them are not there")
        }
        let classes = try models.map { model in
            let name = typeName(model.name)
            return (name, try GraphModule(contentsOf: model.path).swiftCode(typeName: name))
        }
        try GeneratedSources.check(
            GeneratedSources.file(classes, list: "generatedCorpus"), "Corpus.swift")
    }

    @Test func `gives PyTorch's numbers`() throws {
        let models = try models()
        guard models.count == compiled.count else { return }
        try #require(generatedCorpus.count == compiled.count)
        for (model, make) in zip(models, generatedCorpus) {
            let (info, io) = (try model.info(), try model.tensors("io.safetensors"))
            for (index, run) in info.cases.enumerated() {
                let module = try GraphModule(contentsOf: model.path)
                let generated = try make(ModuleState(of: module))
                let inputs: [Argument<Tensor>] = try run.inputs.map { input in
                    try input.tensor.map { .leaf(try io.tensor($0)) } ?? input.value?.argument
                        ?? .none
                }
                let result = try withTensorErrors { try generated.invoke(inputs) }
                // Runs may write to buffers: each has its own.
                let expected = try GraphModule(contentsOf: model.path).run(inputs)
                #expect(
                    result.map(\.elements).leaves == expected.map(\.elements).leaves,
                    "\(model.name), case \(index)")
            }
        }
    }

    @Test func `gives the same graph when it is traced`() throws {
        let models = try models()
        guard models.count == compiled.count else { return }
        for (model, make) in zip(models, generatedCorpus) {
            let isOther = retracedOtherwise[model.name] != nil
            let module = try GraphModule(contentsOf: model.path)
            let expected = module.graph.copy()
            try readStateLate(in: expected)
            do {
                let retraced = try symbolicTrace(make(ModuleState(of: module))).graph
                try readStateLate(in: retraced)
                #expect(retraced.isStructurallyEqual(to: expected) != isOther, "\(model.name)")
            } catch {
                #expect(isOther, "\(model.name): \(error)")
            }
        }
    }

    /// Reads state where it is used first: a file reads all of it at the beginning, also what nobody
    /// uses.
    private func readStateLate(in graph: Graph) throws {
        graph.eliminateDeadCode()
        for node in Array(graph.nodes) where node.opcode == .getAttribute {
            guard let user = graph.nodes.first(where: { node.users.contains($0) }) else { continue }
            try graph.move(node, to: .before(user))
        }
    }

    private func models() throws -> [CorpusModel] {
        compiled.compactMap { name in
            CorpusModel.all.first { $0.name == name && $0.dialect == .export }
        }
    }
}
