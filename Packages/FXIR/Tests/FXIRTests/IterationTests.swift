// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

@Suite struct `Iteration` {
    /// The names visited while a closure edits.
    private func visited(
        _ small: SmallGraph, reversed: Bool = false, _ edit: (Node) throws -> Void
    ) rethrows -> [String] {
        var names: [String] = []
        for node in reversed ? small.graph.nodes.reversed() : small.graph.nodes {
            names.append(node.name)
            try edit(node)
            if names.count > 20 { break }
        }
        return names
    }

    @Test func `does not visit what is made meanwhile`() throws {
        let small = try SmallGraph()
        let names = try visited(small) { node in
            guard node.opcode == .callFunction else { return }
            try small.graph.makeBuilder(at: .after(node)).callMethod("f", [node])
            try small.graph.makeBuilder(at: .before(node)).callMethod("g", [small.x])
        }
        #expect(names == ["x", "y", "relu", "add", "mul", "output"])
        #expect(small.graph.nodes.count == 12)
    }

    @Test func `skips what is erased, also the next`() throws {
        let small = try SmallGraph()
        try small.output.setArguments([small.x])
        let names = try visited(small) { node in
            guard node == small.relu else { return }
            try small.graph.erase(small.mul)
            try small.graph.erase(small.add)
            try small.graph.erase(small.relu)
        }
        #expect(names == ["x", "y", "relu", "output"])
        let other = try SmallGraph()
        try other.output.setArguments([other.x])
        let backwards = try visited(other, reversed: true) { node in
            if node != other.output, node.isUnused { try other.graph.erase(node) }
        }
        #expect(backwards == ["output", "mul", "add", "relu", "y", "x"])
        #expect(other.names == ["x", "output"])
    }

    @Test func `does not follow the current node when it is moved`() throws {
        let small = try SmallGraph()
        let names = try visited(small) { node in
            if node == small.y { try small.graph.move(node, to: .before(small.add)) }
        }
        #expect(names == ["x", "y", "relu", "add", "mul", "output"])
    }

    @Test func `visits a moved node once, and ends`() throws {
        let small = try SmallGraph()
        let forward = try visited(small) { node in
            if node == small.x { try small.graph.move(small.y, to: .start) }
        }
        #expect(Set(forward).count == forward.count)
        #expect(Set(forward).isSuperset(of: ["x", "relu", "add", "mul", "output"]))
        let graph = Graph()
        for name in ["a", "b", "c"] { try graph.placeholder(name) }
        var count = 0
        for node in graph.nodes {
            count += 1
            if count > 10 { break }
            if let next = node.next { try graph.move(next, to: .start) }
        }
        #expect(count <= 3)
    }
}

@Suite struct `The verifier` {
    private func rules(_ graph: Graph, schema: StateSchema? = nil) -> [GraphRule] {
        GraphVerifier(schema: schema).issues(in: graph).map(\.rule)
    }

    @Test func `finds nothing in a good graph`() throws {
        let small = try SmallGraph()
        #expect(rules(small.graph, schema: StateSchema()).isEmpty)
        try GraphVerifier().verify(small.graph)
        for golden in try GoldenGraph.all() {
            guard let graph = try? golden.build(), !graph.nodes.isEmpty else { continue }
            let issues = GraphVerifier().issues(in: graph).filter { $0.rule != .arguments }
            #expect(issues.isEmpty, "\(golden.name)")
        }
    }

    // The rules order, uses and names cannot be broken through the public methods.
    @Test func `finds each broken rule`() throws {
        let empty = Graph()
        #expect(rules(empty) == [.output])
        let late = Graph()
        let x = try late.placeholder("x")
        try late.callFunction(.torch.relu, [x])
        try late.output(late.placeholder("y"))
        #expect(rules(late) == [.placeholders])
        let same = Graph()
        try same.placeholder("x")
        try same.output(same.placeholder("x"))
        #expect(rules(same) == [.placeholders])
        let state = Graph()
        let weight = try state.getAttribute("w")
        try state.output(state.callModule("w", [state.callModule("m", [weight])]))
        var schema = StateSchema()
        #expect(rules(state, schema: schema) == [.state, .state, .state])
        schema["w"] = .parameter(TensorSpec(.float32, []))
        schema["m"] = .module(ModuleSchema(typeName: "M"))
        #expect(rules(state, schema: schema) == [.state])
        let call = Graph()
        try call.output(call.callFunction(.torch.relu, []))
        #expect(rules(call) == [.arguments])
        let error = #expect(throws: InvalidGraphError.self) { try GraphVerifier().verify(call) }
        #expect(error?.description.hasPrefix("the graph breaks 1 rule\n[arguments] %relu:") == true)
    }
}
