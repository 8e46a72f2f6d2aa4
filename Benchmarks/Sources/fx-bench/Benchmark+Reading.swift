// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    static var reading: [Benchmark] {
        [
            Benchmark(
                "iterate", "visits all nodes and counts their users", setup: Graph.chain,
                body: { graph in graph.nodes.reduce(0) { $0 + $1.userCount } }),
            Benchmark(
                "print", "gives the graph's text", setup: Graph.chain, body: \.description),
            Benchmark(
                "python-code", "generates Python", setup: Graph.chain,
                body: { try PythonGenerator().generate($0) }),
            Benchmark(
                "swift-code", "generates a Swift module", setup: Graph.chain,
                body: { try SwiftGenerator().generate($0, schema: StateSchema(), typeName: "M") }),
            Benchmark(
                "python-export", "generates Python of ATen's operators", setup: Graph.exported,
                body: { try PythonGenerator().generate($0) }),
            Benchmark(
                "swift-export", "generates Swift of ATen's operators", setup: Graph.exported,
                body: { try SwiftGenerator().generate($0, schema: StateSchema(), typeName: "M") }),
            Benchmark(
                "dot-modules", "draws all of a graph of many modules", setup: Graph.modules,
                body: { DotGenerator(boxLimit: .max).generate($0) }),
            Benchmark(
                "dot", "draws the graph for graphviz", setup: Graph.chain,
                body: { DotGenerator().generate($0) }),
            Benchmark(
                "verify", "checks all rules of a well-formed graph", setup: Graph.chain,
                body: { graph in
                    try GraphVerifier().verify(graph)
                    return graph
                }),
        ]
    }
}
