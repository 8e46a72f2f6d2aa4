// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace

extension GoldenTrace {
    static let arguments: [GoldenTrace] = [
        GoldenTrace("slices") {
            try Tracer().trace { (x: Tensor) -> (Tensor, Tensor, Tensor, Tensor, Tensor) in
                (
                    x[0], x[TensorSlice.all, 1..<3], x[..., nil], x[TensorSlice(step: 2), -1],
                    x[x > 2]
                )
            }
        },
        GoldenTrace("slice_with_node_bounds") {
            try Tracer().trace(names: ["x", InputDescription("n", type: "int")]) {
                (x: Tensor, n: SymInt) in x[TensorSlice(1, n), TensorSlice(nil, n)]
            }
        },
        GoldenTrace("unpack_tuple") {
            try Tracer().trace { (x: Tensor) -> (Tensor, Tensor, Tensor) in
                let maximum = python("torch.max", [.leaf(x), 1])
                let (values, indices) = (
                    TensorList.standing(for: maximum)[0],
                    TensorList.standing(for: maximum)[1]
                )
                let split = TensorList.standing(
                    for: python("torch.functional.split", [.leaf(x), [1, 2]], ["dim": 0]))
                let (a, b) = (split[0], split[1])
                return (values + a[0, 0], indices, b)
            }
        },
        GoldenTrace("kwargs_and_lists") {
            try Tracer().trace { (x: Tensor) in
                let s = torch.sum(x, dim: 1, keepdim: true)
                let c = torch.cat([x, s, x], dim: 1)
                let t = python("torch.stack", [.tuple([.leaf(c), .leaf(c)])])
                return python(
                    "torch.nn.functional.softmax", [.leaf(t)],
                    ["dim": -1, "_stacklevel": 3, "dtype": .dtype(.float64)])
            }
        },
        GoldenTrace("default_args") {
            try Tracer().trace(names: [
                "x", InputDescription("y", default: 2),
                InputDescription("z", type: "float", default: 0.5),
                InputDescription("flag", default: true), InputDescription("name", default: "sum"),
                InputDescription("n", default: Literal.none),
                InputDescription("dims", default: .tuple([1, 2])),
            ]) {
                (
                    x: Tensor, y: SymInt, z: SymDouble, _: Tensor, _: Tensor, _: Tensor?, _: Tensor
                ) in x * y + z
            }
        },
        GoldenTrace("kwonly_args") {
            try Tracer().trace(names: ["x", InputDescription("scale", default: 2.0), "shift"]) {
                (x: Tensor, scale: SymDouble, shift: Tensor) in x * scale + shift
            }
        },
        GoldenTrace("var_args") {
            try Tracer().trace(
                names: ["x", InputDescription("c", default: 5), "*args", "**kwargs"]
            ) { (x: Tensor, c: SymInt, rest: TensorList, named: TensorDictionary) in
                x + rest[0] + named["foo"] + c
            }
        },
        GoldenTrace("dtype_device_args") {
            try Tracer().trace { (x: Tensor) -> (Tensor, Tensor, Tensor, Tensor, Tensor) in
                let cpu = Argument<Tensor>.device(.cpu)
                let a = x.to(.float16)
                let b = python(
                    "torch.ones_like", [.leaf(x)], ["dtype": .dtype(.int64), "device": cpu])
                let c = pythonMethod(
                    "to", [.leaf(x)], ["memory_format": .memoryFormat(.contiguous)])
                let d = pythonMethod(
                    "to", [.leaf(x), "cpu", .dtype(.float64)], ["non_blocking": true])
                let e = python(
                    "torch.empty_like", [.leaf(x)],
                    ["layout": .layout(.strided), "pin_memory": false])
                return (a, b, c, d, e.fill_(0))
            }
        },
        GoldenTrace("float_specials") {
            try Tracer().trace { (x: Tensor) -> [Tensor] in
                [
                    x + Double.infinity, x * -Double.infinity, x - Double.nan, x + 1e-05, x * 1e30,
                    x / 3.0, python(.operator.add, [.leaf(x), .complex(real: 0, imaginary: 2)]),
                    x + true,
                ]
            }.returningTuple()
        },
        GoldenTrace("string_args") {
            try Tracer().trace { (x: Tensor) -> (Tensor, Tensor) in
                (
                    python("torch.functional.einsum", ["ij,kj->ik", .leaf(x), .leaf(x)]),
                    python(
                        "torch.nn.functional.interpolate", [.leaf(x[nil, nil])],
                        [
                            "size": nil, "scale_factor": 2, "mode": "nearest",
                            "align_corners": nil, "recompute_scale_factor": nil,
                            "antialias": false,
                        ])
                )
            }
        },
        GoldenTrace("type_annotations") {
            try Tracer().trace(names: [
                InputDescription("x", type: "torch.Tensor"), InputDescription("n", type: "int"),
                InputDescription("l", type: "typing.List[torch.Tensor]"),
                InputDescription("o", type: "typing.Optional[int]", default: Literal.none),
            ]) { (x: Tensor, n: SymInt, l: TensorList, _: Tensor?) -> (Tensor, SymInt) in
                (x + n + l[0], n)
            }
        },
        GoldenTrace("type_annotations_new") {
            try Tracer().trace(names: [
                InputDescription("x", type: "torch.Tensor"),
                InputDescription("l", type: "list[torch.Tensor]"),
                InputDescription("d", type: "dict[str, int]"),
                InputDescription("u", type: "int | float | None", default: Literal.none),
            ]) { (x: Tensor, l: TensorList, _: TensorDictionary, _: Tensor?) -> Argument<Tensor> in
                .tuple([.leaf(x + l[0])])
            }
        },
        GoldenTrace("long_list_args") {
            try Tracer().trace { (x: Tensor) -> (Tensor, Tensor, Tensor) in
                (
                    python("torch.cat", [.list(Array(repeating: .leaf(x), count: 12)), 0]),
                    python("torch.reshape", [.leaf(x), .tuple([1, 2, 2])]), x.view(-1, 1, 2, 2)
                )
            }
        },
    ]
}

extension Graph {
    /// The graph with an output of a list made one of a tuple: Swift has no tuple of any length.
    fileprivate func returningTuple() throws -> Graph {
        if let output = outputNode, let items = output.arguments.first?.items {
            try output.setArguments([Argument<Node>.tuple(items)])
        }
        return self
    }
}
