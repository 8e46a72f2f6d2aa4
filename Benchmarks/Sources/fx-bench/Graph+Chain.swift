// SPDX-License-Identifier: Apache-2.0

import FX

extension Graph {
    /// Makes a chain of calls of relu and add, with an input and an output.
    static func chain(_ nodes: Int) throws -> Graph {
        let graph = Graph()
        var value = try graph.placeholder("x")
        for index in 0..<max(0, nodes - 2) {
            value =
                index.isMultiple(of: 2)
                ? try graph.callFunction(.torch.relu, [value])
                : try graph.callFunction(.operator.add, [value, 1.0])
        }
        try graph.output(value)
        return graph
    }

    /// Makes a chain of calls of relu; each value has a second user, which nobody uses.
    static func halfDead(_ nodes: Int) throws -> Graph {
        let graph = Graph()
        var value = try graph.placeholder("x")
        for _ in 0..<max(0, nodes / 2 - 1) {
            try graph.callFunction(.operator.add, [value, 1.0])
            value = try graph.callFunction(.torch.relu, [value])
        }
        try graph.output(value)
        return graph
    }

    /// Makes a chain of sums of two equal calls of relu.
    static func twice(_ nodes: Int) throws -> Graph {
        let graph = Graph()
        var value = try graph.placeholder("x")
        for _ in 0..<max(0, nodes / 3) {
            let (one, other) = (
                try graph.callFunction(.torch.relu, [value]),
                try graph.callFunction(.torch.relu, [value])
            )
            value = try graph.callFunction(.torch.add, [one, other])
        }
        try graph.output(value)
        return graph
    }

    /// Makes a chain of additions of the last two values.
    static func sums(_ nodes: Int) throws -> Graph {
        let graph = Graph()
        var (last, value) = (try graph.placeholder("x"), try graph.placeholder("y"))
        for _ in 0..<max(0, nodes - 3) {
            (last, value) = (value, try graph.callFunction(.torch.add, [last, value]))
        }
        try graph.output(value)
        return graph
    }
}
