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
            Benchmark(
                "open", "opens a file with a module of 1 MB of weights for 1,000 of the size",
                per: .megabyte, setup: { try StoredModule(megabytes: StoredModule.megabytes($0)) },
                units: { StoredModule.megabytes($1) },
                body: { try GraphModule(contentsOf: $0.path) }),
        ]
    }
}
