// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The drawing of one graph in the making.
struct DotWriter {
    let reader: GraphReader
    let options: DotGenerator
    private let schema: StateSchema?
    /// What distinguishes names of a subgraph's nodes.
    let prefix: String
    let clusters: DotClusters
    /// Whether each node has a box, by number.
    let isDrawn: [Bool]
    /// Whether each node is a line in the box of its user, by number.
    let isFoldedState: [Bool]
    /// Nodes without a box that an arrow leads to, whose names are there.
    var outside: Set<Int32> = []
    /// Modules deeper than this are boxes.
    let depth: Int
    var text = TextBuffer()
    /// What labels and colours say of operations, made when the first node is met.
    private var heads: [Head?]
    /// The dtype and shape that were written last, and their text: neighbours often have the same.
    private var lastSpec: (spec: TensorSpec, text: String)?

    private struct Head {
        var label: String
        var tail: String
        /// What positional arguments are for, where that is written.
        var names: [String]
        var isLeafArgumentOnly: Bool
    }

    init(_ graph: Graph, _ schema: StateSchema?, _ options: DotGenerator, prefix: String) {
        reader = GraphReader(graph)
        self.schema = schema
        self.options = options
        self.prefix = prefix
        let members = options.selection.members(of: reader)
        let folded = Self.foldedState(reader, options)
        let drawn = (0..<reader.idLimit).map { (members?[$0] ?? true) && !folded[$0] }
        (isDrawn, isFoldedState) = (drawn, folded)
        clusters = DotClusters(reader) { drawn[Int($0)] }
        depth = options.depth ?? clusters.depth(forBoxes: options.boxLimit)
        heads = [Head?](repeating: nil, count: reader.operations.count)
        text.reserve(reader.count * 160)
    }

    /// The parameters and buffers that one node uses, or none.
    private static func foldedState(_ reader: GraphReader, _ options: DotGenerator) -> [Bool] {
        var result = [Bool](repeating: false, count: reader.idLimit)
        guard options.isCompact else { return result }
        var id = reader.first
        while id >= 0 {
            if case .getAttribute = reader.operations[reader.operationIndex(of: id)],
                reader.isUnused(id)
                    || reader.node(id).onlyUser.map({ $0.opcode != .output }) ?? false
            {
                result[Int(id)] = true
            }
            id = reader.next(after: id)
        }
        return result
    }

    mutating func write() {
        writeCluster(0, indentation: "    ")
        writeEdges()
        for subgraph in reader.graph.subgraphs {
            let name = prefix + subgraph.name.text + "/"
            if options.selection != .all {
                let inner = GraphReader(subgraph.graph)
                if options.selection.members(of: inner)?.contains(true) != true { continue }
            }
            text += "    subgraph \(DotText.quoted("cluster graph " + name)) {\n"
            text +=
                "        label=\(DotText.quoted("graph " + subgraph.name.text)); style=dashed;\n"
            var inner = DotWriter(subgraph.graph, schema, options, prefix: name)
            inner.write()
            text += inner.text
            text += "    }\n"
        }
    }

    // MARK: - Boxes

    private mutating func writeCluster(_ index: Int, indentation: String) {
        let cluster = clusters.clusters[index]
        var id = cluster.first
        while id >= 0 {
            writeNode(id, indentation)
            id = clusters.followers[Int(id)]
        }
        for child in cluster.children {
            let inner = clusters.clusters[child]
            let label = DotText.escaped("\(inner.path): \(inner.typeName)")
            if inner.depth > depth {
                text += "\(indentation)\(DotText.quoted(boxName(inner))) [shape=box3d, "
                text += "label=\"\(label)\\l\(inner.count) nodes\\l\", fillcolor=lemonchiffon1];\n"
                continue
            }
            text += "\(indentation)subgraph \(DotText.quoted("cluster " + boxName(inner))) {\n"
            text += "\(indentation)    label=\"\(label)\"; style=\"rounded,filled\"; "
            text += "fillcolor=\"\(inner.depth.isMultiple(of: 2) ? "#f7f7f7" : "#fdfdfd")\";\n"
            writeCluster(child, indentation: indentation + "    ")
            text += indentation + "}\n"
        }
    }

    func boxName(_ cluster: DotClusters.Cluster) -> String {
        "\(prefix)module \(cluster.path)"
    }

    private mutating func writeNode(_ id: Int32, _ indentation: String) {
        let head = head(of: id)
        text += indentation
        writeName(id)
        text += " [label=\"%"
        reader.appendName(of: id, to: &text)
        text += head.label
        if reader.isUnused(id), let spec = specText(id) {
            text += spec
            text += "\\l"
        }
        if !head.isLeafArgumentOnly { writeArguments(of: id, head.names) }
        text += head.tail
    }

    mutating func writeName(_ id: Int32) {
        text.append("\"")
        text += prefix
        reader.appendName(of: id, to: &text)
        text.append("\"")
    }

    private mutating func head(of id: Int32) -> Head {
        let index = reader.operationIndex(of: id)
        if let head = heads[index] { return head }
        let operation = reader.operations[index]
        var lines = ["\(operation.opcode): \(operation.targetText)"]
        switch operation {
        case .getAttribute(let path):
            if let spec = schema?.tensor(at: path) { lines.append("tensor: \(spec)") }
        case .callModule(let path):
            if let module = schema?.module(at: path) { lines.append(module.description) }
            lines += options.parameters[path] ?? []
        default: break
        }
        let kind = DotKind.of(operation, options.operators, schema)
        let head = Head(
            label: "\\l" + lines.map { DotText.escaped($0) + "\\l" }.joined(),
            tail: "\", fillcolor=\(kind.color), tooltip=\"\(kind.rawValue)\"];\n",
            names: options.isCompact ? parameterNames(of: operation) : [],
            isLeafArgumentOnly: operation.opcode == .getAttribute)
        heads[index] = head
        return head
    }

    private func parameterNames(of operation: Operation) -> [String] {
        guard case .callFunction(let function) = operation,
            let schema = options.operators.overloads(of: .function(function)).first
        else { return [] }
        return schema.parameters.map(\.name)
    }

    /// Writes what a node is given beside the values that arrows show.
    private mutating func writeArguments(of id: Int32, _ names: [String]) {
        let run = reader.arguments(of: id)
        var index = run.start
        var position = 0
        while index < run.end {
            var key = position < names.count ? names[position] : nil
            let isNamed = index >= run.keywordStart
            position += 1
            if index >= run.keywordStart, case .key(let name) = reader.slot(at: index) {
                key = name
                index += 1
            }
            let input = reader.nodeID(at: index)
            if input >= 0, isFoldedState[Int(input)] {
                writeState(input)
            } else if input < 0 || isNamed {
                writeArgument(at: index, key)
                text += "\\l"
            }
            index = reader.end(ofValueAt: index)
        }
    }

    /// Writes a line for a parameter.
    private mutating func writeState(_ id: Int32) {
        guard case .getAttribute(let path) = reader.operations[reader.operationIndex(of: id)] else {
            return
        }
        let spec = schema?.tensor(at: path).map { ": \($0)" } ?? ""
        text += DotText.escaped(DotText.shortened(path.text + spec))
        text += "\\l"
    }

    /// Writes a value; most are numbers, for which no tree is made.
    private mutating func writeArgument(at index: Int, _ key: String?) {
        switch (key, reader.slot(at: index)) {
        case (nil, .int(let value)): text.append(value)
        case (nil, .double(let value)): text += PythonText.repr(value)
        case (nil, .bool(let value)): text += value ? "True" : "False"
        case (nil, .none): text += "None"
        default:
            let value = reader.tree(at: index).pythonRepr(\.name)
            let line = key.map { "\($0) = \(value)" } ?? value
            text += DotText.escaped(DotText.shortened(line))
        }
    }

    mutating func specText(_ id: Int32) -> String? {
        guard options.showsShapes, let spec = reader.metadata(of: id)[.spec] else { return nil }
        guard case .leaf(let leaf) = spec else {
            return DotText.escaped(spec.map(\.description).pythonRepr { $0 })
        }
        if let lastSpec, lastSpec.spec == leaf { return lastSpec.text }
        let text = DotText.escaped(leaf.description)
        lastSpec = (leaf, text)
        return text
    }
}
