// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace

private let myLeaf = wrap("gold_wrapped_function.my_leaf", keywords: ["c"]) {
    (a: Tensor, b: Int, c: Tensor) in a * b + c
}

private struct Out: TensorStruct {
    var foo: Tensor
    var bar: Tensor

    init(_ foo: Tensor, _ bar: Tensor) { (self.foo, self.bar) = (foo, bar) }
    init(_ field: FieldReader) { (foo, bar) = (field("foo"), field("bar")) }
    static let constructor: FunctionTarget = "gold_dataclass_output.Out"
}

private struct Pair: TensorStruct {
    var x: Tensor
    var y: Tensor

    init(_ x: Tensor, _ y: Tensor) { (self.x, self.y) = (x, y) }
    init(_ field: FieldReader) { (x, y) = (field("x"), field("y")) }
    static let constructor: FunctionTarget = "gold_namedtuple_enum_range.Pair"
    static var isPositional: Bool { true }
}

private enum Mode: String, CaseIterable, ArgumentConvertible {
    case a = "Mode.A"
    case b = "Mode.B"
}

extension GoldenTrace {
    private final class Sub: Module {
        @Parameter var w: Tensor
        init(_ shape: [Int]) { w = .ones(shape) }
    }

    private final class Constants: Module, Layer {
        let t = Tensor([0.0, 1, 2, 3])
        @Buffer var buf = Tensor.ones([4])
        let sub = Sub([4])

        func forward(_ x: Tensor) -> Tensor {
            x + Tensor.ones([4]) + t + buf + torch.tensor(2.0) + sub.w
        }
    }

    private final class Direct: Module, Callable {
        let sub = Sub([4, 2])
        func forward(_ x: Tensor) -> (Tensor, Tensor) {
            (python(.operator.matmul, [.leaf(sub.w.t()), .leaf(sub.w)]), sub.w)
        }
        func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
            try apply(forward, arguments)
        }
        var placeholderNames: [String] { ["x"] }
    }

    private final class Static: Module, Layer {
        let flag = true
        func forward(_ x: Tensor) -> Tensor {
            (0..<3).reduce(flag ? torch.relu(x) : x) { $0 + $1 }
        }
    }

    static let state: [GoldenTrace] = [
        GoldenTrace("tensor_constants") { try Tracer().trace(Constants()) },
        GoldenTrace("param_direct") { try Tracer().trace(Direct()) },
        GoldenTrace("static_control_flow") { try Tracer().trace(Static()) },
    ]

    static let values: [GoldenTrace] = [
        GoldenTrace("proxyable_class") {
            try Tracer().trace(names: [
                InputDescription("x", type: "gold_proxyable_class.TensorPair"),
                InputDescription("y", type: "torch.Tensor"),
            ]) { (x: Proxyable<TensorPair>, y: Tensor) in
                x.add(Proxyable(TensorPair(y, y))).mul(x)
            }
        },
        GoldenTrace("wrapped_function") { try Tracer().trace { (x: Tensor) in myLeaf(x, 2, x) } },
        GoldenTrace("concrete_args_flag") {
            try Tracer().trace(
                names: ["x", "flag", InputDescription("n", default: Literal.none)],
                concreteArguments: ["flag": true, "n": nil]
            ) { (x: Tensor, flag: Bool, n: Tensor?) in
                let y = flag ? x * 2 : x
                return n.map { y + $0 } ?? y
            }
        },
        GoldenTrace("dict_arg_input") {
            try Tracer().trace(names: ["d"]) { (d: TensorDictionary) -> Argument<Tensor> in
                .tuple([.leaf(d["3"].relu()), ["4": .leaf(d["3"].neg())]])
            }
        },
        GoldenTrace("namedtuple_enum_range") {
            // A Swift function has all its arguments; the second call gives one more by name.
            func leaf(_ x: Tensor, _ mode: Mode, _ keywords: KeywordArguments<Tensor> = [:])
                -> Tensor
            {
                python("gold_namedtuple_enum_range.leaf", [.leaf(x), mode.argument], keywords)
            }
            return try Tracer().trace { (x: Tensor) in
                Pair(leaf(x, .b), leaf(x, .a, ["r": (0..<3).argument]))
            }
        },
        GoldenTrace("dataclass_output") {
            try Tracer().trace { (x: Tensor) in Out(x + x, x * 3) }
        },
    ]
}

/// A struct whose methods stay calls.
struct TensorPair: TensorStruct {
    var left: Tensor
    var right: Tensor

    init(_ left: Tensor, _ right: Tensor) { (self.left, self.right) = (left, right) }

    init(_ field: FieldReader) {
        left = field("left")
        right = field("right")
    }

    static var constructor: FunctionTarget { "gold_proxyable_class.TensorPair" }
    static var isPositional: Bool { true }
}

extension Proxyable<TensorPair> {
    func add(_ other: Proxyable<TensorPair>) -> Proxyable<TensorPair> {
        method("add", other) { own, other in
            Proxyable(TensorPair(own.left + other.value.left, own.right + other.value.right))
        }
    }

    func mul(_ other: Proxyable<TensorPair>) -> Proxyable<TensorPair> {
        method("mul", other) { own, other in
            Proxyable(TensorPair(own.left * other.value.left, own.right * other.value.right))
        }
    }
}
