// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

private func tensor(_ extents: Int..., dtype: DType = .float32) -> Argument<TensorSpec> {
    .leaf(TensorSpec(dtype, Shape(extents)))
}

private func resolve(
    _ callee: Callee, _ arguments: [Argument<TensorSpec>],
    _ keywords: KeywordArguments<TensorSpec> = [:]
) throws -> OperatorCall<TensorSpec> {
    try OperatorTable.standard.resolve(callee, arguments, keywords) { _ in .tensor }
}

private let resolutions: [(Callee, [Argument<TensorSpec>], KeywordArguments<TensorSpec>, String)] =
    [
        (.function("operator.add"), [tensor(2), 1], [:], "aten.add.Scalar"),
        (.function("operator.add"), [tensor(2), tensor(2)], [:], "aten.add.Tensor"),
        (.function("operator.sub"), [1, tensor(2)], [:], "aten.sub.Tensor"),
        (.function("torch.sum"), [tensor(2)], ["dim": -1], "aten.sum.dim_IntList"),
        (.method("sum"), [tensor(2)], [:], "aten.sum.default"),
        (.method("sum"), [tensor(2)], ["axis": 0, "keepdims": true], "aten.sum.dim_IntList"),
        (
            .function("torch.nn.functional.relu"), [tensor(2)], ["inplace": false],
            "fx.functional_relu.default"
        ),
        (.method("view"), [tensor(2), 1, 2], [:], "aten.view.default"),
        (.method("squeeze"), [tensor(2), 0], [:], "aten.squeeze.dim"),
        (.function("torch.ops.aten.mul.Tensor"), [tensor(2), tensor(2)], [:], "aten.mul.Tensor"),
        (.method("add_"), [tensor(2), 1], ["alpha": 2], "aten.add_.Scalar"),
    ]

private let specs: [(Callee, [Argument<TensorSpec>], KeywordArguments<TensorSpec>, String)] = [
    (.function("operator.mul"), [tensor(2, dtype: .bool), tensor(3, 1)], [:], "f32[3, 2]"),
    (.function("operator.truediv"), [tensor(2, dtype: .int64), 2], [:], "f32[2]"),
    (.function("operator.pow"), [tensor(2, dtype: .int64), 2.0], [:], "f32[2]"),
    (.method("clamp"), [tensor(2, dtype: .int64)], ["min": 1.5], "f32[2]"),
    (.method("clamp"), [tensor(2, dtype: .int64)], ["min": 1], "i64[2]"),
    (.method("gt"), [tensor(2), 0], [:], "b8[2]"),
    (.method("sum"), [tensor(2, 3, dtype: .bool)], ["dim": 0, "keepdim": true], "i64[1, 3]"),
    (.method("flatten"), [tensor(2, 3, 4), 1], [:], "f32[2, 12]"),
    (.method("permute"), [tensor(2, 3), 1, 0], [:], "f32[3, 2]"),
    (.method("expand"), [tensor(3), 2, -1], [:], "f32[2, 3]"),
    (.method("unsqueeze"), [tensor(3), -1], [:], "f32[3, 1]"),
    (.method("to"), [tensor(3), .dtype(.int8)], [:], "i8[3]"),
    (
        .function("torch.conv2d"), [tensor(1, 3, 8, 8), tensor(4, 3, 3, 3), .none],
        ["stride": .tuple([2, 1]), "padding": 1], "f32[1, 4, 4, 8]"
    ),
]

@Suite struct `The operator table` {
    @Test func `resolves a spelling to an overload`() throws {
        for (callee, arguments, keywords, name) in resolutions {
            #expect(try resolve(callee, arguments, keywords).schema.name == name, "\(callee)")
        }
    }

    @Test func `fills in defaults`() throws {
        let call = try resolve(.method("add"), [tensor(2), 1])
        #expect(call["alpha"].int == 1)
        let view = try resolve(.method("view"), [tensor(2), 1, 2])
        #expect(view["size"].ints == [1, 2])
        #expect(call["nothing"].isNone)
    }

    @Test func `infers dtypes and shapes`() throws {
        for (callee, arguments, keywords, text) in specs {
            let call = try resolve(callee, arguments, keywords)
            let rule = try #require(call.schema.rule)
            #expect(try rule.specs(for: call).leaf?.description == text, "\(callee)")
        }
    }

    @Test func `asks for what has no default`() {
        #expect(throws: OperatorError.self) { try resolve(.method("add"), [tensor(2)]) }
        #expect(throws: OperatorError.self) { try resolve(.method("topk"), [tensor(2)]) }
    }

    @Test func `says why nothing fits`() {
        #expect(throws: OperatorError.unknown(.method("foo"))) {
            try resolve(.method("foo"), [tensor(2)])
        }
        do {
            _ = try resolve(.method("clamp"), [tensor(2)], ["low": 1])
            Issue.record("clamp has no parameter 'low'")
        } catch {
            #expect(
                "\(error)"
                    == "method clamp does not take (Tensor, low=1): "
                    + "aten.clamp.default has no parameter 'low'; "
                    + "aten.clamp.Tensor has no parameter 'low'")
        }
    }

    @Test func `knows effects`() throws {
        let table = OperatorTable.standard
        let add = try #require(table.schema(named: "aten.add.Tensor"))
        let write = try #require(table.schema(named: "aten.copy_.default"))
        let view = try #require(table.schema(named: "aten.view.default"))
        #expect(add.isPure && add.viewedParameter() == nil)
        #expect(!write.isPure && write.mutatedParameters == [0])
        #expect(view.isPure && view.viewedParameter() == 0)
        #expect(table.schema(named: "aten.nothing") == nil)
    }

    @Test func `takes a name once`() throws {
        var table = OperatorTable()
        let schema = try OperatorSchema(parsing: "my::op(Tensor self) -> Tensor")
        try table.register(schema)
        #expect(throws: OperatorError.alreadyRegistered("my.op.default")) {
            try table.register(schema)
        }
        #expect(table.contains(.function("torch.ops.my.op.default")))
    }
}

@Suite struct `A schema's text` {
    @Test func `gives kinds, defaults and aliases`() throws {
        let schema = try OperatorSchema(
            parsing: "aten::f.out(Tensor(a!)? x, int[2] s=1, *, float? e=None, "
                + "str m=\"sum\", bool b=True, int[] d=[0, 1]) -> (Tensor(a!) y, int[])")
        #expect(schema.name == "aten.f.out")
        let kinds = schema.parameters.map(\.kind.description)
        #expect(kinds == ["Tensor?", "int[2]", "float?", "str", "bool", "int[]"])
        #expect(schema.parameters.map(\.isKeywordOnly) == [false, false, true, true, true, true])
        #expect(schema.parameters[0].defaultValue == Literal?.none)
        #expect(schema.parameters[2].defaultValue == Literal.none)
        #expect(schema.parameters[3].defaultValue == "sum")
        #expect(schema.parameters[5].defaultValue == [0, 1])
        #expect(schema.results.map(\.name) == ["y", ""])
        #expect(schema.mutatedParameters == [0])
        #expect(schema.viewedParameter() == 0)
    }

    @Test func `that is broken names the column`() {
        let broken = [
            ("aten:add(Tensor self) -> Tensor", 5), ("aten::add(Tensor self -> Tensor", 23),
            ("aten::add(Tensor self) -> Tensor x y", 35), ("aten::add(int a=?) -> Tensor", 17),
            ("", 1),
        ]
        for (text, column) in broken {
            do throws(SchemaSyntaxError) {
                _ = try OperatorSchema(parsing: text)
                Issue.record("\(text) was taken")
            } catch {
                #expect(error.column == column, "\(error)")
            }
        }
    }
}
