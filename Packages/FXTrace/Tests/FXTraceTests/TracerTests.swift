// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

private final class Block: Module, Layer {
    let lin = Linear(4, 4)
    func forward(_ x: Tensor) -> Tensor { F.relu(lin(x)) }
}

private final class Net: Module, Layer {
    let blocks = [Block(), Block()]
    @Parameter var scale = Tensor.ones([4])
    @Buffer var offset = Tensor.zeros([4])

    func forward(_ x: Tensor) -> Tensor {
        let y = blocks[1](blocks[0](x) * scale)
        return y * scale + offset - offset
    }
}

@Suite struct `Tracing a module` {
    @Test func `goes through user modules, keeps layers whole, reads parameters once`() throws {
        let graph = try Tracer().trace(Net())
        #expect(
            graph.description == """
                graph():
                    %x : [num_users=1] = placeholder[target=x]
                    %blocks_0_lin : [num_users=1] = call_module[target=blocks.0.lin](args = (%x,), kwargs = {})
                    %relu : [num_users=1] = call_function[target=torch.nn.functional.relu](args = (%blocks_0_lin,), kwargs = {inplace: False})
                    %scale : [num_users=2] = get_attr[target=scale]
                    %mul : [num_users=1] = call_function[target=operator.mul](args = (%relu, %scale), kwargs = {})
                    %blocks_1_lin : [num_users=1] = call_module[target=blocks.1.lin](args = (%mul,), kwargs = {})
                    %relu_1 : [num_users=1] = call_function[target=torch.nn.functional.relu](args = (%blocks_1_lin,), kwargs = {inplace: False})
                    %mul_1 : [num_users=1] = call_function[target=operator.mul](args = (%relu_1, %scale), kwargs = {})
                    %offset : [num_users=1] = get_attr[target=offset]
                    %add : [num_users=1] = call_function[target=operator.add](args = (%mul_1, %offset), kwargs = {})
                    %offset_1 : [num_users=1] = get_attr[target=offset]
                    %sub : [num_users=1] = call_function[target=operator.sub](args = (%add, %offset_1), kwargs = {})
                    return sub
                """)
        try GraphVerifier(schema: Net().stateSchema()).verify(graph)
    }

    @Test func `notes the modules that were running`() throws {
        let graph = try Tracer().trace(Net())
        let relu = try #require(graph.node(named: "relu_1"))
        #expect(relu.provenance.modules.map(\.path.text) == ["blocks.1"])
        #expect(relu.provenance.modules.map(\.typeName) == ["Block"])
        #expect(relu.provenance.location?.file == "FXTraceTests/TracerTests.swift")
    }

    @Test func `a subclass decides what is a leaf`() throws {
        final class Blocks: Tracer {
            override func isLeaf(_ module: Module, at path: ModulePath) -> Bool { module is Block }
        }
        let graph = try Blocks().trace(Net())
        #expect(
            graph.nodes.filter { $0.opcode == .callModule }.map(\.name) == ["blocks_0", "blocks_1"])
    }

    @Test func `a subclass sees every node before it is made`() throws {
        final class NoRelu: Tracer {
            override func makeNode(
                _ operation: Operation, _ arguments: [Argument<Node>],
                _ keywords: KeywordArguments<Node>, location: FXCore.SourceLocation?
            ) throws(GraphError) -> Node {
                let isRelu = operation == .callFunction(.functional.relu)
                return try super.makeNode(
                    isRelu ? .callFunction(.torch.tanh) : operation, arguments,
                    isRelu ? [:] : keywords, location: location)
            }
        }
        let graph = try NoRelu().trace(Net())
        #expect(graph.nodes(calling: .functional.relu).isEmpty)
        #expect(graph.nodes(calling: .torch.tanh).count == 2)
    }

    @Test func `a layer that is the root is traced through`() throws {
        let graph = try Tracer().trace(Linear(2, 3))
        #expect(graph.nodes.map(\.name) == ["input_1", "weight", "bias", "linear", "output"])
    }

    @Test func `tensors from elsewhere become constants, each once`() throws {
        let table = Tensor([1.0, 2])
        let tracer = Tracer()
        let graph = try tracer.trace { (x: Tensor) in x + table * Tensor(2.0) + table }
        #expect(
            graph.nodes.map(\.name) == [
                "x", "_tensor_constant0", "add", "_tensor_constant1", "add_1", "output",
            ])
        #expect(tracer.constants.map(\.path.text) == ["_tensor_constant0", "_tensor_constant1"])
        #expect(tracer.constants.map(\.tensor.elements) == [[2, 4], [1, 2]])
    }

    @Test func `functions of several inputs and structured outputs`() throws {
        let graph = try Tracer().trace(names: ["a", "b"]) { (x: Tensor, y: Tensor) in
            ["sum": x + y, "first": x]
        }
        #expect(graph.placeholders.map(\.name) == ["a", "b"])
        #expect(graph.outputNode?.line == "return {'first': a, 'sum': add}")
    }

    @Test func `a layer that gives two values is one node and two getitems`() throws {
        final class Pair: Module, Callable {
            func forward(_ x: Tensor, state: Tensor? = nil) -> (Tensor, Tensor) {
                (x, state ?? x)
            }
            func callAsFunction(_ x: Tensor, state: Tensor? = nil) -> (Tensor, Tensor) {
                call(forward, x, state)
            }
            func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
                try apply(forward, arguments)
            }
            var placeholderNames: [String] { ["x", "state"] }
        }
        final class Root: Module, Layer {
            let pair = Pair()
            func forward(_ x: Tensor) -> Tensor {
                let (a, b) = pair(x)
                return a - b
            }
        }
        final class Leaves: Tracer {
            override func isLeaf(_ module: Module, at path: ModulePath) -> Bool { true }
        }
        let graph = try Leaves().trace(Root())
        #expect(graph.nodes.map(\.name) == ["x", "pair", "getitem", "getitem_1", "sub", "output"])
        #expect(
            graph.node(named: "pair")?.line.hasSuffix("(args = (%x, None), kwargs = {})") == true)
        #expect(try Pair().invoke([.leaf(Tensor(1.0))]).items?.count == 2)
    }
}

@Suite struct `Tracing at once` {
    @Test func `many tasks trace and call one module`() async throws {
        let net = Unchecked(Net())
        let expected = try Tracer().trace(net.value).description
        let x = Tensor([1.0, -2, 3, -4])
        let result = net.value(x).elements
        try await withThrowingTaskGroup(of: (String, [Double]).self) { group in
            for _ in 0..<200 {
                group.addTask {
                    (try Tracer().trace(net.value).description, net.value(x).elements)
                }
            }
            for try await (text, values) in group {
                #expect(text == expected)
                #expect(values == result)
            }
        }
    }

    @Test func `a trace inside a trace has values of its own`() throws {
        let outer = try Tracer().trace { (x: Tensor) in
            let inner = try? Tracer().trace { (y: Tensor) in y.relu() }
            return inner?.nodes.count == 3 ? x.tanh() : x
        }
        #expect(outer.nodes.map(\.name) == ["x", "tanh", "output"])
    }

    /// A module that tasks only read.
    private struct Unchecked<Value>: @unchecked Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }
}

@Suite struct `Appending to a graph` {
    @Test func `records tensor code at a place`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let relu = try graph.callFunction(.torch.relu, [x])
        try graph.output(relu)
        let builder = try graph.makeBuilder(at: .before(relu), author: "rule")
        let tracer = GraphAppendingTracer(builder)
        let value = try tracer.record {
            (tracer.value(of: x) > 0) * tracer.value(of: x) + Tensor(1.0)
        }
        let result = try #require(value.leaf)
        try relu.replaceAllUses(with: result)
        #expect(
            graph.description == """
                graph():
                    %x : [num_users=3] = placeholder[target=x]
                    %gt : [num_users=1] = call_function[target=operator.gt](args = (%x, 0), kwargs = {})
                    %mul : [num_users=1] = call_function[target=operator.mul](args = (%gt, %x), kwargs = {})
                    %add : [num_users=1] = call_function[target=operator.add](args = (%mul, tensor(1.)), kwargs = {})
                    %relu : [num_users=0] = call_function[target=torch.relu](args = (%x,), kwargs = {})
                    return add
                """)
        #expect(result.provenance.steps == ["rule"])
    }
}
