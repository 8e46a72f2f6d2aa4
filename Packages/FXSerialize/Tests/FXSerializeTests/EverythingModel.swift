// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize

private let half = ConstantValue(
    spec: TensorSpec(.float16, [2]), bytes: [0, 0x3c, 0xff, 0x80], text: "tensor([1., nan])")

/// One of each kind of argument, and the edges of numbers and texts.
let everyLiteral: [Literal] = [
    .none, true, false, 0, .int(.max), .int(.min), 1.0, -0.0, 0.1, 1e16, 1e-7, .double(.pi),
    .double(.leastNonzeroMagnitude), .double(.greatestFiniteMagnitude), .double(.infinity),
    .double(-.infinity), .double(.nan), .double(Double(nan: 5, signaling: false)),
    .double(-Double.nan), .complex(real: -0.0, imaginary: .infinity), "", "1", "\u{0}\u{1f}\"\\/",
    "é", "e\u{301}", "日本 🜚\u{2028}\u{feff}\u{10ffff}", .dtype(.bfloat16), .device(.cpu),
    .device(Device("cuda:x", index: 1)), .memoryFormat(.channelsLast3D), .layout(.sparseCOO),
    .ellipsis, .function("torch.relu"), .range(start: 0, stop: -3, step: -1),
    .slice(start: 1, stop: .none, step: .slice(start: .none, stop: .none, step: .none)), [],
    .tuple([]), .tuple([1]), .list([.tuple([.list([1, "x"])])]), .dictionary([]),
    .dictionary([
        ArgumentEntry("", 1), ArgumentEntry("\u{0}", .none), ArgumentEntry("node", "x"),
    ]),
    half.map(Literal.constant) ?? .none,
]

extension ModelArchive {
    /// A model with all that the format has.
    static func everything() throws -> ModelArchive {
        let graph = Graph()
        let x = try graph.placeholder("x", type: .tensor, defaultValue: Argument.none)
        let rest = try graph.placeholder("**kwargs")
        let call = try graph.callFunction(
            "my.function", everyLiteral.map { $0.widened(to: Node.self) })
        call.metadata[.isWrapped] = true
        call.provenance = Provenance(
            location: SourceLocation(file: "M/é.swift", line: 3),
            modules: [
                ModuleFrame(path: "", typeName: "M"), ModuleFrame(path: "a.0", typeName: "L"),
            ],
            steps: ["fuse", "fuse"])
        let rows = Dimension(.symbol("s0"))
        let spec = TensorSpec(
            .int64, Shape([rows * 2 + 1, rows.floorDivided(by: 3), 0, 7]), strides: [1, 2, -3, 0])
        let exotic: [SymbolicExpression] = [
            .modulo(.symbol("a"), .constant(2)), .maximum(.symbol("a"), .symbol("b")),
            .minimum(.add(.constant(1), .constant(2)), .symbol("é")),
        ]
        call.metadata[.spec] = .tuple([
            .leaf(spec), .leaf(TensorSpec(.float32, Shape(exotic.map { Dimension($0) }))), .none, 3,
        ])
        call.metadata[MetadataKey<Literal>("é \"cost\"")] = ["flops": 1.5, "at": .tuple([1, nil])]
        call.metadata[MetadataKey<Literal>("a")] = .list(everyLiteral)
        let body = Graph()
        try body.output(body.placeholder("x"))
        let name = try graph.addSubgraph(body, name: "body")
        try graph.callFunction("torch.ops.higher_order.cond", [x, Argument.subgraph(name)])
        let module = try graph.callModule(
            "layers.0", [x, [x, call], rest], ["b": .leaf(x), "a": [.leaf(call), 1.0]],
            name: "add_7")
        try graph.insert(.getAttribute("w"), [])
        try graph.output(Argument.dictionary([ArgumentEntry("k", .leaf(module))]), type: .int)
        var schema = StateSchema()
        schema["w"] = .parameter(spec)
        schema["b"] = .buffer(TensorSpec(.bool, []), isPersistent: false)
        schema["layers.0"] = .module(
            ModuleSchema(
                typeName: "L", configuration: [ArgumentEntry("p", 0.5), ArgumentEntry("a", .none)],
                isPure: false, isTraining: false, summary: "p=0.5"))
        let root = ModuleSchema(typeName: "M", isTraining: false)
        return ModelArchive(graph: graph, schema: schema, root: root)
    }
}
