// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTrace
import Testing

private final class Net: Module, Layer {
    let lin = Linear(3, 2)
    @Parameter var scale = Tensor([2.0, 3])
    @Buffer var shift = Tensor([1.0, 1])
    func forward(_ x: Tensor) -> Tensor { lin(x).relu() * scale + shift }
}

private final class Tail: Module, Layer {
    let act = ReLU()
    func forward(_ x: Tensor) -> Tensor { act(x) }
}

private let input = Tensor([[1.0, -2, 3], [0, 1, -1]])

@Suite struct `State of a graph module` {
    @Test func `is added, read, replaced and removed by path`() throws {
        let traced = try GraphModule(tracing: Net())
        try traced.addModule(ReLU(), at: "extra.act")
        try traced.addParameter(Tensor([1.0]), at: "extra.gain")
        try traced.addBuffer(Tensor([4.0]), at: "count", isPersistent: false)
        #expect(try traced.module(at: "extra.act") is ReLU)
        #expect(try traced.tensor(at: "extra.gain").elements == [1])
        try traced.replace(at: "extra.gain", with: .parameter(Tensor([5.0])))
        #expect(try traced.tensor(at: "extra.gain").elements == [5])
        #expect(
            traced.stateDictionary().map(\.path.text)
                == ["scale", "shift", "extra.gain", "lin.weight", "lin.bias"])
        try traced.remove(at: "extra")
        #expect(throws: ModuleError.self) { try traced.module(at: "extra.act") }
        #expect(traced.removeUnusedMembers() == ["count"])
    }

    @Test func `does not take what is no path, or one that is taken`() throws {
        let traced = try GraphModule(tracing: Net())
        for path: ModulePath in ["", "a..b", "lin", "lin.weight", "scale.inner", "a-b"] {
            #expect(throws: ModuleError.self) { try traced.addModule(ReLU(), at: path) }
        }
        #expect(throws: ModuleError.self) { try traced.remove(at: "nowhere") }
        #expect(throws: ModuleError.notReplaceable("lin.weight")) {
            try traced.remove(at: "lin.weight")
        }
        #expect(traced.removeUnusedMembers().isEmpty)
        try traced.validate()
    }

    @Test func `that nodes need is missed when it is removed`() throws {
        let traced = try GraphModule(tracing: Net())
        try traced.remove(at: "scale")
        #expect(throws: InvalidGraphError.self) { try traced.validate() }
        #expect(throws: (any Error).self) { try traced(input) }
    }

    @Test func `loads a state dictionary, also after a run`() throws {
        let (net, other) = (Net(), Net())
        let traced = try GraphModule(tracing: net)
        _ = try traced(input)
        var state: [ModulePath: Tensor] = [:]
        for (path, tensor) in other.stateDictionary() { state[path] = tensor }
        try traced.loadStateDictionary(state)
        #expect(try traced(input).elements == other(input).elements)
    }

    @Test func `of a leaf is read anew in each run`() throws {
        let net = Net()
        let graph = Graph()
        let x = try graph.placeholder("x")
        let weight = try graph.getAttribute("lin.weight")
        let product = try graph.callModule("lin", [x])
        try graph.output([Argument<Node>.leaf(weight), .leaf(product)])
        let module = try GraphModule(net, graph)
        let before = try module.run([.leaf(input)]).leaves
        net.lin.weight = Tensor.zeros([2, 3])
        let after = try module.run([.leaf(input)]).leaves
        #expect(before[0].elements != after[0].elements)
        #expect(after[0].elements == [0, 0, 0, 0, 0, 0])
    }

    @Test func `is shared by one copy and not by the other`() throws {
        let traced = try GraphModule(tracing: Net()).eval()
        let (shared, own) = (traced.copySharingState(), try traced.copy())
        let before = try traced(input).elements
        #expect(try shared.tensor(at: "scale").identity == traced.tensor(at: "scale").identity)
        #expect(try own.module(at: "lin") !== (try traced.module(at: "lin")))
        try traced.tensor(at: "scale").fill_(0)
        #expect(try shared(input).elements == traced(input).elements)
        #expect(try own(input).elements == before)
        let add = try #require(traced.graph.node(named: "add"))
        try add.setOperation(.callFunction(.operator.sub))
        #expect(shared.graph.node(named: "add")?.operation == .callFunction(.operator.add))
        #expect(!own.isTraining && own.typeName == "Net")
    }

    @Test func `that is the same at two paths stays so in a copy`() throws {
        let tied = Tensor([1.0, 2])
        let graph = Graph()
        let (a, b) = (try graph.getAttribute("a"), try graph.getAttribute("b"))
        try graph.output(try graph.callFunction(.torch.add, [a, b]))
        let module = try GraphModule(
            attributes: ["a": .parameter(tied), "b": .parameter(tied)], graph)
        let copy = try module.copy()
        #expect(try copy.tensor(at: "a").identity == copy.tensor(at: "b").identity)
        #expect(try copy.tensor(at: "a").identity != tied.identity)
        #expect(copy.parameterCount == 2)
    }

    @Test func `of a module that nobody can build is not copied`() throws {
        final class Keeping: Tracer {
            override func isLeaf(_ module: Module, at path: ModulePath) -> Bool { true }
        }
        final class Outer: Module, Layer {
            let inner = Tail()
            func forward(_ x: Tensor) -> Tensor { inner(x) }
        }
        let traced = try GraphModule(tracing: Outer(), with: Keeping())
        #expect(throws: ModuleError.unknownType("Tail")) { try traced.copy() }
    }
}

@Suite struct `Calls of a graph module` {
    private func makeModule() throws -> GraphModule {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let scale = try graph.placeholder("scale", defaultValue: 2.0)
        let product = try graph.callFunction(.operator.mul, [x, scale])
        try graph.output(
            .dictionary([
                ArgumentEntry("product", .leaf(product)), ArgumentEntry("input", .leaf(x)),
            ]) as Argument<Node>)
        return try GraphModule(Module(), graph)
    }

    @Test func `take positions, keywords and defaults`() throws {
        let module = try makeModule()
        let x = Argument<Tensor>.leaf(Tensor([3.0]))
        let product = { (result: Argument<Tensor>) in
            result.leaves.first?.elements ?? []
        }
        #expect(product(try module.run([x])) == [6])
        #expect(product(try module.run([x, 5])) == [15])
        #expect(product(try module.run([x], ["scale": 4])) == [12])
        #expect(product(try module.run([], ["scale": 4, "x": x])) == [12])
        let parts = try module(Tensor([3.0]), 3.0, as: [String: Tensor].self)
        #expect(parts["product"]?.elements == [9] && parts["input"]?.elements == [3])
        #expect(throws: ModuleError.self) { try module(Tensor([3.0])) }
    }

    @Test func `refuse keywords that nobody takes, and values given twice`() throws {
        let module = try makeModule()
        let unknown = #expect(throws: InterpreterError.self) {
            try module.run([1], ["factor": 2])
        }
        #expect(
            unknown?.description
                == "no placeholder is called 'factor'; there are x, scale")
        let twice = #expect(throws: InterpreterError.self) { try module.run([1], ["x": 2]) }
        #expect(
            twice?.description
                == "the placeholder 'x' was given a value by position and by keyword")
    }

    @Test func `gather what is left in starred placeholders`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let rest = try graph.placeholder("*args")
        let named = try graph.placeholder("**kwargs")
        try graph.output([x, rest, named])
        let module = try GraphModule(Module(), graph)
        let result = try module.run([1, 2, 3], ["k": 4])
        #expect(result.pythonRepr { _ in "" } == "[1, (2, 3), {'k': 4}]")
        #expect(try module.run([1]).pythonRepr { _ in "" } == "[1, (), {}]")
    }

    @Test func `are those of the graph as it is now`() throws {
        let module = try makeModule()
        #expect(try module.run([2]).pythonRepr { _ in "" } == "{'product': 4.0, 'input': 2}")
        let product = try #require(module.graph.node(named: "mul"))
        try product.setOperation(.callFunction(.operator.add))
        #expect(try module.run([2]).pythonRepr { _ in "" } == "{'product': 4.0, 'input': 2}")
        try product.setArguments([product.arguments[0], 10])
        #expect(try module.run([2]).pythonRepr { _ in "" } == "{'product': 12, 'input': 2}")
        module.graph = Graph()
        #expect(try module.run([]).isNone)
    }

    @Test func `of a graph module inside pass keywords on`() throws {
        let inner = try makeModule()
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.output(try graph.callModule("inner", [x], ["scale": 7]))
        let outer = try GraphModule(attributes: ["inner": .module(inner)], graph)
        #expect(try outer.run([.leaf(Tensor([2.0]))]).leaves.first?.elements == [14])
        #expect(
            try Interpreter(outer).run([.leaf(Tensor([2.0]))]).leaves.first?.elements == [14])
    }
}
