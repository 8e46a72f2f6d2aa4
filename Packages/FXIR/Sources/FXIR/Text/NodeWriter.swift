// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Writes the lines of a graph's nodes, straight from its tables.
struct NodeWriter {
    private let storage: GraphStorage
    private var buffer = TextBuffer()
    /// What stands between the number of users and the arguments, by operation.
    private let heads: [String]

    init(_ storage: GraphStorage) {
        self.storage = storage
        heads = []
    }

    /// Creates a writer of all lines of a graph, which share what is said of their operations.
    init(allOf storage: GraphStorage) {
        self.storage = storage
        heads = storage.operations.entries.map { Self.head(of: $0.operation) }
    }

    var text: String { buffer.text }

    private static func head(of operation: Operation) -> String {
        "] = \(operation.opcode.rawValue)[target=\(operation.targetText)]"
    }

    /// Appends the line of one node.
    mutating func write(_ id: Int32) {
        let row = storage[id]
        let opcode = storage.opcode(of: id)
        if opcode == .output {
            buffer += "return "
            if row.operands.count == 0 { buffer += "None" } else { writeFirst(row.operands) }
            return
        }
        buffer.append("%")
        write(row.name)
        buffer += " : "
        if let type = storage.types[id] { buffer += type.text + " " }
        buffer += "[num_users="
        buffer.append(storage.userCount(of: id))
        let index = Int(row.operation)
        buffer += index < heads.count ? heads[index] : Self.head(of: storage.operation(of: id))
        switch opcode {
        case .placeholder where row.operands.count > 0:
            buffer += "(default="
            writeFirst(row.operands)
            buffer.append(")")
        case .placeholder, .getAttribute: break
        default: writeCall(row.operands)
        }
    }

    mutating func write(_ piece: String) { buffer += piece }

    private mutating func write(_ name: NodeName) { storage.names.append(name, to: &buffer) }

    /// Appends the first argument as Python's `str` gives it.
    private mutating func writeFirst(_ range: OperandRange) {
        let arguments = storage.pool.arguments(range) { $0 }
        buffer += arguments.first?.pythonString(storage.name(of:)) ?? "None"
    }

    private mutating func writeCall(_ range: OperandRange) {
        buffer += "(args = ("
        var index = Int(range.start)
        var count = 0
        while index < range.keywordStart {
            if count > 0 { buffer += ", " }
            writeArgument(&index)
            count += 1
        }
        buffer += count == 1 ? ",), kwargs = {" : "), kwargs = {"
        while index < range.end {
            if index > range.keywordStart { buffer += ", " }
            buffer += storage.pool.key(at: index)
            buffer += ": "
            index += 1
            writeArgument(&index)
        }
        buffer += "})"
    }

    /// Appends an argument; what is rare is made a tree first.
    private mutating func writeArgument(_ index: inout Int) {
        let slot = storage.pool.slots[index]
        switch slot.kind {
        case .node:
            buffer.append("%")
            write(storage[slot.node].name)
        case .none: buffer += "None"
        case .bool: buffer += slot.payload == 0 ? "False" : "True"
        case .int: buffer.append(Int(slot.payload))
        case .double: buffer += PythonText.repr(slot.double)
        default:
            buffer += storage.pool.argument(at: &index) { $0 }.graphText(storage.name(of:))
            return
        }
        index += 1
    }
}
