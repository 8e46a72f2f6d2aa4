// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

private func call() throws -> (graph: Graph, node: Node) {
    let graph = Graph()
    let (x, y) = (try graph.placeholder("x"), try graph.placeholder("y"))
    let node = try graph.callFunction(.torch.add, [x, y], ["alpha": 2])
    try graph.output(node)
    return (graph, node)
}

@Suite struct `Editing one argument` {
    @Test func `replaces, inserts, sets and removes`() throws {
        let (graph, node) = try call()
        let (x, y) = (graph.placeholders[0], graph.placeholders[1])
        try node.setArgument(at: -1, to: x)
        #expect(node.arguments == [.leaf(x), .leaf(x)])
        #expect(y.isUnused)
        try node.insertArgument(y, at: 2)
        #expect(node.inputs == [x, y])
        try node.setKeyword("alpha", to: 3.0)
        try node.setKeyword("out", to: y)
        #expect(node.keywordArguments == ["alpha": 3.0, "out": .leaf(y)])
        try node.setKeyword("alpha", to: nil)
        try node.setKeyword("nothing", to: nil)
        #expect(node.keywordArguments == ["out": .leaf(y)])
    }

    @Test func `an inserted argument leaves the order of the others' users`() throws {
        let graph = Graph()
        let (x, y) = (try graph.placeholder("x"), try graph.placeholder("y"))
        let add = try graph.callFunction(.torch.add, [x, 1])
        let cat = try graph.callFunction("torch.cat", [[x, y]])
        let mul = try graph.callFunction(.torch.mul, [y, x])
        try add.insertArgument(y, at: 1)
        #expect(add.arguments == [.leaf(x), .leaf(y), .int(1)])
        #expect([x.users, y.users] == [[add, cat, mul], [cat, mul, add]])
        let pair: [Argument<Node>] = [.tuple([.leaf(x)]), .list([.leaf(x), .leaf(y)])]
        try cat.insertArgument(pair[0], at: 0)
        #expect(cat.arguments == pair)
        #expect([x.users, y.users] == [[add, cat, mul], [cat, mul, add]])
        try x.replaceAllUses(with: y)
        #expect([x.users, y.users] == [[], [add, cat, mul]])
        #expect(throws: GraphError.self) { try add.insertArgument(mul, at: 0) }
        #expect(add.arguments.count == 3)
    }

    @Test func `refuses an index that is not there, and changes nothing`() throws {
        let (graph, node) = try call()
        let revision = graph.revision
        for index in [2, -3] {
            #expect(throws: GraphError.self) { try node.setArgument(at: index, to: 1) }
        }
        for index in [3, -1] {
            #expect(throws: GraphError.self) { try node.insertArgument(1, at: index) }
        }
        #expect(graph.revision == revision)
    }

    @Test func `keeps what an opcode must have`() throws {
        let (graph, node) = try call()
        let (text, revision) = (graph.description, graph.revision)
        let output = try #require(graph.outputNode)
        let x = graph.placeholders[0]
        #expect(throws: GraphError.wrongArgumentCount(.output, 2)) {
            try output.setArguments([1, 2])
        }
        #expect(throws: GraphError.wrongArgumentCount(.output, 0)) { try output.setArguments([]) }
        #expect(throws: GraphError.wrongArgumentCount(.placeholder, 2)) {
            try x.setArguments([1, 2])
        }
        #expect(throws: GraphError.wrongArgumentCount(.getAttribute, 2)) {
            try node.setOperation(.getAttribute("p"))
        }
        let builder = try graph.makeBuilder(at: .before(output))
        #expect(throws: GraphError.wrongArgumentCount(.callMethod, 0)) {
            try builder.callMethod("relu", [])
        }
        #expect(graph.description == text)
        #expect(graph.revision == revision)
    }

    @Test func `normalises to the operator's parameters`() throws {
        let (_, node) = try call()
        let normal = try #require(try node.normalized())
        #expect(normal.schema.name == "aten.add.Tensor")
        #expect(normal.arguments.count == 3)
        #expect(normal["alpha"] == 2)
        #expect(try node.graph.placeholders[0].normalized() == nil)
    }
}

@Suite struct `Watching edits` {
    private final class Log: GraphObserver {
        var events: [String] = []
        func graph(_ graph: Graph, didCreate node: Node) { events.append("create \(node)") }
        func graph(_ graph: Graph, willErase node: Node) {
            events.append("erase \(node) after \(node.previous?.name ?? "-")")
        }
        func graph(_ graph: Graph, didReplace old: Node, by new: Node, in user: Node) {
            events.append("replace \(old) by \(new) in \(user)")
        }
        func graph(_ graph: Graph, didChange node: Node) { events.append("change \(node)") }
        func graph(_ graph: Graph, didRename node: Node, from old: String) {
            events.append("rename \(old) to \(node)")
        }
    }

    @Test func `tells each edit once, and refused ones not`() throws {
        let (graph, node) = try call()
        let log = Log()
        graph.addObserver(log)
        let relu = try graph.makeBuilder(at: .after(node)).callFunction(.torch.relu, [node])
        try node.replaceAllUses(with: relu)
        #expect(throws: GraphError.self) { try graph.erase(node) }
        try relu.setArguments([graph.placeholders[0]])
        try node.rename("sum")
        try graph.erase(node)
        graph.removeObserver(log)
        try relu.rename("other")
        #expect(
            log.events == [
                "create relu", "replace add by relu in output", "change relu",
                "rename add to sum_1",
                "erase sum_1 after y",
            ])
    }

    @Test func `notes who made and changed a node`() throws {
        let (graph, node) = try call()
        let (x, y) = (graph.placeholders[0], graph.placeholders[1])
        try graph.edits(by: "outer") {
            try graph.edits(by: "inner") { try node.setArguments([y, x]) }
            try node.setKeyword("alpha", to: 1)
            try node.setKeyword("alpha", to: 2)
        }
        try node.setKeyword("alpha", to: 3)
        #expect(node.provenance.steps == ["inner", "outer"])
        #expect(x.provenance.steps.isEmpty)
        #expect(graph.copy().node(named: "add")?.provenance.steps == ["inner", "outer"])
    }
}
