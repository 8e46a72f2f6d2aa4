// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor
import Foundation
import Testing

@testable import FXSerialize

private let expressions: [(text: String, expected: String)] = [
    ("Symbol('s53', positive=True, integer=True)", "s53"), ("Integer(12)", "12"),
    ("Add(Symbol('u0', integer=True), Integer(1))", "u0 + 1"),
    ("Mul(Integer(12), Symbol('s27', positive=True, integer=True))", "12*s27"),
    ("Add(Mul(Integer(-1), Symbol('s0')), Symbol('s0'), Integer(4))", "4"),
    ("12*s27", "12*s27"), ("s27**2", "s27*s27"), ("-s0 + 3", "-1*s0 + 3"),
    ("(s0 + 1)*4", "(s0 + 1)*4"), ("s0//2", "(s0//2)"),
    ("FloorDiv(Symbol('s0'), Integer(2))", "(s0//2)"),
    ("Max(Integer(1), Symbol('s0'))", "Max(1, s0)"), ("s0 % 4", "Mod(s0, 4)"),
    ("Pow(Symbol('s0'), Integer(3))", "s0*s0*s0"),
    // What is not understood stands for itself.
    ("IntTrueDiv(s0, 2)", "IntTrueDiv(s0, 2)"), ("s0 +", "s0 +"), ("", ""),
    ("99999999999999999999", "99999999999999999999"), ("((((", "(((("),
]

private let trees: [(text: String, value: Argument<Int>, flat: [Int])] = [
    (#"[1, {"type": null, "context": null, "children_spec": []}]"#, .leaf(1), [1]),
    (
        #"[1, {"type": "builtins.dict", "context": "[\"a\", \"b\"]", "children_spec": ["#
            + #"{"type": null, "context": null, "children_spec": []}, "#
            + #"{"type": "builtins.tuple", "context": "null", "children_spec": ["#
            + #"{"type": null, "context": null, "children_spec": []}]}]}]"#,
        ["a": .leaf(1), "b": .tuple([.leaf(2)])], [1, 2]
    ),
    (
        #"[1, {"type": "some.Output", "context": "[\"logits\"]", "children_spec": ["#
            + #"{"type": null, "context": null, "children_spec": []}]}]"#,
        ["logits": .leaf(1)], [1]
    ),
    (
        #"[1, {"type": "collections.namedtuple", "context": "\"mine.Point\"", "children_spec": ["#
            + #"{"type": null, "context": null, "children_spec": []}, "#
            + #"{"type": null, "context": null, "children_spec": []}]}]"#,
        ["x": .leaf(1), "y": .leaf(2)], [1, 2]
    ),
]

@Suite struct `Exported programs` {
    @Test func `have sizes as sympy writes them`() {
        for (text, expected) in expressions {
            #expect(SymbolicText.expression(text).description == expected, "\(text)")
        }
        let long = Array(repeating: "s0", count: 5000).joined(separator: "+")
        #expect(SymbolicText.expression(long) == .symbol(long))
    }

    @Test func `hold inputs and outputs in trees`() throws {
        let fields: Literal = ["mine.Point": ["field_names": ["x", "y"]]]
        for (text, value, flat) in trees {
            let tree = try PyTree(text: text, fields: fields, source: "test", place: "tree")
            var values = flat.map { Argument<Int>.leaf($0) }[...]
            #expect(tree.assembled(from: &values) == value)
            #expect(tree.flattened(value)?.compactMap(\.leaf) == flat)
            #expect(tree.flattened(.tuple([value, value, value])) == nil || flat.count == 1)
            let again = try PyTree(text: tree.text, fields: fields, source: "test", place: "tree")
            #expect(again == tree)
        }
    }

    @Test func `say what is wrong with a tree`() {
        for text in ["[2, {}]", "[]", "{}", "[1, {\"type\": 3}]"] {
            #expect(throws: ArchiveError.self) {
                try PyTree(text: text, fields: nil, source: "test", place: "tree")
            }
        }
    }

    @Test func `know their inputs, outputs and lines`() throws {
        let model = try ModelArchive(contentsOf: PT2Fixture.model("multi_io"))
        let signature = try #require(model.metadata[.exportSignature])
        #expect(
            signature.userInputNames == [
                "bags", "pair_0", "pair_1", "extra_index", "extra_flag", "power", "bias",
            ])
        #expect(
            signature.outputTree?.description
                == "{'sum': *, 'parts': [*, *], 'sorted': (*, *), 'none': *, 'count': *, 'integer': *}"
        )
        let pair = Argument<Int>.tuple([.leaf(2), .leaf(3)])
        let extra: Argument<Int> = ["flag": .leaf(5), "index": .leaf(4)]
        let flat = signature.flattened(
            [.leaf(1), .tuple([pair, extra])], ["power": 2, "bias": nil])
        #expect(flat == nil, "the tree has no tuple around pair and extra")
        let inputs = signature.flattened(
            [.leaf(1), pair, extra], ["bias": nil, "power": 2])
        #expect(inputs == [.leaf(1), .leaf(2), .leaf(3), .leaf(4), .leaf(5), 2, nil])
        let node = try #require(model.graph.nodes.first { $0.opcode == .callFunction })
        #expect(node.provenance.location?.file.hasSuffix("models_public.py") == true)
        #expect(node.provenance.modules.first?.typeName == "MultiIO")
    }

    @Test func `keep a buffer's new value as a write at the end`() throws {
        let path = PT2Fixture.model("buffer_mutation", "model.core.pt2")
        let model = try ModelArchive(contentsOf: path)
        let last = model.graph.nodes.suffix(3)
        #expect(
            last.map(\.operation.targetText)
                == ["torch.ops.aten.copy_.default", "torch.ops.aten.copy_.default", "output"])
        #expect(model.schema["mean"] == .buffer(TensorSpec(.float32, [5]), isPersistent: true))
        #expect(model.metadata[.exportSignature]?.dialect == .aten)
    }
}

@Suite struct `Older layouts` {
    @Test(arguments: [("layout-2.8.pt2", PT2Archive.Layout.saved), ("layout-2.7.pt2", .flat)])
    func `give the same model`(_ name: String, _ layout: PT2Archive.Layout) throws {
        let file = try PT2Archive(contentsOf: PT2Fixture.path(name))
        #expect(file.layout == layout)
        let old = try file.model()
        let new = try ModelArchive(contentsOf: PT2Fixture.model("batchnorm_training"))
        #expect(old.schema == new.schema)
        #expect(old.graph.nodes.map(\.name) == new.graph.nodes.map(\.name))
        for (path, tensor) in new.tensors {
            let found = try #require(old.tensors[path], "\(path)")
            #expect(try found.withBytes(Array.init) == tensor.withBytes(Array.init), "\(path)")
        }
    }

    @Test func `have files beside the program`() throws {
        let file = try PT2Archive(contentsOf: PT2Fixture.path("layout-2.7.pt2"))
        #expect(file.extraFileNames == ["note.txt"])
        #expect(try file.extraFile("note.txt") == Array("hello".utf8))
        #expect(throws: ArchiveError.self) { try file.extraFile("other.txt") }
    }
}
