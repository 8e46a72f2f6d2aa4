// SPDX-License-Identifier: Apache-2.0

import FX

// How the numbers of a summary are found.

extension Summary {
    /// How often each operator is called, and which cannot be run; graphs inside included.
    static func histogram(
        _ graph: Graph
    ) -> (all: [(name: String, count: Int)], unsupported: [(name: String, count: Int)]) {
        var counts: [String: Int] = [:]
        var unsupported: [String: Int] = [:]
        add(graph, &counts, &unsupported)
        func sorted(_ counts: [String: Int]) -> [(name: String, count: Int)] {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
        }
        return (sorted(counts), sorted(unsupported))
    }

    private static func add(
        _ graph: Graph, _ counts: inout [String: Int], _ unsupported: inout [String: Int]
    ) {
        for operation in graph.operations where operation.callee != nil {
            let nodes = graph.nodes(of: operation)
            guard let first = nodes.first else { continue }
            counts[operation.targetText, default: 0] += nodes.count
            if !Interpreter.canRun(first) {
                unsupported[operation.targetText, default: 0] += nodes.count
            }
        }
        for subgraph in graph.subgraphs { add(subgraph.graph, &counts, &unsupported) }
    }

    /// Notes for each module the last value that is used outside of it.
    mutating func addResults(_ graph: Graph, _ tree: ModuleTree, _ owners: [Int32: Int]) {
        for node in graph.nodes {
            guard let owner = owners[node.id], owner > 0,
                let shape = NodeReport.shape(of: node)
            else { continue }
            for user in node.users {
                var module = owner
                while module > 0, !tree.contains(owners[user.id] ?? 0, in: module) {
                    rows[module].result = shape
                    module = tree.modules[module].parent
                }
            }
        }
        rows[0].result = output
    }

    /// Adds parameters and buffers to the modules that hold them, and to those around.
    mutating func addState(_ state: StateSizes, _ tree: ModuleTree) {
        for entry in state.entries {
            var module = tree.owner(of: entry.path)
            while module >= 0 {
                let kind = entry.isParameter ? \Row.parameters : \Row.buffers
                rows[module][keyPath: kind] = Quantity.sum(rows[module][keyPath: kind], entry.count)
                module = tree.modules[module].parent
            }
        }
    }

    /// Adds what nodes cost to their modules; where that is not known, a note says why.
    mutating func addCosts(
        _ file: InspectedFile, _ tree: ModuleTree, _ owners: [Int32: Int]
    ) {
        let cost: GraphCost
        do {
            let module = try file.module()
            cost = try SymbolBounds.with(file.signature?.symbolBounds ?? [:]) {
                try GraphCost(of: module)
            }
        } catch ShapeInferenceError.missingInput(let name) {
            notes.append(
                "costs are not known: say what inputs are, with --input \(name)=f32[1,3,224,224]")
            return
        } catch {
            let line = "\(error)".split(separator: "\n").first.map(String.init) ?? ""
            notes.append("costs are not known: \(line)")
            return
        }
        hasCosts = true
        var names: [String: Int] = [:]
        for node in (try? file.graph())?.nodes ?? Graph().nodes {
            names[node.name] = owners[node.id]
        }
        for entry in cost.entries {
            var module = names[entry.node.name] ?? 0
            while module >= 0 {
                rows[module].cost = rows[module].cost + entry.cost
                module = tree.modules[module].parent
            }
        }
        notes += cost.issues.map { issue in
            issue.description.split(separator: "\n").first.map(String.init) ?? ""
        }
    }
}

/// The tensors of a model with their sizes; what two paths share counts once.
struct StateSizes {
    struct Entry {
        let path: ModulePath
        let count: Int
        let isParameter: Bool
    }

    private(set) var entries: [Entry] = []
    private(set) var parameterBytes = 0
    private(set) var bufferBytes = 0

    init(_ archive: ModelArchive) {
        var seen: Set<ObjectIdentifier> = []
        for path in archive.schema.paths {
            guard let spec = archive.schema.tensor(at: path) else { continue }
            if let tensor = archive.tensors[path], !seen.insert(tensor.identity).inserted {
                continue
            }
            var isParameter = false
            if case .parameter? = archive.schema[path] { isParameter = true }
            entries.append(
                Entry(path: path, count: spec.shape.elementCount ?? 0, isParameter: isParameter))
            if isParameter {
                parameterBytes = Quantity.sum(parameterBytes, spec.byteCount ?? 0)
            } else {
                bufferBytes = Quantity.sum(bufferBytes, spec.byteCount ?? 0)
            }
        }
    }
}
