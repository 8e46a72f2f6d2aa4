// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor
import Foundation
import Testing

@testable import FXSerialize

private let models: [String] = [
    "mymodule", "topk", "mlp_dynamic_batch", "cond", "multi_io", "buffer_mutation",
    "batchnorm_training", "data_dependent_shape", "bf16_mlp",
]

@Suite struct `Programs that are written` {
    @Test(arguments: models, ["model.pt2", "model.core.pt2"])
    func `are read as what they were`(_ name: String, _ file: String) throws {
        let original = try ModelArchive(contentsOf: PT2Fixture.model(name, file))
        try TemporaryFolder.with { folder in
            let path = "\(folder.path)/copy.pt2"
            try original.write(to: path, as: .pt2)
            let copy = try ModelArchive(contentsOf: path)
            #expect(copy.graph.description == original.graph.description)
            #expect(copy.schema == original.schema)
            #expect(copy.metadata[.exportSignature] == original.metadata[.exportSignature])
            #expect(try copy.json() == original.json(), "specs, lines and all that was kept")
            for (path, tensor) in original.tensors {
                let found = try #require(copy.tensors[path])
                #expect(try found.withBytes(Array.init) == tensor.withBytes(Array.init))
            }
        }
    }

    @Test func `keep keys that nobody knows`() throws {
        var parts = try PT2Fixture.parts(PT2Fixture.model("mymodule"))
        let place = try #require(parts.firstIndex { $0.name.hasSuffix("models/model.json") })
        let text = String(decoding: parts[place].bytes, as: UTF8.self)
        let marks: [(before: String, added: String)] = [
            ("\"graph_module\":", "\"new_program\": 1, "),
            ("\"signature\":", "\"new_module\": [2], "),
            ("\"is_hop_single_tensor_return\":", "\"new_node\": {\"a\": 3}, "),
            ("\"input_specs\":", "\"new_signature\": \"4\", "),
            ("\"tensor_values\":", "\"new_graph\": 5.5, "),
        ]
        var edited = text
        for (before, added) in marks {
            let range = try #require(edited.range(of: before))
            edited.insert(contentsOf: added, at: range.lowerBound)
        }
        parts[place].bytes = Array(edited.utf8)
        let model = try PT2Fixture.open(parts)
        // Through a file of our own, too.
        var again = try ModelArchive(json: model.json())
        again.tensors = model.tensors
        let written = String(
            decoding: try ProgramEncoder(again, source: "test").json, as: UTF8.self)
        for (_, added) in marks {
            #expect(written.contains(added.dropLast(2).replacing(": ", with: ":")), "\(added)")
        }
    }

    @Test func `share memory where tensors do`() throws {
        let base = Tensor((0..<6).map(Double.init)).float()
        let view = base.reshape([2, 3])
        let part = base.reshape([2, 3]).select(0, 1)
        let graph = Graph()
        let nodes = try ["a", "b", "c"].map { try graph.getAttribute(ModulePath($0)) }
        try graph.output(nodes)
        var model = ModelArchive(
            graph: graph, tensors: ["a": base, "b": view, "c": part])
        for (path, tensor) in [("a", base), ("b", view), ("c", part)] {
            model.schema[ModulePath(path)] = .parameter(tensor.spec)
        }
        try TemporaryFolder.with { folder in
            let path = "\(folder.path)/shared.pt2"
            try model.write(to: path, as: .pt2)
            let copy = try ModelArchive(contentsOf: path)
            #expect(copy.tensors["c"]?.elements == [3, 4, 5])
            #expect(Set(copy.tensors.values.map(\.storageIdentity)).count == 1)
            #expect(try PT2Fixture.parts(path).count { $0.name.contains("/weight_") } == 1)
        }
    }

    @Test func `are refused where PyTorch has nothing for a node`() throws {
        let cases: [(FXIR.Operation, String)] = [
            (.callMethod("relu"), "it is a call_method of 'relu'"),
            (.callFunction(.torch.relu), "'torch.relu' is no operator of ATen"),
            (.callFunction("torch.ops.mine.gelu.default"), "no operator that is known here"),
            (.callFunction("torch.ops.aten.relu.default"), "its dtype and shape are not known"),
        ]
        for (operation, reason) in cases {
            let graph = Graph()
            let x = try graph.placeholder("x")
            x.metadata[.spec] = .leaf(TensorSpec(.float32, [2]))
            let y = try graph.insert(operation, [.leaf(x)])
            try graph.output(y)
            let text = message {
                try ModelArchive(graph: graph).write(to: "/nowhere/x.pt2", as: .pt2)
            }
            #expect(text?.contains("%\(y.name) cannot be written for PyTorch") == true)
            #expect(text?.contains(reason) == true, "\(text ?? "")")
        }
    }
}
