// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

private func chain(
    _ functions: [FunctionTarget], names: [String?] = [], argument: Argument<Node> = 1.0,
    keyword: String = "alpha"
) throws -> Graph {
    let graph = Graph()
    var value = try graph.placeholder("x")
    for (index, function) in functions.enumerated() {
        let name = index < names.count ? names[index] : nil
        value = try graph.callFunction(
            function, [value, argument], KeywordArguments([ArgumentEntry(keyword, .leaf(value))]),
            name: name)
    }
    try graph.output(value)
    return graph
}

@Suite struct `Structural equality` {
    private let reference: [FunctionTarget] = [.torch.add, .torch.mul]

    @Test func `does not look at names`() throws {
        let (a, b) = (try chain(reference), try chain(reference, names: ["first", "second"]))
        #expect(a.isStructurallyEqual(to: b))
        #expect(a.structuralHash == b.structuralHash)
        #expect(a.description != b.description)
    }

    @Test func `looks at everything else`() throws {
        let graph = try chain(reference)
        let others = [
            try chain([.torch.mul, .torch.add]), try chain([.torch.add]),
            try chain(reference, argument: 1), try chain(reference, argument: -0.0),
            try chain(reference, argument: [1.0]), try chain(reference, argument: "1.0"),
            try chain(reference, argument: .tuple([1.0])), try chain(reference, keyword: "beta"),
            try chain(reference, argument: .none), try chain(reference, argument: "None"),
        ]
        for (index, other) in others.enumerated() {
            #expect(!graph.isStructurallyEqual(to: other), "\(index)")
            #expect(graph.structuralHash != other.structuralHash, "\(index)")
        }
        #expect(Set(others.map(\.structuralHash)).count == others.count)
    }

    @Test func `tells which value is used`() throws {
        func build(_ pick: (Node, Node) -> Node) throws -> Graph {
            let graph = Graph()
            let (x, y) = (try graph.placeholder("x"), try graph.placeholder("y"))
            try graph.output(try graph.callFunction(.torch.relu, [pick(x, y)]))
            return graph
        }
        let (first, second) = (try build { x, _ in x }, try build { _, y in y })
        #expect(!first.isStructurallyEqual(to: second))
        #expect(first.structuralHash != second.structuralHash)
    }

    @Test func `takes a NaN for itself and a copy for the original`() throws {
        let graph = try chain(reference, argument: .double(.nan))
        #expect(graph.isStructurallyEqual(to: graph.copy()))
        let types = graph.copy()
        types.nodes.first?.type = .tensor
        #expect(!graph.isStructurallyEqual(to: types))
    }

    @Test func `has the same hash in every process`() throws {
        let hash = try chain(reference).structuralHash
        #expect(hash == 9688325854800020273)
    }
}
