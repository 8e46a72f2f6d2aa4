// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    static var editing: [Benchmark] {
        [
            Benchmark(
                "replace", "replaces a third of the nodes, each used once", per: .use,
                setup: Replacements.init(nodes:), units: { state, _ in state.pairs.count },
                body: { try $0.apply() }),
            Benchmark(
                "replace-hub", "replaces one node that all others use", per: .use,
                setup: Replacements.init(users:), units: { state, size in size },
                body: { try $0.apply() }),
            Benchmark(
                "erase", "erases all nodes, last first", setup: Graph.chain,
                body: { graph in
                    for node in graph.nodes.reversed() { try graph.erase(node) }
                    return graph
                }),
            Benchmark(
                "copy", "copies a graph and adds a node to the copy", setup: Graph.chain,
                body: { graph in
                    let copy = graph.copy()
                    if let output = copy.outputNode, let value = output.inputs.first {
                        try copy.makeBuilder(at: .before(output)).callFunction(.torch.neg, [value])
                    }
                    return copy
                }),
            Benchmark(
                "dead-code", "removes the half of a graph that is not used", setup: Graph.halfDead,
                body: { graph in (graph.eliminateDeadCode(), graph) }),
        ]
    }
}
