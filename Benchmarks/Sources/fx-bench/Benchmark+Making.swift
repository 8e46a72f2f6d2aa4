// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    static var making: [Benchmark] {
        [
            Benchmark(
                "trace", "records a module of 50 blocks, each with a leaf and a parameter",
                setup: { ChainModule(nodes: $0) },
                body: { try Tracer().trace($0) }),
            Benchmark(
                "traced-memory", "the graph of such a trace, with lines and modules",
                bytesOf: { try Tracer().trace(ChainModule(nodes: $0)) }),
            Benchmark(
                "build", "makes a chain of relu and add through the graph's own methods",
                setup: { $0 },
                body: { try Graph.chain($0) }),
            Benchmark(
                "memory", "a graph of additions of two values each, as it was built",
                bytesOf: { try Graph.sums($0) }),
        ]
    }
}
