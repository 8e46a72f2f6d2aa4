// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

private typealias Arguments = [Argument<ValueSpec>]

private let x = Argument<ValueSpec>.leaf(.tensor(TensorSpec(.float32, [2, 3])))
private let indices = Argument<ValueSpec>.leaf(.tensor(TensorSpec(.int64, [2, 3])))
private let image = Argument<ValueSpec>.leaf(.tensor(TensorSpec(.float32, [1, 4, 8, 8])))
private let extent = Argument<ValueSpec>.leaf(.int(Dimension(.symbol("s0"))))

private func functional(_ name: String) -> Callee {
    .function(FunctionTarget("torch.nn.functional.\(name)"))
}

/// Spelling, arguments, keywords, the overload they mean.
private let resolutions: [(Callee, Arguments, KeywordArguments<ValueSpec>, String)] = [
    (.function("operator.truediv"), [x, x], [:], "div.Tensor"),
    (.function("operator.floordiv"), [x, 2], [:], "floor_divide.Scalar"),
    (.function("operator.mod"), [2, x], [:], "remainder.Scalar_Tensor"),
    (.function("operator.pow"), [x, x], [:], "pow.Tensor_Tensor"),
    (.function("operator.pow"), [2, x], [:], "pow.Scalar"),
    (.function("operator.and_"), [x, x], [:], "bitwise_and.Tensor"),
    (.function("operator.invert"), [x], [:], "bitwise_not.default"),
    (.function("operator.iadd"), [x, x], [:], "add_.Tensor"),
    (.function("operator.imul"), [x, 2], [:], "mul_.Scalar"),
    (.method("__radd__"), [x, 1], [:], "add.Scalar"),
    (.method("__rsub__"), [x, 1], [:], "rsub.Scalar"),
    (.method("__and__"), [x, x], [:], "bitwise_and.Tensor"),
    (.method("relu_"), [x], [:], "relu_.default"),
    (.method("float"), [x], [:], "to.dtype"),
    (.method("to"), [x, .dtype(.int8)], [:], "to.dtype"),
    (.method("to"), [x, "cpu"], [:], "to.dtype_layout"),
    (.method("to"), [x, x], [:], "to.other"),
    (.method("max"), [x], [:], "max.default"),
    (.method("max"), [x, 1], [:], "max.dim"),
    (.method("max"), [x, x], [:], "max.other"),
    (.method("split"), [x, 1], [:], "split.Tensor"),
    (.method("split"), [x, [1, 1]], [:], "split.sizes"),
    (.function("torch.split"), [x], ["split_size_or_sections": 1], "split.Tensor"),
    (.method("view"), [x, extent, -1], [:], "view.default"),
    (.method("view"), [x, extent], [:], "view.default"),
    (.method("masked_fill"), [x, x, 0.0], [:], "masked_fill.Scalar"),
    (.method("mean"), [x], ["dim": 1, "keepdim": true], "mean.dim"),
    (.method("std"), [x], ["dim": 1, "correction": 0], "std.correction"),
    (.function("torch.arange"), [5], [:], "arange.default"),
    (.function("torch.arange"), [1, extent], [:], "arange.start"),
    (.function("torch.arange"), [0, 9, 2], [:], "arange.start_step"),
    (.function("torch.zeros"), [2, 3], [:], "zeros.default"),
    (.function("torch.cat"), [[x, x]], ["dim": 1], "cat.default"),
    (.function("torch.where"), [x, x, 0.0], [:], "where.ScalarOther"),
    (.function("torch.linalg.norm"), [x], [:], "linalg_norm.default"),
    (.function("torch.special.expit"), [x], [:], "special_expit.default"),
    (.function("torch._C._nn.gelu"), [x], ["approximate": "tanh"], "gelu.default"),
    (.function("torch._C._nn.linear"), [x, x], [:], "linear.default"),
    (.function("torch.ops.aten.add.Scalar"), [x, 1], [:], "add.Scalar"),
    (.function("torch.ops.aten.add"), [x, 1], [:], "add.Scalar"),
    (functional("softmax"), [x], ["dim": 1, "_stacklevel": 3], "softmax.int"),
    (functional("dropout"), [x], ["p": 0.1, "training": false], "dropout.default"),
    (functional("dropout"), [x, 0.5, true, true], [:], "dropout_.default"),
    (functional("silu"), [x], ["inplace": true], "silu_.default"),
    (functional("layer_norm"), [x, .tuple([3])], [:], "layer_norm.default"),
    (functional("embedding"), [indices, x], [:], "embedding.default"),
    (functional("max_pool2d"), [image, 2], ["stride": .none], "max_pool2d.default"),
    (
        functional("max_pool2d"), [image, 2], ["return_indices": true],
        "max_pool2d_with_indices.default"
    ),
    (
        functional("adaptive_avg_pool2d"), [image, .tuple([1, 1])], [:],
        "adaptive_avg_pool2d.default"
    ),
    (
        functional("cross_entropy"), [x, indices], ["reduction": "sum"],
        "cross_entropy_loss.default"
    ),
    (functional("grid_sample"), [image, image], ["align_corners": false], "grid_sampler.default"),
]

/// Spelling, arguments and the name and value of a parameter after binding.
private let bindings:
    [(Callee, Arguments, KeywordArguments<ValueSpec>, String, Argument<ValueSpec>)] = [
        (functional("embedding"), [indices, x], [:], "indices", indices),
        (functional("embedding"), [indices, x], [:], "weight", x),
        (functional("embedding"), [indices, x], [:], "padding_idx", -1),
        (
            functional("batch_norm"), [image, x, indices], ["training": true], "running_var",
            indices
        ),
        (functional("batch_norm"), [image, x, indices], [:], "cudnn_enabled", true),
        (functional("cross_entropy"), [x, indices], ["reduction": "none"], "reduction", 0),
        (functional("dropout"), [x], ["training": false], "train", false),
        (functional("max_pool2d"), [image, 2], [:], "stride", []),
        (.method("half"), [x], [:], "dtype", .dtype(.float16)),
    ]

private let refused: [(Callee, Arguments, KeywordArguments<ValueSpec>)] = [
    (.function("torch.from_file"), ["name"], [:]),
    (.function("torch.system"), ["name"], [:]),
    (.function("os.system"), ["name"], [:]),
    (functional("add"), [x, x], [:]),
    (functional("embedding"), [indices, x], ["max_norm": 1.0]),
    (.method("arange"), [x], [:]),
    (.method("relu"), [x, 1], [:]),
    (.function("torch.ops.aten.add.Nothing"), [x, x], [:]),
    (.function("torch.ops.aten.add.Tensor"), [x], [:]),
]

/// Names and whether a call is pure.
private let purities: [(String, Bool)] = [
    ("add.Tensor", true), ("add_.Tensor", false), ("add.out", false), ("dropout.default", false),
    ("rand.default", false), ("view.default", true), ("batch_norm.default", false),
    ("_native_batch_norm_legit.default", false), ("_native_batch_norm_legit.no_stats", true),
    ("_native_batch_norm_legit_no_training.default", true), ("layer_norm.default", true),
    ("_assert_async.msg", false), ("_assert_scalar.default", false),
    ("_assert_tensor_metadata.default", false), ("sym_constrain_range.default", false),
    ("sym_constrain_range_for_size.default", false), ("_functional_assert_async.msg", false),
    ("_print.default", false), ("_foreach_add_.Scalar", false), ("_foreach_add.Scalar", true),
    ("nonzero.default", true), ("item.default", true), ("sym_size.int", true),
    ("lstm.input", false), ("lstm_cell.default", true), ("resize_.default", false),
    ("record_stream.default", false), ("from_file.default", false), ("copy.default", true),
]

@Suite struct `A spelling of PyTorch` {
    private let table = OperatorTable.standard

    @Test func `means the overload that takes its arguments`() throws {
        for (callee, arguments, keywords, name) in resolutions {
            let call = try table.resolve(callee, arguments, keywords, leafKind: { $0.kind })
            #expect(call.schema.name == "aten." + name, "\(callee)")
        }
    }

    @Test func `passes each argument where it belongs`() throws {
        for (callee, arguments, keywords, name, value) in bindings {
            let call = try table.resolve(callee, arguments, keywords, leafKind: { $0.kind })
            #expect(call[name] == value, "\(callee) \(name)")
        }
    }

    @Test func `is refused where nothing fits`() {
        for (callee, arguments, keywords) in refused {
            #expect(throws: OperatorError.self, "\(callee)") {
                try table.resolve(callee, arguments, keywords, leafKind: { $0.kind })
            }
        }
        #expect(!table.contains(.function("torch.from_file")))
        #expect(!OperatorTable().contains(.function("torch.add")))
    }

    @Test func `lists the overloads of a packet`() {
        let packet = table.overloads(of: .function("torch.ops.aten.add")).map(\.name)
        #expect(
            packet == ["aten.add.Tensor", "aten.add.Scalar", "aten.add.out", "aten.add.Scalar_out"])
        #expect(table.overloads(of: .function("torch.add")).count == 2)
        #expect(table.schema(named: "aten.add.Tensor")?.functions == ["operator.add", "torch.add"])
        #expect(table.schema(named: "aten.add.out")?.functions == [])
        #expect(table.schema(named: "aten.add_.Tensor")?.methods == ["add_"])
        #expect(table.overloads(of: functional("silu")).map(\.name).last == "aten.silu_.default")
    }

    @Test func `knows the effects of a call`() throws {
        for (name, isPure) in purities {
            let schema = try #require(table.schema(named: "aten." + name), "\(name)")
            #expect(schema.isPure == isPure, "\(name)")
        }
        #expect(table.isPure(functional("silu"), [x], [:]))
        #expect(!table.isPure(functional("silu"), [x], ["inplace": true]))
        #expect(table.isPure(functional("relu"), [x], [:]))
        #expect(!table.isPure(functional("relu"), [x], ["inplace": true]))
        #expect(!table.isPure(.function("my.unknown"), [x], [:]))
        let split = try #require(table.schema(named: "aten.split.Tensor"))
        #expect(split.viewedParameter() == 0 && split.mutatedParameters.isEmpty)
        let out = try #require(table.schema(named: "aten._foreach_add_.Scalar"))
        #expect(out.viewedParameter() == nil)
    }

    @Test func `cannot be registered over`() {
        var table = table
        #expect(throws: OperatorError.alreadyRegistered("aten.add.Tensor")) {
            try table.register(try OperatorSchema(parsing: "aten::add.Tensor(Tensor x) -> Tensor"))
        }
    }
}

@Suite struct `Symbolic extents` {
    private let s = Dimension(.symbol("s0"))

    private func infer(
        _ name: String, _ arguments: Arguments, symbols: SymbolSource? = nil
    ) throws -> String {
        let callee = Callee.function(FunctionTarget("torch.ops.aten." + name))
        let call = try OperatorTable.standard.resolve(callee, arguments, [:]) { $0.kind }
        let rule = try #require(call.schema.rule)
        return try rule.results(for: call, symbols: symbols).pythonRepr(\.description)
    }

    private func tensor(_ dimensions: Dimension...) -> Argument<ValueSpec> {
        .leaf(.tensor(TensorSpec(.float32, Shape(dimensions))))
    }

    @Test func `go through rules`() throws {
        let cases: [(String, Arguments, String)] = [
            ("linear.default", [tensor(s, 3), tensor(5, 3)], "f32[s0, 5]"),
            ("view.default", [tensor(s, 4, 6), [extent, -1]], "f32[s0, 24]"),
            ("view.default", [tensor(s, 4, 6), [-1, 8]], "f32[3*s0, 8]"),
            ("cat.default", [[tensor(s, 3), tensor(s, 3)]], "f32[2*s0, 3]"),
            (
                "conv2d.default", [tensor(1, 3, s, s), tensor(4, 3, 3, 3), .none, 1, 1],
                "f32[1, 4, s0, s0]"
            ),
            ("max_pool2d.default", [tensor(1, 3, s, 8), 2], "f32[1, 3, ((s0 + -2)//2) + 1, 4]"),
            (
                "slice.Tensor", [tensor(s, 3), 0, 1, Argument.int(.max)],
                "f32[s0 + -1, 3]"
            ),
            ("sym_size.int", [tensor(s, 3), 0], "s0"),
            ("arange.default", [extent], "i64[s0]"),
            ("expand.default", [tensor(1, 3), [extent, -1]], "f32[s0, 3]"),
        ]
        for (name, arguments, text) in cases {
            let found = try infer(name, arguments)
            #expect(found == text, "\(name)")
        }
    }

    @Test func `that depend on elements get a name or an error`() throws {
        let symbols = SymbolSource()
        #expect(try infer("nonzero.default", [tensor(4, 3)], symbols: symbols) == "i64[u0, 2]")
        #expect(try infer("nonzero.default", [tensor(4, 3)], symbols: symbols) == "i64[u1, 2]")
        #expect(throws: ShapeError.self) { try infer("nonzero.default", [tensor(4, 3)]) }
    }

    @Test func `that cannot agree are refused`() {
        let broken: [(String, Arguments)] = [
            ("add.Tensor", [tensor(2), tensor(3)]), ("mm.default", [tensor(2, 3), tensor(2, 3)]),
            ("view.default", [tensor(2, 3), [4, -1]]), ("view.default", [tensor(2, 3), [7]]),
            ("select.int", [tensor(2, 3), 0, 2]), ("cat.default", [[tensor(2), tensor(2, 2)]]),
            ("conv2d.default", [tensor(1, 3, 8, 8), tensor(4, 2, 3, 3)]),
            ("expand.default", [tensor(2), [3]]), ("topk.default", [tensor(2), 3]),
            ("permute.default", [tensor(2, 3), [0, 0]]), ("squeeze.dim", [tensor(2), 1]),
            ("split_with_sizes.default", [tensor(4), [1, 2]]),
            ("native_layer_norm.default", [tensor(2, 3), [4], .none, .none, 1e-5]),
        ]
        for (name, arguments) in broken {
            #expect(throws: ShapeError.self, "\(name)") { try infer(name, arguments) }
        }
    }
}
