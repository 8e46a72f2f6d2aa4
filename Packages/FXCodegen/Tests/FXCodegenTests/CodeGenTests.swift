// SPDX-License-Identifier: Apache-2.0

import FXCodegen
import FXCore
import FXIR
import Testing

/// The generator of torch.fx's test: one list for all inputs.
private struct ListCodeGen: CodeGen {
    func definition(ofInputs inputs: [String], returning annotation: String) -> String {
        "\ndef forward(self, args_list)\(annotation):\n    "
            + inputs.joined(separator: ", ") + " = args_list"
    }

    func processInputs<Leaf>(_ inputs: [Argument<Leaf>]) -> [Argument<Leaf>] {
        inputs.first?.items ?? []
    }
}

private let place = PytreeCodeGen.Form.leaf(.init())

/// The generators that recorded code was made with.
private let generators: [String: any CodeGen] = [
    "custom_codegen_list_args": ListCodeGen(),
    "on_generate_code": PlainCodeGen { ["print('hello')"] + $0 },
    "concrete_args_pytree": PytreeCodeGen(
        inputs: ["x", "y"], forms: [["a": [place, place], "b": place], place],
        output: ["r": place, "s": [place]]),
]

@Suite struct `Custom code generators` {
    @Test(arguments: ["custom_codegen_list_args", "on_generate_code", "concrete_args_pytree"])
    func `give torch.fx's code and readable text`(_ name: String) throws {
        let golden = try GoldenGraph.named(name)
        let codeGen = try #require(generators[name])
        let generator = PythonGenerator(codeGen: codeGen)
        let graph = try golden.build()
        #expect(try generator.generate(graph) == golden.code)
        #expect(try generator.readable(graph, typeName: "fn") == golden.readable)
        if golden.readableWithShapes.isEmpty { return }
        for node in graph.nodes {
            node.metadata[.spec] = golden.specs[node.name].map { .leaf($0) }
        }
        #expect(try generator.readable(graph, typeName: "fn") == golden.readableWithShapes)
    }

    @Test func `take inputs apart and put outputs together`() throws {
        let list = ListCodeGen().processInputs([Argument<String>.list(["a", "b"])])
        #expect(list == ["a", "b"])
        let pytree = try #require(generators["concrete_args_pytree"])
        let x: Argument<String> = ["b": .leaf("3"), "a": [.leaf("1"), .leaf("2")]]
        #expect(
            try pytree.processInputs([x, .leaf("4")]) == [
                .leaf("1"), .leaf("2"), .leaf("3"), .leaf("4"),
            ])
        #expect(
            try pytree.processOutput(.list([.leaf("5"), .leaf("6")]))
                == ["r": .leaf("5"), "s": [.leaf("6")]])
        #expect(try PlainCodeGen().processOutput(x) == x)
    }

    @Test func `say how a value differs from the form`() throws {
        let pytree = try #require(generators["concrete_args_pytree"])
        let short: Argument<String> = ["a": [.leaf("1")], "b": .leaf("2")]
        #expect(throws: PytreeError.wrongCount(expected: 2, found: 1)) {
            try pytree.processInputs([short, .leaf("4")])
        }
        let other: Argument<String> = ["a": [.leaf("1"), .leaf("1")], "c": .leaf("2")]
        #expect(throws: PytreeError.missingKey("b")) {
            try pytree.processInputs([other, .leaf("4")])
        }
        #expect(throws: PytreeError.wrongForm("{'a': [*, *], 'b': *}")) {
            try pytree.processInputs([Argument<String>.leaf("x"), .leaf("4")])
        }
        #expect(throws: PytreeError.wrongCount(expected: 2, found: 3)) {
            try pytree.processOutput(Argument<String>.list([.none, .none, .none]))
        }
    }
}

@Suite struct `Graphs inside, in Python` {
    @Test func `are modules in the module`() throws {
        let graph = try Graph(
            parsing: """
                graph(%p, %x) {
                  graph yes(%x) {
                    graph deep(%x) {
                      return (%x,)
                    }
                    %m = call_function[torch.ops.higher_order.map_impl](graph[deep], [%x], [])
                    return (%x,)
                  }
                  graph no(%x) {
                    return (%x,)
                  }
                  %c = call_function[torch.ops.higher_order.cond](%p, graph[yes], graph[no], [%x])
                  return %c
                }
                """)
        let generator = PythonGenerator(acceptsUnknownCallees: true)
        let line = "c = torch.ops.higher_order.cond(p, self.yes, self.no, [x]);  p = x = None"
        #expect(try generator.generate(graph).contains(line))
        let classes = try generator.classes(of: graph).split(separator: "\n")
        let heads = classes.filter { $0.contains("class ") || $0.contains("self.deep =") }
        #expect(
            heads == [
                "class yes(torch.nn.Module):", "    class deep(torch.nn.Module):",
                "        self.deep = self.__class__.deep()", "class no(torch.nn.Module):",
            ])
    }
}
