// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Writes the lines of a graph's nodes, straight from its tables.
struct NodeWriter {
    private let storage: GraphStorage
    private(set) var text = ""

    init(_ storage: GraphStorage) { self.storage = storage }

    /// Appends the line of one node.
    mutating func write(_ id: Int32) {
        let row = storage[id]
        let operation = storage.operation(of: id)
        if operation == .output {
            text += "return "
            if row.operands.count == 0 { text += "None" } else { writeFirst(row.operands) }
            return
        }
        text += "%"
        write(row.name)
        text += " : "
        if let type = storage.types[id] { text += type.text + " " }
        text += "[num_users="
        text += String(storage.userCount(of: id))
        text += "] = "
        text += operation.opcode.rawValue
        text += "[target="
        text += operation.targetText
        text += "]"
        switch operation {
        case .placeholder where row.operands.count > 0:
            text += "(default="
            writeFirst(row.operands)
            text += ")"
        case .placeholder, .getAttribute: break
        default: writeCall(row.operands)
        }
    }

    mutating func write(_ piece: String) { text += piece }

    private mutating func write(_ name: NodeName) { storage.names.append(name, to: &text) }

    /// Appends the first argument as Python's `str` gives it.
    private mutating func writeFirst(_ range: OperandRange) {
        let arguments = storage.pool.arguments(range) { $0 }
        text += arguments.first?.pythonString(storage.name(of:)) ?? "None"
    }

    private mutating func writeCall(_ range: OperandRange) {
        text += "(args = ("
        var index = Int(range.start)
        var count = 0
        while index < range.keywordStart {
            if count > 0 { text += ", " }
            writeArgument(&index)
            count += 1
        }
        text += count == 1 ? ",), kwargs = {" : "), kwargs = {"
        if range.keywordStart < range.end {
            text += storage.pool.keywords(range) { $0 }.entries.graphText(storage.name(of:))
        }
        text += "})"
    }

    /// Appends an argument; what is no node or number is rare, and is made a tree first.
    private mutating func writeArgument(_ index: inout Int) {
        let slot = storage.pool.slots[index]
        switch slot.kind {
        case .node:
            text += "%"
            write(storage[slot.node].name)
            index += 1
        case .int:
            text += String(slot.payload)
            index += 1
        default:
            text += storage.pool.argument(at: &index) { $0 }.graphText(storage.name(of:))
        }
    }
}
