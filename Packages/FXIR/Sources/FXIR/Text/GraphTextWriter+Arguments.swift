// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphTextWriter {
    mutating func writeArguments(_ range: OperandRange) {
        text.append("(")
        var index = Int(range.start)
        while index < range.end {
            if index > range.start { text += ", " }
            if index >= range.keywordStart {
                text.appendWord(storage.pool.key(at: index))
                text.append("=")
                index += 1
            }
            writeArgument(at: &index)
        }
        text.append(")")
    }

    /// Writes the argument at a slot; what is rare is made a tree first.
    mutating func writeArgument(at index: inout Int) {
        let slot = storage.pool.slots[index]
        switch slot.kind {
        case .node:
            writeName(slot.node)
            index += 1
        case .int:
            text.append(Int(slot.payload))
            index += 1
        case .double:
            write(slot.double)
            index += 1
        case .list, .tuple:
            index += 1
            let isTuple = slot.kind == .tuple
            text += isTuple ? "(" : "["
            for item in 0..<slot.payload {
                if item > 0 { text += ", " }
                writeArgument(at: &index)
            }
            text += isTuple ? slot.payload == 1 ? ",)" : ")" : "]"
        default:
            write(storage.pool.argument(at: &index) { $0 }) { $0.writeName($1) }
        }
    }

    /// Writes a tree.
    mutating func write<Leaf>(
        _ argument: Argument<Leaf>, _ writeLeaf: (inout Self, Leaf) -> Void
    ) {
        switch argument {
        case .leaf(let leaf): writeLeaf(&self, leaf)
        case .slice(let start, let stop, let step):
            write([start, stop, step], "slice(", ")", writeLeaf)
        case .list(let items): write(items, "[", "]", writeLeaf)
        case .tuple(let items): write(items, "(", items.count == 1 ? ",)" : ")", writeLeaf)
        case .dictionary(let entries):
            text.append("{")
            for (index, entry) in entries.enumerated() {
                if index > 0 { text += ", " }
                text.appendQuoted(entry.key)
                text += ": "
                write(entry.value, writeLeaf)
            }
            text.append("}")
        default: writeLiteral(argument.literal() ?? .none)
        }
    }

    private mutating func write<Leaf>(
        _ items: [Argument<Leaf>], _ open: String, _ close: String,
        _ writeLeaf: (inout Self, Leaf) -> Void
    ) {
        text += open
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            write(item, writeLeaf)
        }
        text += close
    }
}

// MARK: - Literals

extension GraphTextWriter {
    private mutating func writeLiteral(_ literal: Literal) {
        switch literal {
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text.append(value)
        case .double(let value): write(value)
        case .complex(let real, let imaginary):
            text += "complex("
            write(real)
            text += ", "
            write(imaginary)
            text.append(")")
        case .string(let value): text.appendQuoted(value)
        case .dtype(let dtype): text += dtype.torchName
        case .device(let device):
            text += "device("
            text.appendQuoted(device.type)
            if let index = device.index { text += ", \(index)" }
            text.append(")")
        case .memoryFormat(let format): text += format.torchName
        case .layout(let layout): text += layout.torchName
        case .ellipsis: text += "..."
        case .constant(let value): write(value)
        case .function(let target):
            text += "function"
            text.appendTarget(target.qualifiedName)
        case .subgraph(let name):
            text += "graph"
            text.appendTarget(name.text)
        case .range(let start, let stop, let step): text += "range(\(start), \(stop), \(step))"
        // Containers never come here, and a literal has no leaf.
        case .none, .slice, .list, .tuple, .dictionary, .leaf: text += "none"
        }
    }

    /// Writes the shortest digits that read back to the same bits.
    private mutating func write(_ value: Double) {
        if value.isNaN, value.bitPattern != Double.nan.bitPattern {
            text += "nan[0x" + String(value.bitPattern, radix: 16) + "]"
        } else {
            text += value.description
        }
    }

    private mutating func write(_ constant: ConstantValue) {
        text += "tensor("
        write(constant.spec)
        text += ", \""
        for byte in constant.bytes {
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
        text += "\", "
        text.appendQuoted(constant.text)
        text.append(")")
    }
}
