// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

@Suite struct `Copying nodes table by table` {
    @Test(arguments: 0..<10)
    func `gives what copying by trees gives`(part: UInt64) throws {
        for seed in part * 50..<part * 50 + 50 {
            let graph = try RandomGraph.make(seed: seed)
            let (expected, result) = (Graph(), Graph())
            var trees: [Node: Argument<Node>] = [:]
            var copier = NodeCopier(of: graph)
            copier.begin(result)
            for node in graph.nodes {
                trees[node] = .leaf(
                    try expected.insert(copyOf: node) { trees[$0] ?? .none })
                #expect(try copier.copy(node) == copier[node])
            }
            // A subgraph that two nodes name is copied once here, once a node there.
            if graph.subgraphs.isEmpty {
                #expect(GraphText(result).description == GraphText(expected).description)
            } else {
                #expect(result.isStructurallyEqual(to: expected))
            }
            #expect(Set(result.operations) == Set(expected.operations))
            for node in graph.nodes {
                #expect(copier[node]?.users.map(\.name) == trees[node]?.leaf?.users.map(\.name))
            }
        }
    }

    @Test func `cuts a part out, for one graph after the other`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let relu = try graph.callFunction(.torch.relu, [x], name: "relu_7")
        let add = try graph.callFunction(.torch.add, [relu, 1.5], name: "relu_8")
        add.metadata[.isWrapped] = true
        add.type = ValueType("torch.Tensor")
        var copier = NodeCopier(of: graph)
        for _ in 0..<2 {
            let part = Graph()
            copier.begin(part)
            #expect(copier[relu] == nil)
            let input = try part.placeholder("input")
            try copier.set(input, for: relu)
            let copy = try copier.copy(add)
            #expect(copy.arguments == [.leaf(input), .double(1.5)])
            #expect(copy.metadata[.isWrapped] == true)
            #expect(copy.type == ValueType("torch.Tensor"))
            #expect(copier[add] == copy)
            #expect(input.users == [copy])
            #expect(part.nodes.map(\.name) == ["input_1", "relu_8"])
            // Names go on as if the copy had been made here.
            let names = try (0..<2).map { _ in
                try part.callFunction(.torch.relu, [copy]).name
            }
            #expect(names == ["relu", "relu_9"])
        }
        #expect(graph.nodes.count == 3)
    }

    @Test func `refuses nodes of other graphs, and those whose inputs became nothing`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let relu = try graph.callFunction(.torch.relu, [x])
        let (other, part) = (Graph(), Graph())
        let foreign = try other.placeholder("y")
        var copier = NodeCopier(of: graph)
        copier.begin(part)
        #expect(throws: GraphError.foreignNode(NodeSnapshot(foreign))) { try copier.copy(foreign) }
        #expect(throws: GraphError.foreignNode(NodeSnapshot(x))) { try copier.copy(relu) }
        #expect(throws: GraphError.foreignNode(NodeSnapshot(foreign))) {
            try copier.set(foreign, for: x)
        }
        let late = try graph.callFunction(.torch.exp, [relu])
        #expect(throws: GraphError.foreignNode(NodeSnapshot(late))) { try copier.copy(late) }
        let input = try copier.copy(x)
        try part.erase(input)
        #expect(throws: GraphError.erasedNode(NodeSnapshot(input))) { try copier.copy(relu) }
        try part.output(try part.placeholder("z"))
        #expect(throws: GraphError.self) { try copier.copy(x) }
        #expect(part.nodes.map(\.name) == ["z", "output"])
    }

    @Test func `leaves the copy's own steps behind those of the original`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        x.provenance.steps = ["trace"]
        let (table, tree) = (Graph(), Graph())
        var copier = NodeCopier(of: graph)
        copier.begin(table)
        try table.edits(by: "cut") { _ = try copier.copy(x) }
        try tree.edits(by: "cut") { _ = try tree.insert(copyOf: x) { .leaf($0) } }
        #expect(table.nodes.first?.provenance.steps == ["trace", "cut"])
        #expect(tree.nodes.first?.provenance.steps == ["trace", "cut"])
    }

    @Test func `subgraphs that two nodes name are copied once`() throws {
        let graph = Graph()
        let body = Graph()
        try body.output(try body.placeholder("a"))
        let name = try graph.addSubgraph(body, name: "body")
        let x = try graph.placeholder("x")
        for _ in 0..<2 {
            try graph.callFunction("torch.ops.higher_order.scan", [Argument.subgraph(name), x])
        }
        let part = Graph()
        try part.addSubgraph(Graph(), name: "body")
        var copier = NodeCopier(of: graph)
        copier.begin(part)
        for node in graph.nodes { try copier.copy(node) }
        #expect(part.subgraphs.map(\.name) == ["body", "body_1"])
        #expect(part.nodes.dropFirst().allSatisfy { $0.arguments.first == .subgraph("body_1") })
    }
}

@Suite struct `Names with numbers` {
    @Test func `that are used in any order stay unique`() throws {
        let graph = Graph()
        let given = [
            "a_5", "a_6", "a_4", "a_2147483647", "a_2147483647", "a_0", "a_7", "a_5", "a_3", "a",
        ]
        let names = try given.map { try graph.placeholder("p").renamed($0) }
        #expect(
            names == [
                "a_5", "a_6", "a_4", "a_2147483647", "a_2147483648", "a_0", "a_7", "a_8", "a_3",
                "a",
            ])
        #expect(Set(names).count == names.count)
    }
}

extension Node {
    fileprivate func renamed(_ name: String) throws -> String {
        try rename(name)
        return self.name
    }
}
