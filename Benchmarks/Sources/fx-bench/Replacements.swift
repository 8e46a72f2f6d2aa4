// SPDX-License-Identifier: Apache-2.0

import FX

/// A graph, and nodes of it that are to take the place of others.
struct Replacements {
    let graph = Graph()
    private(set) var pairs: [(old: Node, new: Node)] = []

    /// A chain of triples: a relu, a neg in its place, and an add that uses the relu.
    init(nodes: Int) throws {
        var value = try graph.placeholder("x")
        for _ in 0..<nodes / 3 {
            let old = try graph.callFunction(.torch.relu, [value])
            let new = try graph.callFunction(.torch.neg, [value])
            value = try graph.callFunction(.operator.add, [old, 1.0])
            pairs.append((old, new))
        }
        try graph.output(value)
    }

    /// One pair; the old node has the given number of users.
    init(users: Int) throws {
        let x = try graph.placeholder("x")
        let pair = (old: x, new: try graph.placeholder("y"))
        for _ in 0..<users { try graph.callFunction(.torch.relu, [x]) }
        try graph.output(x)
        pairs = [pair]
    }

    /// Replaces all uses, pair by pair.
    func apply() throws -> Graph {
        for (old, new) in pairs { try old.replaceAllUses(with: new) }
        return graph
    }
}
