// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

/// A graph that applies a function to its input.
private func body(_ function: FunctionTarget) throws -> Graph {
    let graph = Graph()
    let x = try graph.placeholder("x")
    try graph.output(try graph.callFunction(function, [x]))
    return graph
}

/// `cond(p, relu, neg, [x])`
private func conditional() throws -> Graph {
    let graph = Graph()
    let (p, x) = (try graph.placeholder("p"), try graph.placeholder("x"))
    let yes = try graph.addSubgraph(try body(.torch.relu), name: "true_graph")
    let no = try graph.addSubgraph(try body(.torch.neg), name: "false_graph")
    let result = try graph.callFunction(
        "torch.ops.higher_order.cond",
        [p, Argument.subgraph(yes), Argument.subgraph(no), [x]])
    try graph.output(result)
    return graph
}

@Suite struct `Graphs inside a graph` {
    @Test func `are named by arguments, with names of their own inside`() throws {
        let graph = try conditional()
        let call = try #require(graph.node(named: "cond"))
        #expect(
            call.line == "%cond : [num_users=1] = call_function[target=torch.ops.higher_order.cond]"
                + "(args = (%p, true_graph, false_graph, [%x]), kwargs = {})")
        #expect(
            call.subgraphs.map { $0.nodes.map(\.name) } == [
                ["x", "relu", "output"], ["x", "neg", "output"],
            ])
        #expect(graph.subgraph(named: "true_graph")?.owner === graph)
        try GraphVerifier().verify(graph)
    }

    @Test func `get a free name, and belong to one graph only`() throws {
        let graph = Graph()
        #expect(try graph.addSubgraph(try body(.torch.relu), name: "g") == "g")
        #expect(try graph.addSubgraph(try body(.torch.relu), name: "g") == "g_1")
        let child = try #require(graph.subgraph(named: "g"))
        #expect(throws: GraphError.subgraphHasOwner("h")) {
            try Graph().addSubgraph(child, name: "h")
        }
        #expect(throws: GraphError.subgraphHasOwner("h")) {
            try child.addSubgraph(graph, name: "h")
        }
        #expect(throws: GraphError.subgraphHasOwner("h")) {
            try graph.addSubgraph(graph, name: "h")
        }
        #expect(graph.subgraphs.count == 2)
    }

    @Test func `must be there when an argument names them`() throws {
        let graph = try conditional()
        let (text, revision) = (graph.description, graph.revision)
        let call = try #require(graph.node(named: "cond"))
        #expect(throws: GraphError.unknownSubgraph("other")) {
            try call.setArguments([Argument.list([.subgraph("other")])])
        }
        #expect(throws: GraphError.unknownSubgraph("other")) {
            try call.setArguments([Argument.slice(start: .subgraph("other"), stop: 1, step: 1)])
        }
        #expect(graph.description == text)
        #expect(graph.revision == revision)
    }

    @Test func `go with copies and snapshots, which share nothing`() throws {
        let graph = try conditional()
        let snapshot = graph.snapshot()
        let copy = graph.copy()
        let branch = try #require(graph.subgraph(named: "true_graph"))
        let before = graph.revision
        try #require(branch.node(named: "relu")).setOperation(.callFunction(.torch.tanh))
        #expect(graph.revision > before)
        #expect(
            copy.subgraph(named: "true_graph")?.node(named: "relu")?.operation
                == .callFunction(.torch.relu))
        #expect(!copy.isStructurallyEqual(to: graph))
        #expect(copy.structuralHash != graph.structuralHash)
        graph.restore(snapshot)
        #expect(graph.subgraph(named: "true_graph") === branch)
        #expect(copy.isStructurallyEqual(to: graph))
        #expect(copy.structuralHash == graph.structuralHash)
    }

    @Test func `go with a node that is copied to another graph`() throws {
        let graph = try conditional()
        let other = Graph()
        try other.addSubgraph(try body(.torch.exp), name: "true_graph")
        var mapping: [Node: Argument<Node>] = [:]
        let result = try #require(try other.append(contentsOf: graph, mapping: &mapping))
        try other.output(result)
        #expect(other.subgraphs.map(\.name.text) == ["true_graph", "true_graph_1", "false_graph"])
        #expect(other.removeUnusedSubgraphs() == ["true_graph"])
        #expect(other.isStructurallyEqual(to: graph))
        try GraphVerifier().verify(other)
    }

    @Test func `are verified with their names`() throws {
        let graph = try conditional()
        let branch = try #require(graph.subgraph(named: "false_graph"))
        try branch.erase(try #require(branch.outputNode))
        let issues = GraphVerifier().issues(in: graph)
        #expect(issues.map(\.rule) == [.output])
        #expect(issues.first?.subgraph == ["false_graph"])
        #expect(issues.first?.description.hasPrefix("[output] false_graph: has no output") == true)
    }

    @Test func `a handle made after a snapshot is erased by its restoring`() throws {
        let graph = try body(.torch.relu)
        let snapshot = graph.snapshot()
        let output = try #require(graph.outputNode)
        let late = try graph.makeBuilder(at: .before(output)).callFunction(
            .torch.exp,
            [
                graph.placeholders[0]
            ])
        graph.restore(snapshot)
        #expect(late.isErased)
        #expect(late.arguments.isEmpty)
        let next = try graph.makeBuilder(at: .before(output)).callFunction(
            .torch.exp,
            [
                graph.placeholders[0]
            ])
        #expect(next != late)
        #expect(next.name == "exp")
        try GraphVerifier().verify(
            {
                try $0.erase(next); return $0
            }(graph))
    }
}
