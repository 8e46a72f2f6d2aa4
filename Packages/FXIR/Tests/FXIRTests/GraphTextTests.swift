// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Foundation
import Testing

/// Checks that a graph is printed and read back as the same graph.
private func checkRoundTrip(_ graph: Graph, _ comment: Comment? = nil) throws {
    let text = GraphText(graph).description
    let read = try Graph(parsing: text)
    #expect(GraphText(read).description == text, comment)
    #expect(read.isStructurallyEqual(to: graph), comment)
    #expect(read.nodes.map(\.name) == graph.nodes.map(\.name), comment)
    #expect(read.nodes.map { $0.metadata[.spec] } == graph.nodes.map { $0.metadata[.spec] })
    #expect(
        read.nodes.map { $0.metadata[.isWrapped] == true }
            == graph.nodes.map { $0.metadata[.isWrapped] == true }, comment)
}

@Suite struct `A graph's text parses back to the graph` {
    @Test func `for all recorded graphs`() throws {
        var count = 0
        for golden in try GoldenGraph.all() where golden.name != "namedtuple_enum_range" {
            try checkRoundTrip(golden.build(), "\(golden.name)")
            count += 1
        }
        #expect(count == 66)
    }

    /// What `GraphText` promises is tested on texts without the checks of the testing library, which
    /// would cost more than the texts: twenty thousand times where the code is optimised.
    @Test func `for thousands of random graphs`() throws {
        var failed: [UInt64] = []
        for seed in 0..<(_isDebugAssertConfiguration() ? 2_000 : 20_000) as Range<UInt64> {
            let graph = try RandomGraph.make(seed: seed)
            let text = GraphText(graph, showsProvenance: seed.isMultiple(of: 2)).description
            let read = try Graph(parsing: text)
            let plain = GraphText(graph).description
            let isSame =
                GraphText(read).description.utf8.elementsEqual(plain.utf8)
                && read.isStructurallyEqual(to: graph)
                && zip(read.nodes, graph.nodes).allSatisfy { a, b in
                    a.name == b.name && a.metadata[.spec] == b.metadata[.spec]
                        && a.metadata[.isWrapped] == b.metadata[.isWrapped]
                }
            if !isSame { failed.append(seed) }
        }
        #expect(failed == [])
    }

    @Test func `from a snapshot, whatever became of the graph`() throws {
        let graph = try RandomGraph.make(seed: 11)
        let text = GraphText(graph).description
        let snapshot = graph.snapshot()
        if let output = graph.outputNode { try graph.erase(output) }
        try graph.placeholder("late")
        #expect(GraphText(snapshot).description == text)
        #expect(try GraphText(Graph(parsing: text).snapshot()).description == text)
        #expect(GraphText(graph).description != text)
    }

    @Test func `in the examples of the documentation`() throws {
        let page = try String(
            contentsOf: GoldenFixture.repository.appending(path: "docs/graph-text.md"),
            encoding: .utf8)
        let examples = page.components(separatedBy: "```fx\n").dropFirst().map {
            $0.components(separatedBy: "\n```")[0]
        }
        #expect(examples.count == 6)
        for example in examples {
            let graph = try Graph(parsing: example)
            #expect(GraphText(graph).description == example)
            try checkRoundTrip(graph)
        }
    }

    @Test func `however it is laid out`() throws {
        let text = """
            // A comment.
            graph ( %x:f32 [2,3,] , ) {%a=call_method [ "relu" ](%x,)// relu
            %b = call_module["a"]( 1 , k = ( %a , ) )\treturn [ ]
            }
            // The end.
            """
        let graph = try Graph(parsing: text)
        #expect(
            GraphText(graph).description == """
                graph(%x: f32[2, 3]) {
                  %a = call_method[relu](%x)
                  %b = call_module[a](1, k=(%a,))
                  return []
                }
                """)
    }

    @Test func `with comments that say where nodes come from`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let relu = try graph.callFunction(.torch.relu, [x])
        relu.provenance = Provenance(
            location: SourceLocation(file: "Net/Net.swift", line: 12),
            modules: [ModuleFrame(path: "act", typeName: "ReLU")], steps: ["fuse", "fold\n}"])
        x.provenance.location = SourceLocation(file: "Net/Net.swift", line: 9)
        let y = try graph.makeBuilder(at: .after(x)).placeholder("y")
        try graph.output([relu, y])
        let text = GraphText(graph, showsProvenance: true).description
        #expect(
            text == """
                graph(
                  %x,  // Net/Net.swift:9
                  %y
                ) {
                  %relu = call_function[torch.relu](%x)  // Net/Net.swift:12; act (ReLU); by fuse, fold\\n}
                  return [%relu, %y]
                }
                """)
        #expect(try GraphText(Graph(parsing: text)).description == GraphText(graph).description)
    }
}
