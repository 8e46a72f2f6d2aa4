// SPDX-License-Identifier: Apache-2.0

import FXCodegen
import FXCore
import FXIR
import Testing

/// A graph of one call on an input.
private func graph(_ operation: FXIR.Operation, _ more: [Argument<Node>] = []) throws -> Graph {
    let graph = Graph()
    let x = try graph.placeholder("x")
    let arguments: [Argument<Node>] = operation.opcode == .getAttribute ? [] : [.leaf(x)] + more
    try graph.output(graph.insert(operation, arguments))
    return graph
}

private struct Refusal: CustomTestStringConvertible, Sendable {
    var operation: FXIR.Operation
    var more: [Literal] = []
    /// The first lines of the message, per language; nil where the language accepts the call.
    var python: String?
    var swift: String?

    var testDescription: String { operation.targetText }
}

private let refusals: [Refusal] = [
    Refusal(
        operation: .callFunction("builtins.eval"), more: ["1"],
        python: "%eval_1: builtins.eval is not a known operator, so no code is made of it",
        swift: "%eval_1: builtins.eval is not a known operator, so no code is made of it"),
    Refusal(
        operation: .callFunction("torch.hub.load"), more: ["1"],
        python: "%load: torch.hub.load is not a known operator, so no code is made of it",
        swift: "%load: torch.hub.load is not a known operator, so no code is made of it"),
    Refusal(
        operation: .callMethod("__reduce__"),
        python: "%reduce: method __reduce__ is not a known operator, so no code is made of it",
        swift: "%reduce: method __reduce__ is not a known operator, so no code is made of it"),
    Refusal(
        operation: .callFunction(.builtins.getattr), more: ["__class__"],
        python: "%getattr_1: '__class__' is no identifier in Python",
        swift: "%getattr_1: builtins.getattr has no spelling in Swift"),
    Refusal(
        operation: .callModule("a..b"), python: "%a_b: 'a..b' is no path of a module or tensor",
        swift: "%a_b: 'a..b' is no path of a module or tensor"),
    Refusal(
        operation: .getAttribute("a.__class__"),
        python: "%a___class__: 'a.__class__' is no path of a module or tensor",
        swift: "%a___class__: 'a.__class__' is not in the module's state"),
    Refusal(
        operation: .callFunction(.operator.add),
        python: "%add: the call takes 2 operands", swift: "%add: the call takes 2 operands"),
    Refusal(
        operation: .callFunction(.torch.add), more: [.complex(real: 0, imaginary: 2)]),
    Refusal(
        operation: .callFunction("torch.ops.aten.add.Tensor; evil()"),
        python: "%add_tensor_evil_: torch.ops.aten.add.Tensor; evil() is not a known operator, "
            + "so no code is made of it",
        swift: "%add_tensor_evil_: torch.ops.aten.add.Tensor; evil() is not a known operator, "
            + "so no code is made of it"),
]

@Suite struct `Generators refuse` {
    @Test(arguments: refusals)
    private func `what must not become code`(_ refusal: Refusal) throws {
        let graph = try graph(refusal.operation, refusal.more.map { $0.widened() })
        #expect(firstLine { try PythonGenerator().generate(graph) } == refusal.python)
        let swift = firstLine {
            try SwiftGenerator().generate(graph, schema: StateSchema(), typeName: "M")
        }
        #expect(swift == refusal.swift)
    }

    private func firstLine(_ generate: () throws -> String) -> String? {
        do {
            _ = try generate()
            return nil
        } catch { return "\(error)".split(separator: "\n").first.map(String.init) }
    }

    @Test func `hostile names, types and keywords`() throws {
        let keyword = Graph()
        let x = try keyword.placeholder("x")
        try keyword.output(keyword.callFunction(.torch.sum, [x], ["dim=1) or f(": 1]))
        let parameter = Graph()
        try parameter.output(parameter.placeholder("x, y=f()"))
        let type = Graph()
        try type.output(type.placeholder("x", type: ValueType("f()")))
        for graph in [keyword, parameter, type] {
            #expect(throws: CodegenError.self) { try PythonGenerator().generate(graph) }
            #expect(throws: CodegenError.self) {
                try SwiftGenerator().generate(graph, schema: StateSchema(), typeName: "M")
            }
        }
        #expect(throws: CodegenError.illegalTypeName("M {}")) {
            try SwiftGenerator().generate(Graph(), schema: StateSchema(), typeName: "M {}")
        }
        #expect(throws: CodegenError.noOutput) {
            try SwiftGenerator().generate(Graph(), schema: StateSchema(), typeName: "M")
        }
    }

    @Test func `and a message names node, rule and way out`() throws {
        let graph = try graph(.callFunction("builtins.eval"))
        let error = #expect(throws: CodegenError.self) { try PythonGenerator().generate(graph) }
        #expect(
            error?.description == """
                %eval_1: builtins.eval is not a known operator, so no code is made of it
                  %eval_1 : [num_users=1] = call_function[target=builtins.eval]\
                (args = (%x,), kwargs = {})
                  Register it (OperatorTable.register), or accept unknown callees for a graph of \
                your own.
                """)
    }
}

@Suite struct `Python code escapes` {
    @Test func `strings, paths and constants`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x", defaultValue: "it's\n\\")
        let odd = try graph.callModule("layers.a\"b.if", [x])
        let half = ConstantValue(
            spec: TensorSpec(.float16, [2, 1]), bytes: [0, 0x3c, 0, 0xfc], text: "t")
        let empty = ConstantValue(spec: TensorSpec(.int64, [0, 3]), bytes: [], text: "t")
        let flags = ConstantValue(spec: TensorSpec(.bool, [2]), bytes: [1, 0], text: "t")
        let tenth = ConstantValue(
            spec: TensorSpec(.float32, []), bytes: [0xcd, 0xcc, 0xcc, 0x3d], text: "t")
        let list = [half, empty, flags, tenth].map { $0.nodeArgument }
        let sum = try graph.callFunction(.torch.add, [odd, Argument.list(list)])
        let power = try graph.callFunction(.operator.pow, [-1, sum], name: "None")
        try graph.output(power)
        let constants = [
            "torch.tensor([[1.0], [-inf]], dtype = torch.float16)",
            "torch.zeros([0, 3], dtype = torch.int64)", "torch.tensor([True, False])",
            "torch.tensor(0.1)",
        ].joined(separator: ", ")
        let lines = [
            "", "", "", #"def forward(self, x = "it's\n\\"):"#,
            #"    layers_a_b_if = getattr(getattr(self.layers, 'a"b'), "if")(x);  x = None"#,
            "    add = torch.add(layers_a_b_if, [\(constants)]);  layers_a_b_if = None",
            "    None_1 = (-1) ** add;  add = None", "    return None_1", "    ",
        ]
        #expect(try PythonGenerator().generate(graph) == lines.joined(separator: "\n"))
    }
}
