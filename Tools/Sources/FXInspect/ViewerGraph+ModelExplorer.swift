// SPDX-License-Identifier: Apache-2.0

import FX

extension ViewerGraph {
    /// The graph as Model Explorer has it: nodes with the layers around them, and where values come
    /// from.
    var modelExplorer: Literal {
        var groups: [ArgumentEntry<Never>] = []
        for index in tree.modules.indices.dropFirst() {
            let module = tree.modules[index]
            let type =
                module.summary.isEmpty
                ? module.typeName : "\(module.typeName)(\(module.summary))"
            groups.append(
                ArgumentEntry(
                    namespace(of: index),
                    ["path": .string(module.path.text), "type": .string(type)])
            )
        }
        return [
            "id": .string(name), "nodes": .list(graph.nodes.map(node)),
            "groupNodeAttributes": .dictionary(groups),
        ]
    }

    /// The names of the modules around a node, with slashes between them.
    private func namespace(of module: Int) -> String {
        var names: [String] = []
        var index = module
        while index > 0 {
            names.append(tree.modules[index].name)
            index = tree.modules[index].parent
        }
        return names.reversed().joined(separator: "/")
    }

    private func node(_ node: Node) -> Literal {
        var entries: [ArgumentEntry<Never>] = [
            ArgumentEntry("id", .string(node.name)),
            ArgumentEntry("label", .string(node.operation.targetText)),
            ArgumentEntry("namespace", .string(namespace(of: tree.place(of: node)))),
            ArgumentEntry("attrs", .list(attributes(of: node))),
            ArgumentEntry(
                "incomingEdges",
                .list(
                    node.inputs.enumerated().map { index, input in
                        [
                            "sourceNodeId": .string(input.name), "sourceNodeOutputId": "0",
                            "targetNodeInputId": .string(String(index)),
                        ]
                    })),
            ArgumentEntry("outputsMetadata", .list(outputs(of: node))),
        ]
        let inner = (node.arguments + node.keywordArguments.entries.map(\.value))
            .flatMap(\.subgraphNames)
        if !inner.isEmpty { entries.append(ArgumentEntry("subgraphIds", .texts(inner))) }
        return .dictionary(entries)
    }

    private func attributes(of node: Node) -> [Literal] {
        let report = NodeReport(node)
        var pairs = [("op", report.opcode.rawValue), ("name", report.name)]
        for (index, text) in report.arguments.enumerated() {
            pairs.append(("args[\(index)]", text))
        }
        pairs += report.keywords.map { ($0.key, $0.value) }
        if let location = report.location { pairs.append(("location", location.description)) }
        if !report.steps.isEmpty {
            pairs.append(("passes", report.steps.joined(separator: ", ")))
        }
        return pairs.map { ["key": .string($0.0), "value": .string($0.1)] }
    }

    private func outputs(of node: Node) -> [Literal] {
        guard let shape = NodeReport.shape(of: node) else { return [] }
        return [
            ["id": "0", "attrs": .list([["key": "tensor_shape", "value": .string(shape)]])]
        ]
    }
}

extension Argument {
    /// The names of the graphs that an argument names.
    fileprivate var subgraphNames: [String] {
        var names: [String] = []
        forEachSubgraph { names.append($0.text) }
        return names
    }
}
