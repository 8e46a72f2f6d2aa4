// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Writes the text of ``GraphText``, straight from a graph's tables.
struct GraphTextWriter {
    let storage: GraphStorage
    let showsProvenance: Bool
    var text = TextBuffer()
    /// What stands between a name and its arguments, by operation.
    private let heads: [String]

    init(_ storage: GraphStorage, showsProvenance: Bool) {
        self.storage = storage
        self.showsProvenance = showsProvenance
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

    mutating func writeGraph() {
        text += "graph("
        var id = writeInputs()
        text += ") {\n"
        var last: Int32 = -1
        while id >= 0 {
            writeStatement(id)
            last = id
            id = storage[id].next
        }
        if last < 0 || storage.opcode(of: last) != .output { text += "  no output\n" }
        text.append("}")
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
            if showsProvenance { text += "\n  " }
            writeInput(id, target)
            if hasNext { text += showsProvenance ? "," : ", " }
            writeProvenance(of: id)
            if showsProvenance, !hasNext { text += "\n" }
            id = next
        }
        return id
    }

    /// The target of a node that can stand in the header: a placeholder with at most a default.
    private func inputTarget(of id: Int32) -> String? {
        guard case .placeholder(let target) = storage.operation(of: id) else { return nil }
        let range = storage[id].operands
        let hasKeywords = range.keywordStart < range.end
        return !hasKeywords && argumentCount(of: range, upTo: 2) < 2 ? target : nil
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
        text += "  "
        let opcode = storage.opcode(of: id)
        let range = storage[id].operands
        if opcode == .output, isPlainReturn(id) {
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
        text += "\n"
    }

    /// Whether an output is called `output` and has one argument, as all have that a user makes.
    private func isPlainReturn(_ id: Int32) -> Bool {
        let range = storage[id].operands
        return range.keywordStart == range.end && argumentCount(of: range, upTo: 2) == 1
            && storage.name(of: id) == "output"
    }

    private mutating func writeSpec(of id: Int32) {
        guard let spec = storage.metadata(of: id)[.spec] else { return }
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
