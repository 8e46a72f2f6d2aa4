// SPDX-License-Identifier: Apache-2.0

import FX

/// What a page shows, as its script reads it: lists instead of objects, and texts that many nodes
/// share once.
struct HTMLData {
    private let file: InspectedFile
    private let archive: ModelArchive
    private let summary: Summary
    private let notes: OperationNotes

    init(_ file: InspectedFile, _ archive: ModelArchive, _ summary: Summary) {
        self.file = file
        self.archive = archive
        self.summary = summary
        notes = OperationNotes(schema: archive.schema)
    }

    var json: Literal {
        var texts = SharedTexts()
        var graphs: [Literal] = []
        add(archive.graph, file.typeName ?? "graph", &graphs, &texts)
        return [
            "title": .string(file.source), "facts": .list(facts),
            "kinds": .texts(DotKind.allCases.map(\.rawValue)), "graphs": .list(graphs),
            "texts": .texts(texts.texts),
        ]
    }

    private var facts: [Literal] {
        var facts = summary.inputs.map { ("input \($0.name)", $0.value) }
        if let output = summary.output { facts.append(("output", output)) }
        facts.append(("nodes", Quantity.grouped(summary.nodeCount)))
        let parameters = summary.rows.first?.parameters ?? 0
        facts.append(
            (
                "parameters",
                "\(Quantity.grouped(parameters)) (\(Quantity.bytes(summary.parameterBytes)))"
            ))
        if summary.hasCosts {
            facts.append(("multiply-adds", Quantity.grouped(summary.total.multiplyAdds)))
        }
        if let peak = summary.peak {
            facts.append(("peak of values", Quantity.bytes(peak.byteCount)))
        }
        if !summary.unsupported.isEmpty {
            let names = summary.unsupported.map { "\($0.count) × \($0.name)" }
            facts.append(("without a kernel", names.joined(separator: ", ")))
        }
        return facts.map { .list([.string($0.0), .string($0.1)]) }
    }

    /// Adds a graph, and behind it those inside.
    private func add(
        _ graph: Graph, _ name: String, _ graphs: inout [Literal], _ texts: inout SharedTexts
    ) {
        let isRoot = graph === archive.graph
        let tree = ModuleTree(
            graph, schema: isRoot ? archive.schema : StateSchema(), rootName: name)
        var positions: [Int32: Int] = [:]
        var nodes: [Literal] = []
        for node in graph.nodes {
            positions[node.id] = positions.count
            nodes.append(self.node(node, tree, positions, &texts))
        }
        graphs.append([
            "name": .string(name), "modules": .list(modules(tree, isRoot)), "nodes": .list(nodes),
        ])
        for subgraph in graph.subgraphs {
            add(subgraph.graph, subgraph.name.text, &graphs, &texts)
        }
    }

    /// Name, type, index of the module around, path, configuration, tensors, parameters,
    /// multiply-adds and result of each module.
    private func modules(_ tree: ModuleTree, _ isRoot: Bool) -> [Literal] {
        var tensors: [Int: [Literal]] = [:]
        var rows: [ModulePath: Summary.Row] = [:]
        if isRoot {
            for path in archive.schema.paths {
                guard let spec = archive.schema.tensor(at: path) else { continue }
                tensors[tree.owner(of: path), default: []].append(
                    .list([.string(path.text), .string(spec.description)]))
            }
            for row in summary.rows { rows[row.module.path] = row }
        }
        return tree.modules.indices.map { index in
            let module = tree.modules[index]
            let row = rows[module.path]
            let cost = summary.hasCosts ? row?.cost.multiplyAdds : nil
            return .list([
                .string(module.name), .string(module.typeName), .int(module.parent),
                .string(module.path.text), .string(module.summary),
                .list(tensors[index] ?? []),
                .string(row.map { Quantity.grouped($0.parameters) } ?? ""),
                .string(cost.map { Quantity.grouped($0) } ?? ""), .text(row?.result),
            ])
        }
    }

    /// Name, kind, opcode, target, arguments, shape, module, location, inputs and passes of a node.
    private func node(
        _ node: Node, _ tree: ModuleTree, _ positions: [Int32: Int], _ texts: inout SharedTexts
    ) -> Literal {
        let names = notes.parameterNames(of: node.operation)
        let arguments =
            node.arguments.enumerated().map { index, value in
                (index < names.count ? "\(names[index])=" : "") + value.pythonRepr(\.name)
            } + node.keywordArguments.entries.map { "\($0.key)=\($0.value.pythonRepr(\.name))" }
        let kind = notes.kind(of: node.operation)
        let provenance = node.metadata[.provenance]
        var shape = NodeReport.shape(of: node)
        if shape == nil, case .getAttribute(let path) = node.operation {
            shape = archive.schema.tensor(at: path)?.description
        }
        return .list([
            .string(node.name), .int(DotKind.allCases.firstIndex(of: kind) ?? 0),
            texts.index(of: node.opcode.rawValue),
            texts.index(of: node.operation.targetText),
            .texts(arguments), texts.index(of: shape ?? ""),
            .int(tree.place(of: node)),
            texts.index(of: provenance?.location?.description ?? ""),
            .list(node.inputs.map { .int(positions[$0.id] ?? 0) }),
            .texts(provenance?.steps ?? []), texts.index(of: NodeReport.stackTrace(of: node) ?? ""),
        ])
    }
}

/// Texts, each once.
struct SharedTexts {
    private(set) var texts: [String] = []
    private var indices: [String: Int] = [:]

    mutating func index(of text: String) -> Literal {
        if let index = indices[text] { return .int(index) }
        indices[text] = texts.count
        texts.append(text)
        return .int(texts.count - 1)
    }
}
