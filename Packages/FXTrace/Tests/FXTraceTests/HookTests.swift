// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

private final class Buffered: Module, Layer {
    @Parameter var scale = Tensor.ones([2])
    @Buffer var count = Tensor(0.0)
    @Buffer var offset = Tensor([1.0, 2])

    func forward(_ x: Tensor) -> Tensor { x * scale + offset[0] + offset }
}

private final class Counting: Module, Layer {
    @Buffer var count = Tensor(0.0)
    func forward(_ x: Tensor) -> Tensor {
        count.add_(Tensor(1.0))
        return x + count
    }
}

@Suite struct `A tracer's subclass` {
    @Test func `decides what becomes of a module call`() throws {
        final class Inlining: Tracer {
            var called: [String] = []
            override func call(
                _ module: Module, at path: ModulePath, _ arguments: [Argument<Tensor>],
                _ keywords: KeywordArguments<Tensor>, location: FXCore.SourceLocation?
            ) -> ModuleCall {
                called.append(path.text)
                if module is ReLU {
                    return .recorded(record(.callFunction(.torch.tanh), arguments, [:]))
                }
                return .entered
            }
        }
        final class Net: Module, Layer {
            let lin = Linear(2, 2)
            let act = ReLU()
            func forward(_ x: Tensor) -> Tensor { act(lin(x)) }
        }
        let tracer = Inlining()
        let graph = try tracer.trace(Net())
        #expect(tracer.called == ["lin", "act"])
        #expect(
            graph.nodes.map(\.name) == ["x", "lin_weight", "lin_bias", "linear", "tanh", "output"])
    }

    @Test func `says how values enter the graph`() throws {
        final class Inlining: Tracer {
            override func argument(forConstant tensor: Tensor) throws(GraphError) -> Argument<Node>
            {
                .double(tensor.item())
            }
            override func makeArgument(
                _ argument: Argument<Tensor>
            ) throws(GraphError) -> Argument<Node> {
                if case .int(let value) = argument { return .double(Double(value)) }
                return try super.makeArgument(argument)
            }
        }
        let graph = try Inlining().trace { (x: Tensor) in x * Tensor(3.0) + 1 }
        #expect(graph.nodes.compactMap { $0.arguments.last?.double } == [3, 1])
    }

    @Test func `says more of values`() throws {
        final class Shaped: Tracer {
            override func value(of node: Node) -> Tensor {
                Tensor(
                    TracedValue(
                        recorder: self, id: node.id, spec: TensorSpec(.float32, Shape([2, 3]))))
            }
        }
        let graph = try Shaped().trace { (x: Tensor) in x.rank == 2 ? x + x.extents[1] : x }
        #expect(graph.nodes(calling: .operator.add).first?.arguments.last?.int == 3)
    }

    @Test func `gives fresh names`() throws {
        final class Net: Module, Layer {
            let own = Tensor([5.0])
            func forward(_ x: Tensor) -> Tensor { x + Tensor([1.0]) + Tensor([2.0]) + own }
            override var members: [ModuleMember] {
                [ModuleMember(name: "_tensor_constant0", content: .parameter(own))]
            }
        }
        let tracer = Tracer()
        let graph = try tracer.trace(Net())
        #expect(tracer.constants.map(\.path.text) == ["_tensor_constant1", "_tensor_constant2"])
        #expect(tracer.freshPath("_tensor_constant").text == "_tensor_constant3")
        #expect(graph.nodes(of: .getAttribute("_tensor_constant0")).count == 1)
    }
}

@Suite struct `State in a trace` {
    @Test func `buffers are computed with while tracing, unless they are recorded`() throws {
        let tracer = Tracer()
        let graph = try tracer.trace(Buffered())
        #expect(
            graph.nodes.map(\.name) == [
                "x", "scale", "mul", "_tensor_constant0", "add", "offset", "add_1", "output",
            ])
        let whole = try Tracer(TraceOptions(recordsBuffers: true)).trace(Buffered())
        #expect(
            whole.nodes.map(\.name) == [
                "x", "scale", "mul", "offset", "getitem", "add", "add_1", "output",
            ])
    }

    @Test func `a write to it is recorded, or the trace fails`() throws {
        let error = #expect(throws: TraceError.self) { try Tracer().trace(Counting()) }
        #expect(error?.kind == .stateChanged("count"))
        let graph = try Tracer(TraceOptions(recordsBuffers: true)).trace(Counting())
        #expect(
            graph.nodes.map(\.name) == ["x", "count", "_tensor_constant0", "add_", "add", "output"])
    }

    @Test func `tied parameters have the first path`() throws {
        final class Tied: Module, Layer {
            let a = Linear(2, 2, bias: false)
            let b = Linear(2, 2, bias: false)
            override init() {
                super.init()
                b.weight = a.weight
            }
            func forward(_ x: Tensor) -> Tensor { x * b.weight + a.weight }
        }
        let graph = try Tracer().trace(Tied())
        #expect(graph.nodes.map(\.name) == ["x", "a_weight", "mul", "add", "output"])
    }

    @Test func `a method of a module is traced with the module as root`() throws {
        final class Net: Module, Layer {
            let lin = Linear(2, 2)
            func forward(_ x: Tensor) -> Tensor { encode(x).relu() }
            func encode(_ x: Tensor) -> Tensor { lin(x) }
        }
        let net = Net()
        let graph = try Tracer().trace(root: net, net.encode)
        #expect(graph.nodes.map(\.name) == ["x", "lin", "output"])
    }
}
