// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    static var storing: [Benchmark] {
        [
            Benchmark(
                "save", "writes a graph as JSON, in memory", setup: Graph.chain,
                body: { try ModelArchive(graph: $0).json() }),
            Benchmark(
                "load", "reads a graph from JSON, in memory",
                setup: { try ModelArchive(graph: .chain($0)).json() },
                body: { try ModelArchive(json: $0) }),
        ]
    }
}
