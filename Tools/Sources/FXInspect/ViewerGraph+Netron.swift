// SPDX-License-Identifier: Apache-2.0

import FX

extension ViewerGraph {
    /// The graph as Netron has it: values by name, parameters among them, and nodes between values.
    var netron: Literal {
        let nodes = graph.nodes.filter { node in
            ![.placeholder, .getAttribute, .output].contains(node.opcode)
        }
        let outputs = graph.outputNode?.inputs ?? []
        return [
            "name": .string(name),
            "arguments": .list(graph.nodes.filter { $0.opcode != .output }.map(value)),
            "inputs": .list(graph.placeholders.map { argument($0.name, [$0]) }),
            "outputs": .list(outputs.map { argument($0.name, [$0]) }),
            "nodes": .list(nodes.map(call)),
        ]
    }

    private func argument(_ name: String, _ values: [Node]) -> Literal {
        ["name": .string(name), "value": .list(values.map { .string($0.name) })]
    }

    private func value(_ node: Node) -> Literal {
        var entries = [ArgumentEntry<Never>("name", .string(node.name))]
        var spec = node.spec
        if case .getAttribute(let path) = node.operation {
            entries[0].value = .string(path.text)  // Nodes name it so, too.
            spec = schema.tensor(at: path) ?? spec
        }
        if let spec {
            let type = type(spec)
            entries.append(ArgumentEntry("type", type))
            if node.opcode == .getAttribute {
                entries.append(ArgumentEntry("initializer", ["type": type]))
            }
        }
        return .dictionary(entries)
    }

    private func type(_ spec: TensorSpec) -> Literal {
        [
            "dataType": .string(spec.dtype.rawValue),
            "shape": ["dimensions": .list(spec.shape.map(Quantity.json))],
        ]
    }

    private func call(_ node: Node) -> Literal {
        var inputs: [Literal] = []
        var attributes: [Literal] = []
        let names = notes.parameterNames(of: node.operation)
        var entries = node.arguments.enumerated().map { index, value in
            ArgumentEntry(index < names.count ? names[index] : "\(index)", value)
        }
        entries += node.keywordArguments.entries
        for entry in entries {
            let leaves = entry.value.leaves
            if leaves.isEmpty {
                let text = entry.value.pythonRepr(\.name)
                attributes.append(["name": .string(entry.key), "value": .string(text)])
            } else {
                inputs.append([
                    "name": .string(entry.key),
                    "value": .list(leaves.map { .string(valueName(of: $0)) }),
                ])
            }
        }
        if let path = node.metadata[.provenance]?.modules.last?.path, !path.isRoot {
            attributes.append(["name": "module", "value": .string(path.text)])
        }
        attributes.append(["name": "target", "value": .string(node.operation.targetText)])
        let kind = notes.kind(of: node.operation)
        return [
            "name": .string(node.name),
            "type": [
                "name": .string(title(of: node)), "category": .string(category(kind)),
            ],
            "inputs": .list(inputs), "outputs": .list([argument("result", [node])]),
            "attributes": .list(attributes),
        ]
    }

    /// What the box says. Netron shows what is behind the last point of a name, which of
    /// `torch.ops.aten.add.Tensor` is the overload.
    private func title(of node: Node) -> String {
        if case .callModule(let path) = node.operation, let module = schema.module(at: path) {
            return ModuleTree.shortened(module.typeName)
        }
        let words = node.operation.targetText.split(separator: ".")
        let isOverload = words.count > 4 && words.starts(with: ["torch", "ops"])
        return String((isOverload ? words.dropLast() : words[...]).last ?? "")
    }

    private func valueName(of node: Node) -> String {
        if case .getAttribute(let path) = node.operation { return path.text }
        return node.name
    }

    /// The word by which Netron chooses a colour.
    private func category(_ kind: DotKind) -> String {
        switch kind {
        case .product, .module: "Layer"
        case .normalization: "Normalization"
        case .elementwise: "Activation"
        case .reduction: "Pool"
        case .view: "Shape"
        case .join: "Tensor"
        case .random: "Dropout"
        case .control: "Control"
        case .write: "Data"
        default: ""
        }
    }
}
