// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTrace
import Testing

private let clipped = wrap("interp_tests.clipped", keywords: ["limit"]) {
    (x: Tensor, limit: Double) in x.clamp(max: limit)
}

private struct Sides: TensorStruct {
    var left: Tensor
    var right: Tensor

    init(_ left: Tensor, _ right: Tensor) { (self.left, self.right) = (left, right) }
    init(_ field: FieldReader) { (left, right) = (field("left"), field("right")) }
}

private let sumOfSides = wrap("interp_tests.sum_of_sides") { (sides: Sides) in
    sides.left + sides.right
}

/// A module with all that stays whole in a trace: a layer, a loop, a wrapped function, a struct.
private final class Net: Module, Layer {
    let lin = Linear(3, 3)
    @Parameter var scale = Tensor([1.0, -1, 2])

    func forward(_ x: Tensor) -> Tensor {
        let y = torch.cond(x.sum() > 0, x) { x in
            lin(x) * scale
        } else: { x in
            x - scale
        }
        let (_, z) = torch.whileLoop(
            x.sum() * 0, y, while: { n, _ in n < 3 }, do: { n, z in (n + 1, clipped(z * 2, 4)) })
        let (last, sums) = torch.scan(scale * 0, over: z) { sum, row in
            (sum + row, ["a": sum + row, "b": row])
        }
        let rows = torch.map(z) { row in row * last }
        return sumOfSides(Sides(rows, sums["a"] ?? z)) + (sums["b"] ?? z) + scale
    }
}

@Suite struct `A traced program` {
    private let inputs = [
        Tensor([[1.0, 2, 3], [4, -5, 6]]), Tensor([[-1.0, -2, 3], [-4, -5, 6]]),
    ]

    @Test func `gives what it gives untraced, branches and loops too`() throws {
        let net = Net()
        let traced = try GraphModule(tracing: net)
        for x in inputs { #expect(try traced(x).elements == net(x).elements) }
        try traced.validate()
    }

    @Test func `is the same when it is traced again, and transformed`() throws {
        let traced = try GraphModule(tracing: Net())
        let again = try GraphModule(tracing: traced)
        #expect(again.graph.description == traced.graph.description)
        #expect(
            again.graph.subgraphs.map { $0.graph.description }
                == traced.graph.subgraphs.map { $0.graph.description })
        let transformed = try Transformer(traced).transform()
        for x in inputs {
            #expect(try again(x).elements == traced(x).elements)
            #expect(try transformed(x).elements == traced(x).elements)
        }
    }

    @Test func `inlines a graph module that is part of another`() throws {
        final class Outer: Module, Layer {
            let inner: GraphModule
            init(_ inner: GraphModule) { self.inner = inner }
            func forward(_ x: Tensor) -> Tensor {
                (try? inner.callDynamically([.leaf(x)]))?.leaf ?? x
            }
        }
        final class Small: Module, Layer {
            let lin = Linear(2, 2)
            @Parameter var scale = Tensor.ones([2])
            func forward(_ x: Tensor) -> Tensor { lin(x) * scale + scale }
        }
        let graph = try Tracer().trace(Outer(GraphModule(tracing: Small())))
        #expect(
            graph.nodes.map(\.name) == [
                "x", "inner_lin", "inner_scale", "mul", "add", "output",
            ])
    }

    @Test func `checks inputs that were known before`() throws {
        let function = { (x: Tensor, flag: Bool, mode: String, n: Tensor?) in flag ? x * 2 : x }
        let tracer = Tracer()
        let graph = try tracer.trace(
            names: ["x", "flag", "mode", "n"],
            concreteArguments: ["flag": true, "mode": "sum", "n": nil], function)
        let traced = try GraphModule(Module(), graph)
        let x = Argument.leaf(Tensor(3.0))
        #expect(try traced.run([x, true, "sum", nil]).leaf?.item() == 6)
        for wrong: [Argument<Tensor>] in [
            [x, false, "sum", nil], [x, true, "mean", nil], [x, true, "sum", 1],
        ] {
            #expect(throws: InterpreterError.self) { try traced.run(wrong) }
        }
    }

    @Test func `counts loops by plain numbers`() throws {
        let graph = try Tracer().trace { (x: Tensor) -> (SymInt, Tensor) in
            torch.whileLoop(
                SymInt(2), x, while: { i, _ in i.lt(5) }, do: { i, x in (i + 1, x * 2) })
        }
        let module = try GraphModule(Module(), graph)
        let x = Argument.leaf(Tensor(1.0))
        for result in [try module.run([x]), try Interpreter(module).run([x], [:])] {
            #expect(result.items?[0].int == 5)
            #expect(result.items?[1].leaf?.item() == 8)
        }
    }

    @Test func `runs methods of a user's struct`() throws {
        let graph = try Tracer().trace { (x: Proxyable<Interval>, y: Tensor) in
            x.shifted(by: y).shifted(by: y).value.low
        }
        let methods = graph.nodes.filter { $0.operation == .callMethod("shifted") }
        #expect(methods.count == 2)
        let module = try GraphModule(Module(), graph)
        let inputs = [
            Interval(Tensor(1.0), Tensor(2.0)).argument, Argument.leaf(Tensor(3.0)),
        ]
        for result in [try module.run(inputs), try Interpreter(module).run(inputs, [:])] {
            #expect(result.leaf?.item() == 7)
        }
        let eager = Proxyable(Interval(Tensor(1.0), Tensor(2.0))).shifted(by: Tensor(1.0))
        #expect(eager.value.high.item() == 3)
    }

    @Test func `gives structs back`() throws {
        let tracer = Tracer()
        let graph = try tracer.trace { (x: Tensor) in Sides(x + 1, x * 2) }
        let traced = try GraphModule(Module(), graph)
        let sides = try #require(Sides(argument: traced.run([.leaf(Tensor(3.0))])))
        #expect(sides.left.item() == 4 && sides.right.item() == 6)
        let field = try tracer.trace { (sides: Sides) in sides.right - sides.left }
        let result = try GraphModule(Module(), field).run([sides.argument])
        #expect(result.leaf?.item() == 2)
    }

    @Test func `computes with sizes`() throws {
        let tracer = Tracer()
        let graph = try tracer.trace { (x: Tensor) in
            x.view(x.size(0) * 2, -1).sum(dim: 1) / sqrt(x.size(1))
        }
        let traced = try GraphModule(Module(), graph)
        #expect(try traced(Tensor.ones([2, 4])).elements == [1, 1, 1, 1])
    }
}

private struct Interval: TensorStruct {
    var low: Tensor
    var high: Tensor

    init(_ low: Tensor, _ high: Tensor) { (self.low, self.high) = (low, high) }

    init(_ field: FieldReader) {
        low = field("low")
        high = field("high")
    }
}

extension Proxyable<Interval> {
    fileprivate func shifted(by distance: Tensor) -> Proxyable<Interval> {
        method("shifted", distance) { own, distance in
            Proxyable(Interval(own.low + distance, own.high + distance))
        }
    }
}
