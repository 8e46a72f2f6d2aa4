// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension SwiftEmitter {
    /// Writes what the function gives.
    mutating func emitResult(at index: Int, _ id: Int32) throws(CodegenError) {
        var start = index
        var type = resultType(at: index, isInner: false)
        switch (resultForm, reader.slot(at: index)) {
        case (.array, .list(let count)), (.array, .tuple(let count)):
            let types = partTypes(count, from: index + 1)
            guard types.allSatisfy({ $0 == .tensor }) else {
                throw .inexpressible(snapshot(id), value: "an output other than tensors", .swift)
            }
            result = .array(.tensor)
            return try writeParts(types, "[", "]", index, id)
        case (.tuple, .tuple(count: 1)), (.tuple, .list(count: 1)):
            start = index + 1
            type = resultType(at: start, isInner: false)
        case (.tuple, .list(let count)), (.tuple, .tuple(let count)):
            type = .tuple(partTypes(count, from: index + 1))
            if case .tuple(let types) = type {
                result = type
                return try writeParts(types, "(", ")", index, id)
            }
        default: break
        }
        result = type
        try writeResult(type, at: start, id)
    }

    /// The type of the value that begins at an index of the output's arguments.
    ///
    /// - Parameter isInner: Whether it stands in another value, where Swift's tuples do not conform.
    func resultType(at index: Int, isInner: Bool) -> SwiftType {
        switch reader.slot(at: index) {
        case .node(let id): return types[Int(id)]
        case .none: return .optional(.tensor)
        case .int: return .int
        case .double: return .double
        case .bool: return .bool
        case .string: return .string
        case .literal(.constant): return .tensor
        case .list(let count):
            let types = partTypes(count, from: index + 1)
            guard let first = types.first, types.allSatisfy({ $0 == first }), !first.isOptional
            else { return .any }
            return .array(first)
        case .tuple(let count):
            let types = partTypes(count, from: index + 1)
            if types.isEmpty { return .any }
            return isInner || types.count == 1 ? .innerTuple(types) : .tuple(types)
        case .dictionary(let count): return dictionaryType(count, from: index + 1)
        case .slice, .key, .literal: return .any
        }
    }

    private func partTypes(_ count: Int, from index: Int) -> [SwiftType] {
        var index = index
        var types: [SwiftType] = []
        for _ in 0..<count {
            types.append(resultType(at: index, isInner: true))
            index = reader.end(ofValueAt: index)
        }
        return types
    }

    /// Swift's dictionaries have no order: one whose keys are sorted comes out as it was.
    private func dictionaryType(_ count: Int, from index: Int) -> SwiftType {
        var index = index
        var keys: [String] = []
        var types: [SwiftType] = []
        for _ in 0..<count {
            if case .key(let key) = reader.slot(at: index) { keys.append(key) }
            types.append(resultType(at: index + 1, isInner: true))
            index = reader.end(ofValueAt: index + 1)
        }
        guard let first = types.first, types.allSatisfy({ $0 == first }), !first.isOptional else {
            return .any
        }
        if keys == keys.sorted() { return .entries(first) }
        return first == .tensor ? .dictionary : .any
    }

    /// Writes a part of the output as a type.
    mutating func writeResult(
        _ type: SwiftType, at index: Int, _ id: Int32
    ) throws(CodegenError) {
        switch (type, reader.slot(at: index)) {
        case (.any, .node(let input)) where types[Int(input)] == .any:
            names.append(input, to: &text)
        case (.any, _): try writeValue(at: index, id)
        case (_, .node(let input)): names.append(input, to: &text)
        case (_, .none): text += "nil"
        case (.array(let element), .list(let count)):
            try writeParts([SwiftType](repeating: element, count: count), "[", "]", index, id)
        case (.tuple(let types), .tuple): try writeParts(types, "(", ")", index, id)
        case (.innerTuple(let types), .tuple):
            try writeParts(types, "ArgumentTuple(", ")", index, id)
        case (.entries(let value), .dictionary(let count)):
            try writeEntries(value, count, "[", "]", index, id)
        case (.dictionary, .dictionary(let count)):
            try writeEntries(.tensor, count, "TensorDictionary([", "])", index, id)
        case (_, .literal(.constant(let constant))): try write(constant, id)
        default: try writeTree(at: index, id)
        }
    }

    private mutating func writeParts(
        _ types: [SwiftType], _ open: String, _ close: String, _ index: Int, _ id: Int32
    ) throws(CodegenError) {
        text += open
        var index = index + 1
        for (position, type) in types.enumerated() {
            if position > 0 { text += ", " }
            try writeResult(type, at: index, id)
            index = reader.end(ofValueAt: index)
        }
        text += close
    }

    private mutating func writeEntries(
        _ type: SwiftType, _ count: Int, _ open: String, _ close: String, _ index: Int, _ id: Int32
    ) throws(CodegenError) {
        text += open
        var index = index + 1
        for position in 0..<count {
            if position > 0 { text += ", " }
            if case .key(let key) = reader.slot(at: index) { text += SwiftText.literal(key) }
            text += ": "
            try writeResult(type, at: index + 1, id)
            index = reader.end(ofValueAt: index + 1)
        }
        text += close
    }
}

extension SwiftType {
    var isOptional: Bool { if case .optional = self { true } else { false } }
}
