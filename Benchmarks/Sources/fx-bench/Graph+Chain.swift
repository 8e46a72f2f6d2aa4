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

    /// Makes a chain of calls as exported programs have them: ATen's operators by their names.
    static func exported(_ nodes: Int) throws -> Graph {
        let graph = Graph()
        var value = try graph.placeholder("x")
        for index in 0..<max(0, nodes - 2) {
            switch index % 5 {
            case 0: value = try graph.callFunction("torch.ops.aten.relu.default", [value])
            case 1: value = try graph.callFunction("torch.ops.aten.add.Tensor", [value, 1.0])
            case 2:
                value = try graph.callFunction(
                    "torch.ops.aten.view.default", [value, Argument<Node>.list([2, -1])])
            case 3:
                value = try graph.callFunction(
                    "torch.ops.aten.native_dropout.default", [value, 0.5, false])
            default: value = try graph.callFunction(.operator.getitem, [value, 0])
            }
        }
        try graph.output(value)
        return graph
    }

    /// Makes a chain of calls that were recorded in modules, ten in each, with dtypes and shapes.
    static func modules(_ nodes: Int) throws -> Graph {
        let graph = try chain(nodes)
        let root = ModuleFrame(path: "", typeName: "Net")
        for (index, node) in graph.nodes.enumerated() {
            let path = ModulePath("blocks.\(index / 100)")
            let block = ModuleFrame(path: path, typeName: "Block")
            let layer = ModuleFrame(
                path: path.appending("layers.\(index / 10 % 10)"), typeName: "Layer")
            node.metadata[.provenance] = Provenance(modules: [root, block, layer])
            node.metadata[.spec] = .leaf(TensorSpec(.float32, [2, 3]))
        }
        return graph
    }

    /// Makes a graph whose values are used anywhere behind them: each node adds the last value and an
    /// earlier one, the same for the same size.
    static func wide(_ nodes: Int) throws -> Graph {
        let graph = Graph()
        var values = [try graph.placeholder("x")]
        var random = SeededGenerator(seed: UInt64(nodes))
        for index in 0..<max(0, nodes - 2) {
            let earlier = values[Int.random(in: 0...index, using: &random)]
            values.append(try graph.callFunction(.torch.add, [values[index], earlier]))
        }
        try graph.output(values[values.count - 1])
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
