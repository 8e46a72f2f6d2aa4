// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

@Suite struct `One import gives` {
    @Test func `tracing, code and files`() throws {
        let traced = try symbolicTrace { (x: Tensor) in x.relu() + 1 }
        #expect(
            try traced.pythonCode == """



                def forward(self, x):
                    relu = x.relu();  x = None
                    add = relu + 1;  relu = None
                    return add
                \("    ")
                """)
        #expect(try traced.swiftCode(typeName: "Shifted").contains("let add = relu + 1"))
        let archive = ModelArchive(graph: traced.graph, schema: traced.stateSchema())
        #expect(
            try ModelArchive(json: archive.json()).graph.description == traced.graph.description)
    }

    @Test func `code that follows the graph`() throws {
        let traced = try symbolicTrace { (x: Tensor, y: Tensor) in torch.add(x, y) }
        try #require(traced.graph.node(named: "add")).setOperation(.callFunction(.torch.mul))
        #expect(try traced.pythonCode.contains("add = torch.mul(x, y)"))
    }

    @Test func `text with shapes, inferred without a run, and classes inside`() throws {
        let inner = try symbolicTrace { (x: Tensor) in x.relu() }
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.output(try graph.callModule("inner", [x]))
        let traced = try GraphModule(attributes: ["inner": .module(inner)], graph, name: "Outer")
        try ShapeInference(traced).run(specs: TensorSpec(.float32, [2, 3]))
        let text = try traced.readableText
        #expect(text.hasPrefix("class Outer(torch.nn.Module):\n"))
        #expect(text.contains("inner: \"f32[2, 3]\" = self.inner(x)"))
        #expect(text.contains("class GraphModule(torch.nn.Module):"))
        #expect(try traced.recompile() == traced.pythonCode)
        traced.graph = Graph()
        #expect(throws: InvalidGraphError.self) { try traced.recompile() }
    }
}
