// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize
import Testing

private let half = ConstantValue(
    spec: TensorSpec(.float16, [2]), bytes: [0, 0x3c, 0xff, 0x80], text: "tensor([1., nan])")

/// One of each kind of argument, and the edges of numbers and texts.
private let literals: [Literal] = [
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

private func everything() throws -> ModelArchive {
    let graph = Graph()
    let x = try graph.placeholder("x", type: .tensor, defaultValue: Argument.none)
    let rest = try graph.placeholder("**kwargs")
    let call = try graph.callFunction("my.function", literals.map { $0.widened(to: Node.self) })
    call.metadata[.isWrapped] = true
    call.provenance = Provenance(
        location: SourceLocation(file: "M/é.swift", line: 3),
        modules: [ModuleFrame(path: "", typeName: "M"), ModuleFrame(path: "a.0", typeName: "L")],
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
    let module = try graph.callModule(
        "layers.0", [x, [x, call], rest], ["b": .leaf(x), "a": [.leaf(call), 1.0]], name: "add_7")
    try graph.insert(.getAttribute("w"), [])
    try graph.output(Argument.dictionary([ArgumentEntry("k", .leaf(module))]), type: .int)
    var schema = StateSchema()
    schema["w"] = .parameter(spec)
    schema["b"] = .buffer(TensorSpec(.bool, []), isPersistent: false)
    schema["layers.0"] = .module(
        ModuleSchema(
            typeName: "L", configuration: [ArgumentEntry("p", 0.5), ArgumentEntry("a", .none)],
            isPure: false, isTraining: false, summary: "p=0.5"))
    return ModelArchive(graph: graph, schema: schema)
}

@Suite struct `A stored model` {
    @Test func `comes back as it was`() throws {
        let archive = try everything()
        let bytes = try archive.json()
        let copy = try ModelArchive(json: bytes)
        #expect(try copy.json() == bytes)
        #expect(copy.schema == archive.schema)
        #expect(copy.graph.description == archive.graph.description)
        for (node, original) in zip(copy.graph.nodes, archive.graph.nodes) {
            #expect(node.name == original.name)
            #expect(node.type == original.type)
            #expect(node.provenance == original.provenance)
            #expect(node.metadata[.isWrapped] == original.metadata[.isWrapped])
            // Text tells NaNs and zeros apart, which equality does not.
            let texts = [node, original].map { "\(String(describing: $0.metadata[.spec]))" }
            #expect(texts[0] == texts[1])
        }
        #expect(GraphVerifier().issues(in: copy.graph).isEmpty)
    }

    @Test func `keeps each bit of numbers and each byte of texts`() throws {
        let copy = try ModelArchive(json: everything().json())
        let arguments = try #require(copy.graph.node(named: "function")).arguments
        #expect(arguments.count == literals.count)
        for (argument, literal) in zip(arguments, literals) {
            switch (argument, literal) {
            case (.double(let a), .double(let b)): #expect(a.bitPattern == b.bitPattern)
            case (.string(let a), .string(let b)): #expect(Array(a.utf8) == Array(b.utf8))
            case (.complex(let a, let b), .complex(let c, let d)):
                #expect([a, b].map(\.bitPattern) == [c, d].map(\.bitPattern))
            default: #expect(argument == literal.widened())
            }
        }
    }

    @Test func `reads the same from pretty text`() throws {
        let archive = try everything()
        let pretty = try archive.json(pretty: true)
        #expect(pretty.count { $0 == 0x0a } > 100)
        #expect(try ModelArchive(json: pretty).json() == archive.json())
    }

    @Test func `of each recorded graph comes back as it was`() throws {
        var count = 0
        for golden in try GoldenGraph.all() {
            guard let graph = try? golden.build() else {
                print("skipped \(golden.name): it holds what graphs do not")
                continue
            }
            let bytes = try ModelArchive(graph: graph).json()
            let copy = try ModelArchive(json: bytes)
            #expect(copy.graph.description == golden.graph)
            #expect(try copy.json() == bytes)
            count += 1
        }
        #expect(count == 66)
    }

    @Test func `has the documented bytes`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.output(graph.callFunction(.torch.add, [x, 1.0], ["alpha": 2]))
        let expected = """
            {"format":"swift-fx","version":1,"graph":{"nodes":[\
            {"name":"x","op":"placeholder","target":"x","args":[],"kwargs":[]},\
            {"name":"add","op":"call_function","target":"torch.add",\
            "args":[{"node":"x"},1.0],"kwargs":[["alpha",2]]},\
            {"name":"output","op":"output","target":"output","args":[{"node":"add"}],\
            "kwargs":[]}]},"state":[]}

            """
        #expect(try ModelArchive(graph: graph).json() == Array(expected.utf8))
    }

    @Test func `nested too deep to be read is not written`() throws {
        let graph = Graph()
        var value: Argument<Node> = 1
        for _ in 0..<100 { value = .list([value]) }
        try graph.output(value)
        #expect(throws: ArchiveError.self) { try ModelArchive(graph: graph).json() }
    }
}
