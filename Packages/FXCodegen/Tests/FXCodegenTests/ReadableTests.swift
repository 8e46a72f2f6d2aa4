// SPDX-License-Identifier: Apache-2.0

import FXCodegen
import FXCore
import FXIR
import Testing

/// Recorded readable texts that this generator means not to give, and why.
private let exceptions = [
    "seed_topk_modified": "torch.fx writes a tensor constant that does not run",
    "kwonly_args": "torch.fx could not make the module, so no text was recorded",
    "concrete_args_pytree": "compared in CodeGenTests, with its code generator",
    "namedtuple_enum_range": "compared in PythonGoldenTests, with members of enums",
    "on_generate_code": "compared in CodeGenTests, with its code generator",
    "custom_codegen_list_args": "compared in CodeGenTests, with its code generator",
    "split_module_doc": "compared below, with the modules that the graph calls",
]

@Suite struct `Readable text equals torch.fx's` {
    private let generator = PythonGenerator(acceptsUnknownCallees: true)

    @Test func `for all recorded graphs, with and without shapes`() throws {
        var (count, withShapes) = (0, 0)
        for golden in try GoldenGraph.all() {
            if let reason = exceptions[golden.name] {
                print("skipped \(golden.name): \(reason)")
                continue
            }
            let graph = try golden.build()
            let name = Self.typeName(in: golden.readable)
            #expect(
                try generator.readable(graph, typeName: name) == golden.readable, "\(golden.name)")
            count += 1
            guard !golden.readableWithShapes.isEmpty else { continue }
            addSpecs(of: golden, to: graph)
            #expect(
                try generator.readable(graph, typeName: name) == golden.readableWithShapes,
                "\(golden.name)")
            withShapes += 1
        }
        #expect(count == 60)
        #expect(withShapes == 51)
    }

    @Test func `but a tensor constant runs`() throws {
        let golden = try GoldenGraph.named("seed_topk_modified")
        let recorded = "torch.Tensor(size=[], dtype=float32)"
        #expect(golden.readable.contains(recorded))
        let graph = try golden.build()
        let code = try generator.readable(graph, typeName: "MyModule")
        #expect(code == golden.readable.replacing(recorded, with: "torch.tensor(1.0)"))
        addSpecs(of: golden, to: graph)
        let shapes = try generator.readable(graph, typeName: "MyModule")
        #expect(shapes == golden.readableWithShapes.replacing(recorded, with: "torch.tensor(1.0)"))
    }

    @Test func `with graph modules as classes in the class`() throws {
        let parts = [
            "submod_0": """
            graph(%x, %param, %y) {
              %add = call_function[operator.add](%x, %param)
              %linear = call_module[linear](%y)
              return (%add, %linear)
            }
            """,
            "submod_1": """
            graph(%add, %linear_1) {
              %linear = call_module[linear](%add)
              %clamp = call_method[clamp](%linear_1, min=0.0, max=1.0)
              return (%linear, %clamp)
            }
            """,
            "submod_2": """
            graph(%linear, %clamp_1) {
              %clamp = call_method[clamp](%linear, min=0.0, max=1.0)
              %add = call_function[operator.add](%clamp, %clamp_1)
              return %add
            }
            """,
        ]
        let classes = try parts.sorted { $0.key < $1.key }.map { name, text in
            try generator.readable(Graph(parsing: text), typeName: name)
        }
        let golden = try GoldenGraph.named("split_module_doc")
        let graph = try golden.build()
        #expect(try generator.readable(graph, around: classes) == golden.readable)
        addSpecs(of: golden, to: graph)
        #expect(try generator.readable(graph, around: classes) == golden.readableWithShapes)
    }

    /// What `class Net(` calls the class.
    private static func typeName(in text: String) -> String {
        String(text.dropFirst("class ".count).prefix { $0 != "(" })
    }

    private func addSpecs(of golden: GoldenGraph, to graph: Graph) {
        for node in graph.nodes {
            node.metadata[.spec] = golden.specs[node.name].map { .leaf($0) }
        }
    }
}

@Suite struct `Readable text says where nodes come from` {
    @Test func `in a comment above each group of them`() throws {
        let graph = try Graph(
            parsing: """
                graph(%x: f32[s0, 4], %n -> int) {
                  %a: f32[s0, 4] = call_function[torch.relu](%x)
                  %b = call_function[torch.neg](%a)
                  %c = call_function[torch.neg](%b)
                  %d = call_function[torch.neg](%c)
                  return %d
                }
                """)
        for name in ["a", "b"] {
            graph.node(named: name)?.provenance = Provenance(
                location: SourceLocation(file: "Net/Net.swift", line: 12),
                modules: [ModuleFrame(path: "act", typeName: "Act")])
        }
        graph.node(named: "d")?.provenance.location = SourceLocation(file: "a\nb", line: 1)
        #expect(
            try PythonGenerator().readable(graph) == """
                class GraphModule(torch.nn.Module):
                    def forward(self, x: "f32[s0, 4]", n : int):
                        # File: Net/Net.swift:12 in Act.forward
                        a: "f32[s0, 4]" = torch.relu(x);  x = None
                        b = torch.neg(a);  a = None

                        # No stacktrace found for following nodes
                        c = torch.neg(b);  b = None

                        # File: a\\nb:1
                        d = torch.neg(c);  c = None
                        return d

                """)
    }

    @Test func `and no name in it becomes code`() throws {
        let graph = try Graph(parsing: "graph(%x: f32[\"\\\"); evil(\\\"\"]) { return %x }")
        let text = try PythonGenerator().readable(graph)
        #expect(text.contains(#"x: 'f32["); evil("]'"#))
        #expect(throws: CodegenError.illegalTypeName("a b")) {
            try PythonGenerator().readable(graph, typeName: "a b")
        }
    }
}
