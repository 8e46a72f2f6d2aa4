// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Writes the text of ``GraphText``, straight from a graph's tables.
struct GraphTextWriter {
    let storage: GraphStorage
    let showsProvenance: Bool
    var text = TextBuffer()
    private let subgraphs: [GraphSnapshot.Entry]
    /// The blanks before the first and last line.
    private let indentation: String
    /// What stands between a name and its arguments, by operation.
    private let heads: [String]

    init(_ snapshot: GraphSnapshot, showsProvenance: Bool, indentation: String = "") {
        storage = snapshot.storage
        subgraphs = snapshot.subgraphs
        self.showsProvenance = showsProvenance
        self.indentation = indentation
        heads = storage.operations.entries.map { Self.head(of: $0.operation) }
    }

    private static func head(of operation: Operation) -> String {
        let opcode = " = " + operation.opcode.rawValue
        return operation == .output ? opcode : opcode + targetText(operation.targetText)
    }

    private static func targetText(_ target: String) -> String {
        var buffer = TextBuffer()
        buffer.appendTarget(target)
        return buffer.text
    }

    /// Writes inputs, subgraphs and nodes, from the opening parenthesis to the closing brace.
    mutating func writeGraph() {
        text.append("(")
        var id = writeInputs()
        text += ") {\n"
        for subgraph in subgraphs { write(subgraph) }
        while id >= 0 {
            writeStatement(id)
            id = storage[id].next
        }
        if storage.last < 0 || storage.opcode(of: storage.last) != .output {
            startLine()
            text += "no output\n"
        }
        text += indentation
        text.append("}")
    }

    private mutating func write(_ subgraph: GraphSnapshot.Entry) {
        startLine()
        text += "graph "
        text.appendWord(subgraph.name.text)
        var inner = GraphTextWriter(
            subgraph.state, showsProvenance: showsProvenance, indentation: indentation + "  ")
        swap(&inner.text, &text)
        inner.writeGraph()
        swap(&inner.text, &text)
        text.append("\n")
    }

    private mutating func startLine() {
        text += indentation
        text += "  "
    }

    mutating func writeName(_ id: Int32) {
        text.append("%")
        storage.names.append(storage[id].name, to: &text)
    }
}

// MARK: - Inputs

extension GraphTextWriter {
    /// Writes the placeholders that a graph starts with.
    ///
    /// - Returns: The first node that is none of them; -1 where there is no other.
    private mutating func writeInputs() -> Int32 {
        var id = storage.first
        while id >= 0, let target = inputTarget(of: id) {
            let next = storage[id].next
            let hasNext = next >= 0 && inputTarget(of: next) != nil
            if showsProvenance {
                text.append("\n")
                startLine()
            }
            writeInput(id, target)
            if hasNext { text += showsProvenance ? "," : ", " }
            writeProvenance(of: id)
            if showsProvenance, !hasNext { text += "\n" + indentation }
            id = next
        }
        return id
    }

    /// The target of a placeholder that can stand before the subgraphs: one that names none.
    private func inputTarget(of id: Int32) -> String? {
        guard case .placeholder(let target) = storage.operation(of: id) else { return nil }
        if subgraphs.isEmpty { return target }
        var isInput = true
        for value in storage.pool.arguments(storage[id].operands, { $0 }) {
            value.forEachSubgraph { _ in isInput = false }
        }
        return isInput ? target : nil
    }

    private mutating func writeInput(_ id: Int32, _ target: String) {
        writeName(id)
        if target != storage.name(of: id) { text.appendTarget(target) }
        writeSpec(of: id)
        let range = storage[id].operands
        if range.count > 0 {
            text += " = "
            var index = Int(range.start)
            writeArgument(at: &index)
        }
        writeMarks(of: id)
    }
}

// MARK: - Statements

extension GraphTextWriter {
    private mutating func writeStatement(_ id: Int32) {
        startLine()
        let opcode = storage.opcode(of: id)
        let range = storage[id].operands
        if opcode == .output, storage.name(of: id) == "output" {
            text += "return "
            var index = Int(range.start)
            writeArgument(at: &index)
            writeSpec(of: id)
        } else {
            writeName(id)
            writeSpec(of: id)
            text += heads[Int(storage[id].operation)]
            let isCall = opcode != .placeholder && opcode != .getAttribute
            if isCall || range.count > 0 { writeArguments(range) }
        }
        writeMarks(of: id)
        writeProvenance(of: id)
        text.append("\n")
    }

    private mutating func writeSpec(of id: Int32) {
        guard let spec = storage.metadata(of: id).spec else { return }
        text += ": "
        write(spec) { writer, spec in writer.write(spec) }
    }

    /// Writes the declared type, and whether the call is of a wrapped function.
    private mutating func writeMarks(of id: Int32) {
        if let type = storage.types[id]?.text {
            text += " -> "
            if GraphTextSyntax.isType(type) { text += type } else { text.appendQuoted(type) }
        }
        if storage.metadata(of: id)[.isWrapped] == true { text += " @wrapped" }
    }

    private mutating func writeProvenance(of id: Int32) {
        guard showsProvenance, let provenance = storage.metadata(of: id)[.provenance] else {
            return
        }
        var parts = provenance.location.map { [$0.description] } ?? []
        if let module = provenance.modules.last {
            parts.append("\(module.path) (\(module.typeName))")
        }
        if !provenance.steps.isEmpty {
            parts.append("by " + provenance.steps.joined(separator: ", "))
        }
        guard !parts.isEmpty else { return }
        text += "  // "
        text.appendEscaped(parts.joined(separator: "; "))
    }
}
