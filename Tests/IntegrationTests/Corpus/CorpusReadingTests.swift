// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

@Suite struct `Exported models are read` {
    @Test(arguments: CorpusModel.all)
    func `with the nodes that PyTorch has`(_ model: CorpusModel) throws {
        let archive = try ModelArchive(contentsOf: model.path)
        let nodes = calls(of: archive.graph)
        let recorded = try model.recordedNodes().filter { $0.op == "call_function" }
        #expect(nodes.map(\.name) == recorded.map(\.name))
        #expect(nodes.map(\.operation.targetText) == recorded.map { target($0.target) })
        for (node, recorded) in zip(nodes, recorded) {
            guard let shape = recorded.shape, let spec = node.spec else { continue }
            #expect(spec.dtype.rawValue == recorded.dtype, "\(node)")
            #expect(spec.shape.rank == shape.count, "\(node)")
            for (dimension, extent) in zip(spec.shape, shape) where dimension.value != nil {
                #expect(dimension.value == extent, "\(node)")
            }
        }
    }

    @Test(arguments: CorpusModel.all)
    func `with all weights, as they were`(_ model: CorpusModel) throws {
        let archive = try ModelArchive(contentsOf: model.path)
        let weights = try model.tensors("weights.safetensors")
        for name in weights.names {
            let expected = try weights.tensor(name)
            let found = try #require(archive.tensors[ModulePath(name)], "\(name)")
            #expect(
                found.spec.dtype == expected.spec.dtype && found.spec.shape == expected.spec.shape)
            #expect(try found.withBytes(Array.init) == expected.withBytes(Array.init), "\(name)")
        }
    }

    @Test(arguments: CorpusModel.all)
    func `into graphs that are well formed and stay so in our files`(_ model: CorpusModel) throws {
        let module = try GraphModule(contentsOf: model.path)
        try module.validate()
        let archive = module.archive()
        let again = try ModelArchive(json: archive.json())
        #expect(again.graph.description == archive.graph.description)
        let signature = try #require(archive.metadata[.exportSignature])
        #expect(again.metadata[.exportSignature] == signature)
        #expect(signature.dialect == (model.dialect == .export ? .training : .aten))
    }

    /// The calls of a graph, without those that put new values into buffers at its end.
    private func calls(of graph: Graph) -> [Node] {
        var calls = graph.nodes.filter { $0.opcode == .callFunction }
        while calls.last?.name.hasPrefix("copy__") == true || calls.last?.name == "copy_" {
            calls.removeLast()
        }
        return calls
    }

    private func target(_ recorded: String) -> String {
        if recorded.hasPrefix("_operator.") { return String(recorded.dropFirst()) }
        return recorded.hasPrefix("aten.") ? "torch.ops." + recorded : recorded
    }
}
