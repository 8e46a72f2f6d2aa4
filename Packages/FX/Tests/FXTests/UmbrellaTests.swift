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
}
