// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace

extension GoldenTrace {
    /// A call of one of Python's operators that FXTensor does not spell.
    private static func op(_ name: String, _ arguments: Argument<Tensor>...) -> Argument<Tensor> {
        .leaf(python(FunctionTarget("operator.\(name)"), arguments))
    }

    static let operators: [GoldenTrace] = [
        GoldenTrace("operators_binary") {
            try Tracer().trace { (x: Tensor, y: Tensor) -> Argument<Tensor> in
                let (a, b) = (Argument.leaf(x), Argument.leaf(y))
                return .tuple([
                    .leaf(x + y), .leaf(x - y), .leaf(x * y), .leaf(x / y), op("floordiv", a, b),
                    op("mod", a, b), op("pow", a, b), op("matmul", a, b),
                ])
            }
        },
        GoldenTrace("operators_reflected") {
            try Tracer().trace { (x: Tensor) -> Argument<Tensor> in
                .tuple([
                    .leaf(1 + x), .leaf(1 - x), .leaf(2 * x), .leaf(2 / x),
                    op("floordiv", 5, .leaf(x)), op("mod", 5, .leaf(x)), op("pow", 2, .leaf(x)),
                ])
            }
        },
        GoldenTrace("operators_bitwise_unary") {
            try Tracer().trace { (x: Tensor) -> Argument<Tensor> in
                let x = Argument.leaf(x)
                return .tuple([
                    op("and_", x, 1), op("or_", x, 2), op("xor", x, 3), op("invert", x),
                    op("lshift", x, 1), op("rshift", x, 1), op("neg", x), op("pos", x),
                    op("abs", x), op("and_", 1, x), op("or_", 2, x), op("xor", 3, x),
                ])
            }
        },
        GoldenTrace("operators_compare") {
            try Tracer().trace { (x: Tensor, y: Tensor) -> Argument<Tensor> in
                let (a, b) = (Argument.leaf(x), Argument.leaf(y))
                return .tuple([
                    op("eq", a, b), op("ne", a, b), .leaf(x < y), .leaf(x > y), .leaf(x <= y),
                    .leaf(x >= y), .leaf(1 < x),
                ])
            }
        },
        GoldenTrace("inplace_operators") {
            try Tracer().trace { (x: Tensor) in
                let y = (x + 1) * 2
                y.add_(3)
                return y
            }
        },
        GoldenTrace("name_collisions") {
            try Tracer().trace(names: ["input", "add", "max"]) {
                (input: Tensor, add: Tensor, max: Tensor) in
                let b = input + add + add
                let s = torch.sum(b)
                let m = python("torch.max", [.leaf(s), .leaf(max)])
                return torch.add(m, b.sum())
            }
        },
        GoldenTrace("attribute_chain") {
            try Tracer().trace { (x: Tensor) -> (SymInt, Tensor, Tensor, Tensor) in
                (
                    x.shape[0] * x.size(1), field("T", of: x),
                    field("dtype", of: field("data", of: x)), field("ndim", of: x)
                )
            }
        },
        GoldenTrace("method_and_function_forms") {
            try Tracer().trace { (x: Tensor) -> Argument<Tensor> in
                .tuple([
                    .leaf(torch.relu(x)), .leaf(x.relu()), .leaf(F.relu(x)),
                    .leaf(python("torch.ops.aten.relu.default", [.leaf(x)])),
                    .leaf(
                        python(
                            "torch.ops.aten.add.Tensor", [.leaf(x), .leaf(x)], ["alpha": 2])),
                    .leaf(python("torch.ops.aten.cat", [[.leaf(x), .leaf(x)]])),
                ])
            }
        },
        GoldenTrace("math_autowrap") {
            try Tracer().trace { (x: Tensor) in x / sqrt(x.size(0)) + 2.0.squareRoot() }
        },
        GoldenTrace("on_generate_code") { try Tracer().trace { (x: Tensor) in torch.relu(x) } },
        GoldenTrace("custom_codegen_list_args") {
            try Tracer().trace(names: ["a", "b"]) { (a: Tensor, b: Tensor) in a + b }
        },
    ]
}
