// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

/// `x, y, relu(x), add(relu, y), mul(relu, add), output(mul)`
struct SmallGraph {
    let graph = Graph()
    let x, y, relu, add, mul, output: Node

    init() throws {
        x = try graph.placeholder("x")
        y = try graph.placeholder("y")
        relu = try graph.callFunction(.torch.relu, [x])
        add = try graph.callFunction(.torch.add, [relu, y])
        mul = try graph.callFunction(.torch.mul, [relu, add])
        output = try graph.output(mul)
    }

    var names: [String] { graph.nodes.map(\.name) }
}

@Suite struct `Uses` {
    @Test func `stand in order of the first use, each user once`() throws {
        let small = try SmallGraph()
        #expect(small.relu.users == [small.add, small.mul])
        let twice = try small.graph.makeBuilder(at: .before(small.output))
            .callFunction(.torch.add, [small.x, [small.x, small.y]], ["alpha": .leaf(small.x)])
        #expect(twice.inputs == [small.x, small.y])
        #expect(small.x.users == [small.relu, twice])
        #expect(small.x.uses.count == 4)
        #expect(small.x.userCount == 2)
        #expect(small.y.onlyUser == nil)
        #expect(small.mul.onlyUser == small.output)
    }

    @Test func `of a node whose arguments are set again go last`() throws {
        let small = try SmallGraph()
        try small.add.setArguments([small.relu, small.y])
        #expect(small.relu.users == [small.mul, small.add])
        #expect(small.y.users == [small.add])
        try small.add.setArguments([1, [small.y, small.y]], ["alpha": .leaf(small.x)])
        #expect(small.relu.users == [small.mul])
        #expect(small.x.users == [small.relu, small.add])
        try small.add.setArguments([2])
        #expect(small.add.keywordArguments["alpha"] == .leaf(small.x))
        #expect(small.y.isUnused)
    }

    @Test func `are replaced, all or some, and a wrapping node keeps its own`() throws {
        let small = try SmallGraph()
        #expect(try small.relu.replaceAllUses(with: small.x) == [small.add, small.mul])
        #expect(small.x.users == [small.relu, small.add, small.mul])
        #expect(small.relu.isUnused)
        let some = try SmallGraph()
        #expect(try some.relu.replaceAllUses(with: some.x) { $0 == some.mul } == [some.mul])
        #expect(some.relu.users == [some.add])
        let wrapped = try SmallGraph()
        let neg = try wrapped.graph.makeBuilder(at: .after(wrapped.relu))
            .callFunction(.torch.neg, [wrapped.relu])
        #expect(try wrapped.relu.replaceAllUses(with: neg) == [wrapped.add, wrapped.mul])
        #expect(neg.inputs == [wrapped.relu])
        #expect(wrapped.relu.users == [neg])
        #expect(try neg.replaceAllUses(with: neg).isEmpty)
    }

    @Test func `are replaced by values that are no nodes`() throws {
        let small = try SmallGraph()
        let nested = Argument.list([.leaf(small.relu), 2])
        try small.mul.setArguments([small.relu, nested], ["k": .leaf(small.relu)])
        #expect(try small.relu.replaceAllUses(withValue: 3) { $0 == small.mul } == [small.mul])
        #expect(small.mul.arguments == [3, .list([3, 2])])
        #expect(small.mul.keywordArguments["k"] == 3)
        #expect(small.relu.users == [small.add])
        let pair = Argument.list([.leaf(small.x), 1])
        #expect(try small.relu.replaceAllUses(withValue: pair) == [small.add])
        #expect(small.add.arguments == [pair, .leaf(small.y)])
        #expect(small.x.users == [small.relu, small.add])
        let before = small.graph.description
        #expect(throws: GraphError.self) {
            try small.y.replaceAllUses(withValue: [small.output])
        }
        #expect(small.graph.description == before)
    }

    @Test func `of all inputs of a changed node go last, as torch.fx's do`() throws {
        let graph = Graph()
        let (a, b, x) = (
            try graph.placeholder("a"), try graph.placeholder("b"), try graph.placeholder("x")
        )
        let add = try graph.callFunction(.torch.add, [a, b])
        let mul = try graph.callFunction(.torch.mul, [b, b])
        try add.replaceInput(a, with: x)
        #expect(b.users == [mul, add])
        try b.replaceAllUses(with: a)
        #expect(a.users == [mul, add])
        #expect(x.users == [add])
        try x.replaceAllUses(with: a) { $0 == mul }
        #expect(a.users == [mul, add])
    }

    @Test func `of one input are replaced wherever they stand`() throws {
        let small = try SmallGraph()
        let list = Argument.list([.leaf(small.add), 1])
        try small.mul.setArguments([small.add, list], ["k": .leaf(small.add)])
        try small.mul.replaceInput(small.add, with: small.y)
        #expect(small.mul.inputs == [small.y])
        #expect(small.y.users == [small.add, small.mul])
        #expect(small.add.isUnused)
        try small.mul.replaceInput(small.relu, with: small.x)
        #expect(small.mul.inputs == [small.y])
    }
}

@Suite struct `Places` {
    @Test func `take nodes in the order in which they are asked for`() throws {
        let small = try SmallGraph()
        let after = try small.graph.makeBuilder(at: .after(small.relu), author: "pass")
        for name in ["a", "b"] { try after.callMethod("f", [small.relu], name: name) }
        let before = try small.graph.makeBuilder(at: .before(small.relu))
        for name in ["c", "d"] { try before.callMethod("f", [small.x], name: name) }
        let start = try small.graph.makeBuilder(at: .start)
        for name in ["e", "f"] { try start.getAttribute("p", name: name) }
        #expect(
            small.names == ["e", "f", "x", "y", "c", "d", "relu", "a", "b", "add", "mul", "output"])
        #expect(small.graph.node(named: "a")?.provenance.steps == ["pass"])
        #expect(small.graph.node(named: "c")?.provenance.steps == [])
        let empty = Graph()
        try empty.makeBuilder(at: .start).placeholder("x")
        try empty.makeBuilder(at: .end).placeholder("y")
        #expect(empty.nodes.map(\.name) == ["x", "y"])
    }

    @Test func `move nodes where the order allows it`() throws {
        let small = try SmallGraph()
        try small.graph.move(small.y, to: .start)
        try small.graph.move(small.relu, to: .after(small.relu))
        try small.graph.move(small.relu, to: .before(small.relu))
        try small.graph.move(small.y, to: .before(small.add))
        #expect(small.names == ["x", "relu", "y", "add", "mul", "output"])
        try small.graph.move(small.output, to: .end)
        #expect(small.names.last == "output")
        #expect(small.relu < small.y)
        #expect(small.add > small.y)
        #expect(small.graph.nodes(of: .placeholder("y")) == [small.y])
    }

    @Test func `keep their order through a hundred thousand insertions`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let output = try graph.output(x)
        let before = try graph.makeBuilder(at: .before(output))
        let count = 100_000
        var expected: [Node] = []
        for _ in 0..<count { expected.append(try before.callMethod("f", [x])) }
        var latest: [Node] = []
        for _ in 0..<count {
            let after = try graph.makeBuilder(at: .after(x))
            latest.append(try after.callMethod("g", [x]))
        }
        let nodes = Array(graph.nodes)
        #expect(nodes == [x] + latest.reversed() + expected + [output])
        #expect(zip(nodes, nodes.dropFirst()).allSatisfy { $0 < $1 })
        #expect(Array(graph.nodes.reversed()) == nodes.reversed())
    }
}

@Suite struct `Graphs` {
    @Test func `copied stay apart`() throws {
        let small = try SmallGraph()
        let copy = small.graph.copy()
        let text = small.graph.description
        try small.mul.setOperation(.callFunction(.torch.div))
        #expect(copy.description == text)
        #expect(small.graph.description != text)
    }

    @Test func `go back to a snapshot under a new revision`() throws {
        let small = try SmallGraph()
        let text = small.graph.description
        let snapshot = small.graph.snapshot()
        let revision = small.graph.revision
        try small.output.setArguments([small.x])
        try small.graph.erase(small.mul)
        #expect(small.mul.isErased)
        #expect(small.mul.line.hasPrefix("%mul : [num_users=0] = call_function[target=torch.mul]"))
        let changed = small.graph.revision
        small.graph.restore(snapshot)
        #expect(small.graph.description == text)
        #expect(small.graph.revision > changed && changed > revision)
        #expect(!small.mul.isErased)
        #expect(Graph(snapshot).description == text)
        #expect(snapshot.count == 6)
    }

    @Test func `are copied into others, and inlined by a mapping`() throws {
        let small = try SmallGraph()
        small.relu.metadata[.provenance] = Provenance(steps: ["s"])
        let other = Graph()
        let x = try other.placeholder("x")
        var mapping: [Node: Argument<Node>] = [small.x: .leaf(x), small.y: 2]
        let result = try other.append(contentsOf: small.graph, mapping: &mapping)
        #expect(other.nodes.map(\.name) == ["x", "relu", "add", "mul"])
        #expect(other.node(named: "add")?.arguments[1] == 2)
        #expect(other.node(named: "relu")?.provenance.steps == ["s"])
        #expect(result == other.node(named: "mul").map { .leaf($0) })
        let empty = Graph()
        var none: [Node: Argument<Node>] = [:]
        #expect(try Graph().append(contentsOf: empty, mapping: &none) == nil)
    }

    @Test func `of many nodes are copied and rewired in linear time`() throws {
        let graph = Graph()
        var last = try graph.placeholder("x")
        for _ in 0..<50_000 { last = try graph.callMethod("f", [last]) }
        let copy = Graph()
        var mapping: [Node: Argument<Node>] = [:]
        try copy.append(contentsOf: graph, mapping: &mapping)
        #expect(mapping.count == graph.nodes.count)
        for node in graph.nodes where node.opcode != .placeholder {
            try node.replaceAllUses(with: node.inputs[0])
        }
        #expect(graph.eliminateDeadCode() == 0)
        #expect(graph.nodes.first?.userCount == 50_000)
    }

    @Test func `lose what is dead, but nothing that has an effect`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let kept: [Node] = [
            try graph.callFunction("my.unknown", [x]), try graph.callMethod("unknown_", [x]),
            try graph.callModule("dropout", [x]), try graph.callModule("nowhere", [x]),
        ]
        let relu = try graph.callFunction(.torch.relu, [x])
        let dead: [Node] = [
            relu, try graph.callFunction(.torch.neg, [relu]), try graph.getAttribute("p"),
            try graph.callModule("linear", [x]), try graph.callMethod("size", [x, 0]),
            try graph.callFunction(.operator.getitem, [x, 0]),
        ]
        try graph.output(x)
        var schema = StateSchema()
        schema["linear"] = .module(ModuleSchema(typeName: "Linear"))
        schema["dropout"] = .module(ModuleSchema(typeName: "Dropout", isPure: false))
        #expect(graph.eliminateDeadCode(schema: schema) == dead.count)
        #expect(dead.allSatisfy { $0.isErased })
        #expect(kept.allSatisfy { !$0.isErased })
        #expect(graph.eliminateDeadCode(schema: schema) == 0)
    }

    @Test func `keep random operators`() throws {
        var table = OperatorTable.standard
        var schema = try OperatorSchema(parsing: "my::noise(Tensor self) -> Tensor")
        schema.functions = ["my.noise"]
        schema.isRandom = true
        try table.register(schema)
        let graph = Graph()
        let x = try graph.placeholder("x")
        let noise = try graph.callFunction("my.noise", [x])
        #expect(graph.eliminateDeadCode(operators: table) == 0)
        #expect(noise.isImpure(operators: table))
    }
}
