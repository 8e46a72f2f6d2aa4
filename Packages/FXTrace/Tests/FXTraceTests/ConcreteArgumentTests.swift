// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

private struct Batch: TensorStruct {
    var a: [Tensor]
    var b: Tensor

    init(_ field: FieldReader) { (a, b) = (field("a"), field("b")) }
}

private struct Point: TensorStruct {
    var a: TensorList
    var b: Tensor

    init(_ field: FieldReader) { (a, b) = (field("a"), field("b")) }
}

private enum Mode: String, CaseIterable, ArgumentConvertible { case sum, mean }

private final class Pooling: Module, Callable {
    func forward(_ x: Tensor, mode: Mode = .sum, count: Int = 2) -> Tensor {
        (0..<count).reduce(x) { y, _ in mode == .sum ? y + x : y * x }
    }
    func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }
    var placeholderNames: [String] { ["x", "mode", "count"] }
    var inputDescriptions: [InputDescription] {
        [
            "x", InputDescription("mode", default: "sum"),
            InputDescription("count", type: "int", default: 2),
        ]
    }
}

@Suite struct `Inputs that are known before tracing` {
    @Test func `a form with holes is taken apart`() throws {
        let graph = try Tracer().trace(
            names: ["x", "y"],
            concreteArguments: ["x": ["a": [.hole, .hole], "b": .hole(key: "mark")]]
        ) { (x: Batch, y: Tensor) -> Argument<Tensor> in
            let out = x.a.reduce(y) { $0 + $1 }
            return ["r": .leaf(out), "s": [.leaf(x.b)]]
        }
        #expect(
            graph.description == """
                graph():
                    %x_1 : [num_users=1] = placeholder[target=x_1]
                    %x_2 : [num_users=1] = placeholder[target=x_2]
                    %x_3 : [num_users=1] = placeholder[target=x_3]
                    %y : [num_users=1] = placeholder[target=y]
                    %add : [num_users=1] = call_function[target=operator.add](args = (%y, %x_1), kwargs = {})
                    %add_1 : [num_users=1] = call_function[target=operator.add](args = (%add, %x_2), kwargs = {})
                    return {'r': add_1, 's': [x_3]}
                """)
        #expect(graph.placeholders.map { $0.metadata[.holeKey] } == [nil, nil, "mark", nil])
    }

    @Test func `values of every kind are checked in the graph`() throws {
        let tracer = Tracer()
        let graph = try tracer.trace(
            names: ["x", "n", "s", "f"],
            concreteArguments: ["n": 3, "s": "sum", "f": 0.5]
        ) { (x: Tensor, n: Int, s: Mode, f: Double) in x * n * f * (s == .sum ? 1 : 2) }
        let checks = graph.nodes(calling: "torch._assert").map { $0.arguments[1].string }
        #expect(
            checks == [
                "n has been specialized to have value 3 but got another value",
                "s has been specialized to have value sum but got another value",
                "f has been specialized to have value 0.5 but got another value",
            ])
        try GraphVerifier().verify(graph)
        graph.eliminateDeadCode()
        #expect(graph.nodes(calling: "torch._assert").count == 3)
    }

    @Test func `without a value an input that cannot be symbolic takes its default`() throws {
        let graph = try Tracer().trace(Pooling())
        #expect(
            graph.description == """
                graph():
                    %x : [num_users=2] = placeholder[target=x]
                    %mode : [num_users=1] = placeholder[target=mode](default=sum)
                    %eq : [num_users=1] = call_function[target=operator.eq](args = (%mode, sum), kwargs = {})
                    %_assert : [num_users=0] = call_function[target=torch._assert](args = (%eq, mode has been specialized to have value sum but got another value), kwargs = {})
                    %count : int [num_users=1] = placeholder[target=count](default=2)
                    %eq_1 : [num_users=1] = call_function[target=operator.eq](args = (%count, 2), kwargs = {})
                    %_assert_1 : [num_users=0] = call_function[target=torch._assert](args = (%eq_1, count has been specialized to have value 2 but got another value), kwargs = {})
                    %add : [num_users=1] = call_function[target=operator.add](args = (%x, %x), kwargs = {})
                    %add_1 : [num_users=1] = call_function[target=operator.add](args = (%add, %x), kwargs = {})
                    return add_1
                """)
        let other = try Tracer().trace(
            Pooling(), concreteArguments: ["mode": "mean", "count": 1])
        #expect(other.nodes(calling: .operator.mul).count == 1)
    }

    @Test func `that are wrong are named`() {
        func kind(_ concrete: [String: ConcreteArgument]) -> TraceError.Kind? {
            do {
                _ = try Tracer().trace(Pooling(), concreteArguments: concrete)
                return nil
            } catch { return error.kind }
        }
        #expect(
            kind(["cnt": 1])
                == .unknownConcreteArgument(name: "cnt", inputs: ["x", "mode", "count"]))
        #expect(
            kind(["count": "two"])
                == .wrongConcreteArgument(name: "count", type: "Int", found: "'two'"))
        #expect(kind(["mode": "max"])?.isWrongConcreteArgument == true)
    }

    @Test func `arrays and dictionaries need their form`() throws {
        let add = { (x: [Tensor]) in x.reduce(Tensor(0.0)) { $0 + $1 } }
        let error = #expect(throws: TraceError.self) { try Tracer().trace(add) }
        #expect(error?.kind == .inputNotSymbolic(name: "x", type: "Array<Tensor>"))
        #expect(error?.description.contains("concreteArguments: [\"x\": ...]") == true)
        let graph = try Tracer().trace(concreteArguments: ["x": [.hole, .hole]], add)
        #expect(graph.placeholders.map(\.name) == ["x_1", "x_2"])
    }
}

extension TraceError.Kind {
    fileprivate var isWrongConcreteArgument: Bool {
        if case .wrongConcreteArgument = self { true } else { false }
    }
}

@Suite struct `Inputs of other types` {
    @Test func `tuples, structs, optionals, shapes and enumerations`() throws {
        let graph = try Tracer().trace(names: ["x", "state", "batch"]) {
            (x: Tensor?, state: ArgumentTuple<Tensor, Tensor>, batch: Point) -> Tensor in
            let (h, c) = state.elements
            return (x ?? h) + c * batch.b
        }
        #expect(
            graph.nodes.map(\.line).filter { $0.hasPrefix("%get") } == [
                "%getitem : [num_users=0] = call_function[target=operator.getitem](args = (%state, 0), kwargs = {})",
                "%getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%state, 1), kwargs = {})",
                "%getattr_1 : [num_users=0] = call_function[target=builtins.getattr](args = (%batch, a), kwargs = {})",
                "%getattr_2 : [num_users=1] = call_function[target=builtins.getattr](args = (%batch, b), kwargs = {})",
            ])
    }

    @Test func `round trips`() throws {
        let pair = ArgumentTuple(Tensor(1.0), [Tensor(2.0)])
        let back = try #require(ArgumentTuple<Tensor, [Tensor]>(argument: pair.argument))
        #expect(back.elements.0.item() == 1 && back.elements.1[0].item() == 2)
        #expect(ArgumentTuple<Tensor>(argument: pair.argument) == nil)
        #expect(Mode(argument: Mode.mean.argument) == .mean)
        #expect(Range(argument: (1..<4).argument) == 1..<4)
        #expect(DType(argument: DType.int8.argument) == .int8)
        let batch = try #require(
            Batch(argument: ["a": [.leaf(Tensor(1.0))], "b": .leaf(Tensor(3.0))]))
        #expect(batch.b.item() == 3)
        #expect(Batch(argument: ["a": 1, "b": .leaf(Tensor(3.0))]) == nil)
        guard case .dictionary(let entries) = batch.argument else {
            Issue.record("\(batch.argument)")
            return
        }
        #expect(entries.map(\.key) == ["a", "b"])
    }
}
