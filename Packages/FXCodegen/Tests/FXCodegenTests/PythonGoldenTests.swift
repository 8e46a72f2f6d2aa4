// SPDX-License-Identifier: Apache-2.0

import FXCodegen
import FXCore
import FXIR
import Testing

/// The seeds' code with the standard table alone: nothing in them needs to be trusted.
private let seeds = [
    "seed_mymodule", "seed_insert_relu_before_linear", "seed_inplace_noop", "seed_topk",
    "seed_add_to_mul", "seed_convbn_replace_pattern", "seed_relu_decomposition",
    "seed_custom_transformer",
]

/// Recorded code that this generator means not to give, and why.
private let exceptions = [
    "seed_topk_modified": "torch.fx writes a tensor constant that does not run",
    "namedtuple_enum_range": "compared below, with members of enums by their names",
    "concrete_args_pytree": "compared in CodeGenTests, with its code generator",
    "on_generate_code": "compared in CodeGenTests, with its code generator",
    "custom_codegen_list_args": "compared in CodeGenTests, with its code generator",
]

@Suite struct `Python code equals torch.fx's` {
    @Test(arguments: seeds)
    func `for the seeds`(_ name: String) throws {
        let golden = try GoldenGraph.named(name)
        #expect(try PythonGenerator().generate(golden.build()) == golden.code)
    }

    @Test func `for all recorded graphs`() throws {
        let generator = PythonGenerator(acceptsUnknownCallees: true)
        var count = 0
        for golden in try GoldenGraph.all() {
            if let reason = exceptions[golden.name] {
                print("skipped \(golden.name): \(reason)")
                continue
            }
            let code = try generator.generate(golden.build())
            #expect(code == golden.code, "\(golden.name)")
            count += 1
        }
        #expect(count == 62)
    }

    @Test func `but a tensor constant runs`() throws {
        let golden = try GoldenGraph.named("seed_topk_modified")
        let recorded = "torch.Tensor(size=[], dtype=float32)"
        #expect(golden.code.contains(recorded))
        let expected = golden.code.replacing(recorded, with: "torch.tensor(1.0)")
        #expect(try PythonGenerator().generate(golden.build()) == expected)
    }

    @Test func `for members of enums, ranges and classes as callees`() throws {
        let golden = try GoldenGraph.named("namedtuple_enum_range")
        let graph = Graph()
        let x = try graph.placeholder("x")
        let function: FunctionTarget = "gold_namedtuple_enum_range.leaf"
        let first = try graph.callFunction(function, [x, Argument<Node>.function("Mode.B")])
        let second = try graph.callFunction(
            function, [x, Argument<Node>.function("Mode.A")],
            ["r": .range(start: 0, stop: 3, step: 1)])
        for node in [first, second] { node.metadata[.isWrapped] = true }
        try graph.output(
            graph.callFunction("gold_namedtuple_enum_range.Pair", [first, second]))
        let generator = PythonGenerator(acceptsUnknownCallees: true)
        #expect(try generator.generate(graph) == golden.code)
        #expect(try generator.readable(graph, typeName: "fn") == golden.readable)
        // Of a file, no such name is taken.
        #expect(throws: CodegenError.self) { try PythonGenerator().generate(graph) }
    }
}
