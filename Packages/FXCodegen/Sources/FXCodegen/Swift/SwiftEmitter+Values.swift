// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

// Values as calls by name take them: anything that is `ArgumentConvertible`.

extension SwiftEmitter {
    /// Writes the value at an index as an expression that says its own type.
    mutating func writeValue(at index: Int, _ id: Int32) throws(CodegenError) {
        switch reader.slot(at: index) {
        case .node(let input): names.append(input, to: &text)
        case .none, .key: text += "Argument<Tensor>.none"
        case .bool, .int, .double, .string: try writeTree(at: index, id)
        case .list(let count):
            if try writeArray(count, from: index + 1, id) { return }
            text += "Argument<Tensor>"
            try writeTree(at: index, id)
        case .literal(.dtype(let dtype)): text += "DType.\(dtype.rawValue)"
        case .literal(.constant(let constant)): try write(constant, id)
        case .tuple, .dictionary, .slice, .literal:
            text += "Argument<Tensor>"
            try writeTree(at: index, id)
        }
    }

    /// Writes a list of one kind as an array.
    private mutating func writeArray(
        _ count: Int, from start: Int, _ id: Int32
    ) throws(CodegenError) -> Bool {
        guard let type = arrayType(count, from: start) else { return false }
        if count == 0 {
            text += "[Int]()"
            return true
        }
        text.append("[")
        for index in start..<(start + count) {
            if index > start { text += ", " }
            try writeValue(at: index, id)
        }
        // Literal numbers beside traced ones do not say what they become.
        let isMixed = type == .array(.size) && !isList(count, of: .size, from: start)
        text += isMixed ? "] as [SymInt]" : "]"
        return true
    }

    /// The type of a list as an array; nil where its elements are not of one kind.
    func arrayType(_ count: Int, from start: Int) -> SwiftType? {
        if count == 0 { return .array(.int) }
        let first = elementType(at: start)
        if first == .any { return nil }
        if isList(count, of: first, from: start) { return .array(first) }
        let isSizes = (start..<(start + count)).allSatisfy {
            [.int, .size].contains(elementType(at: $0))
        }
        return isSizes ? .array(.size) : nil
    }

    /// Whether a list has elements, and each is one slot of a type.
    func isList(_ count: Int, of type: SwiftType, from start: Int) -> Bool {
        count > 0 && type != .any
            && (start..<(start + count)).allSatisfy { elementType(at: $0) == type }
    }

    /// The type of an element of a list, where it is one slot.
    private func elementType(at index: Int) -> SwiftType {
        switch reader.slot(at: index) {
        case .node(let id): types[Int(id)]
        case .int: .int
        case .double: .double
        case .bool: .bool
        case .string: .string
        default: .any
        }
    }

    /// Writes the value at an index where a tree, `Argument<Tensor>`, is expected.
    mutating func writeTree(at index: Int, _ id: Int32) throws(CodegenError) {
        switch reader.slot(at: index) {
        case .node(let input): writeLeaf(input)
        case .none, .key: text += ".none"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text.append(value)
        case .double(let value): writeDouble(value)
        case .string(let value): text += SwiftText.literal(value)
        case .list(let count): try writeTrees(count, ".list([", "])", index, id)
        case .tuple(let count): try writeTrees(count, ".tuple([", "])", index, id)
        case .slice:
            let stop = reader.end(ofValueAt: index + 1)
            text += ".slice(start: "
            try writeTree(at: index + 1, id)
            text += ", stop: "
            try writeTree(at: stop, id)
            text += ", step: "
            try writeTree(at: reader.end(ofValueAt: stop), id)
            text.append(")")
        case .dictionary(let count):
            text += ".dictionary(["
            var index = index + 1
            for position in 0..<count {
                if position > 0 { text += ", " }
                guard case .key(let key) = reader.slot(at: index) else { continue }
                text += "ArgumentEntry(\(SwiftText.literal(key)), "
                try writeTree(at: index + 1, id)
                text.append(")")
                index = reader.end(ofValueAt: index + 1)
            }
            text += "])"
        case .literal(let literal): try writeTree(literal, id)
        }
    }

    private mutating func writeTrees(
        _ count: Int, _ open: String, _ close: String, _ index: Int, _ id: Int32
    ) throws(CodegenError) {
        text += open
        var index = index + 1
        for position in 0..<count {
            if position > 0 { text += ", " }
            try writeTree(at: index, id)
            index = reader.end(ofValueAt: index)
        }
        text += close
    }

    private mutating func writeLeaf(_ input: Int32) {
        switch types[Int(input)] {
        case .tensor:
            text += ".leaf("
            names.append(input, to: &text)
            text.append(")")
        case .any: names.append(input, to: &text)
        default:
            names.append(input, to: &text)
            text += ".argument"
        }
    }

    private mutating func writeTree(_ literal: Literal, _ id: Int32) throws(CodegenError) {
        switch literal {
        case .complex(let real, let imaginary):
            text += ".complex(real: \(SwiftText.literal(real)), "
            text += "imaginary: \(SwiftText.literal(imaginary)))"
        case .dtype(let dtype): text += ".dtype(.\(dtype.rawValue))"
        case .device: text += ".device(\(SwiftText.literal(literal) ?? ""))"
        case .memoryFormat(let format): text += ".memoryFormat(.\(format))"
        case .layout(let layout): text += ".layout(.\(layout))"
        case .ellipsis: text += ".ellipsis"
        case .function(let function):
            text += ".function(\(SwiftText.literal(function.qualifiedName)))"
        case .range(let start, let stop, let step):
            text += ".range(start: \(start), stop: \(stop), step: \(step))"
        case .constant(let constant):
            text += ".leaf("
            try write(constant, id)
            text.append(")")
        default:
            throw .inexpressible(snapshot(id), value: literal.pythonRepr, .swift)
        }
    }

    /// Writes a floating-point literal.
    mutating func writeDouble(_ value: Double) { text += SwiftText.literal(value) }
}
