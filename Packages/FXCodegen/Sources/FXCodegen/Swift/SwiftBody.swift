// SPDX-License-Identifier: Apache-2.0

import FXIR

/// The statements of a function, cut into private functions where they are many: what a compiler
/// spends on one function grows faster than its length.
struct SwiftBody {
    private let emitter: SwiftEmitter

    init(_ emitter: SwiftEmitter) { self.emitter = emitter }

    /// Returns the statements; functions that parts have become are added to the class.
    ///
    /// What is read of the state before all else stays in the function: parts are passed it.
    func make(extras: inout SwiftExtras) -> TextBuffer {
        let statements = emitter.statements
        guard emitter.options.isLong(statements.count) else { return emitter.text }
        let start = statements.prefix { isRead($0.id) }.count
        let limit = emitter.options.partLimit(of: statements.count)
        let parts = SwiftCuts(emitter.reader, statements).parts(from: start, limit: limit)
        var values = PartValues(emitter.reader, statements, parts)
        var body = TextBuffer()
        if start > 0 {
            body.append(emitter.text, from: statements[0].start, to: statements[start - 1].end)
        }
        for (index, range) in parts.enumerated() {
            let (inputs, outputs) = values.ofPart(index, statements[range].map(\.id))
            let name = extras.makeName("part_\(index)")
            addCall(name, inputs, outputs, to: &body)
            addFunction(name, inputs, outputs, range, to: &extras.functions)
        }
        if let last = statements.last { body.append(emitter.text, from: last.start, to: last.end) }
        return body
    }

    /// Whether a node reads a tensor of the state.
    private func isRead(_ id: Int32) -> Bool {
        let operation = emitter.reader.operations[emitter.reader.operationIndex(of: id)]
        return operation.opcode == .getAttribute
    }

    private func addCall(
        _ name: String, _ inputs: [Int32], _ outputs: [Int32], to body: inout TextBuffer
    ) {
        body += "        "
        if !outputs.isEmpty {
            body += outputs.count == 1 ? "let " : "let ("
            addNames(outputs, to: &body)
            body += outputs.count == 1 ? " = " : ") = "
        }
        body += "self.\(name)("
        addNames(inputs, to: &body)
        body += ")\n"
    }

    private func addFunction(
        _ name: String, _ inputs: [Int32], _ outputs: [Int32], _ range: Range<Int>,
        to text: inout TextBuffer
    ) {
        text += "\n" + emitter.options.attribute(of: emitter.statements.count)
        text += "    private func \(name)("
        for (index, id) in inputs.enumerated() {
            text += index > 0 ? ", _ " : "_ "
            emitter.names.append(id, to: &text)
            text += ": " + emitter.types[Int(id)].text
        }
        text.append(")")
        let types = outputs.map { emitter.types[Int($0)].text }
        if types.count == 1 { text += " -> " + types[0] }
        if types.count > 1 { text += " -> (" + types.joined(separator: ", ") + ")" }
        text += " {\n"
        let statements = emitter.statements
        text.append(
            emitter.text, from: statements[range.lowerBound].start,
            to: statements[range.upperBound - 1].end)
        if !outputs.isEmpty {
            text += outputs.count == 1 ? "        return " : "        return ("
            addNames(outputs, to: &text)
            text += outputs.count == 1 ? "\n" : ")\n"
        }
        text += "    }\n"
    }

    private func addNames(_ ids: [Int32], to text: inout TextBuffer) {
        for (index, id) in ids.enumerated() {
            if index > 0 { text += ", " }
            emitter.names.append(id, to: &text)
        }
    }
}

/// Which values parts of a body take from before and give to what comes behind.
private struct PartValues {
    private let reader: GraphReader
    /// The part that makes a value, by node; -1 for inputs.
    private var makers: [Int32]
    /// The last part that uses a value.
    private var users: [Int32]
    /// The last part that was found to take a value.
    private var takers: [Int32]

    init(_ reader: GraphReader, _ statements: [SwiftStatement], _ parts: [Range<Int>]) {
        self.reader = reader
        makers = [Int32](repeating: -1, count: reader.idLimit)
        users = makers
        takers = makers
        for (index, range) in parts.enumerated() {
            for statement in statements[range] {
                makers[Int(statement.id)] = Int32(index)
                noteUses(of: statement.id, by: Int32(index))
            }
        }
        if let last = statements.last { noteUses(of: last.id, by: Int32(parts.count)) }
    }

    private mutating func noteUses(of id: Int32, by part: Int32) {
        let run = reader.arguments(of: id)
        for index in run.start..<run.end {
            let value = reader.nodeID(at: index)
            if value >= 0 { users[Int(value)] = part }
        }
    }

    /// What a part takes, in the order of first use, and what it gives.
    mutating func ofPart(_ part: Int, _ ids: [Int32]) -> (inputs: [Int32], outputs: [Int32]) {
        let part = Int32(part)
        var inputs: [Int32] = []
        for id in ids {
            let run = reader.arguments(of: id)
            for index in run.start..<run.end {
                let value = reader.nodeID(at: index)
                guard value >= 0, makers[Int(value)] != part, takers[Int(value)] != part else {
                    continue
                }
                takers[Int(value)] = part
                inputs.append(value)
            }
        }
        return (inputs, ids.filter { users[Int($0)] > part })
    }
}
