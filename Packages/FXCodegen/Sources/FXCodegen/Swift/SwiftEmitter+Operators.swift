// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

// Operators, items and attributes.

extension SwiftEmitter {
    mutating func emitPrefix(
        _ id: Int32, _ symbol: String, _ call: SwiftCall
    ) throws(CodegenError) {
        try requireOperands(1, id)
        guard reader.nodeID(at: starts[0]) >= 0, type(at: starts[0]) == .tensor else {
            return try emitByName(id, call)
        }
        beginValue(id, .tensor)
        text += symbol
        try writeValue(at: starts[0], id)
    }

    mutating func emitInfix(
        _ id: Int32, _ symbol: String, _ call: SwiftCall
    ) throws(CodegenError) {
        try requireOperands(2, id)
        guard let type = infixType(symbol, call) else { return try emit(id, call) }
        beginValue(id, type)
        try writeOperand(at: starts[0], id)
        text.append(" ")
        text += symbol
        text.append(" ")
        try writeOperand(at: starts[1], id)
    }

    /// What an operator of Swift gives for the two operands; nil where there is none for them.
    private func infixType(_ symbol: String, _ call: SwiftCall) -> SwiftType? {
        let (left, right) = (type(at: starts[0]), type(at: starts[1]))
        let isFloorDivision = call.callee == .function(.operator.floordiv)
        let isComparison =
            symbol.first == "<" && symbol != "<<" || symbol.first == ">" && symbol != ">>"
        switch (left, right) {
        case (.tensor, .tensor): return isFloorDivision ? nil : .tensor
        case (.tensor, _): return right.isScalar && !isFloorDivision ? .tensor : nil
        // Swift's comparisons with a number on the left are recorded the other way round.
        case (_, .tensor):
            return left.isScalar && !isFloorDivision && !isComparison ? .tensor : nil
        case (.size, .size), (.size, .int), (.int, .size):
            return "+-*".contains(symbol) || isFloorDivision ? .size : nil
        default: return nil
        }
    }

    /// Writes an operand; a negative number in parentheses.
    private mutating func writeOperand(at index: Int, _ id: Int32) throws(CodegenError) {
        let isNegative =
            switch reader.slot(at: index) {
            case .int(let value): value < 0
            case .double(let value): value.sign == .minus && !value.isNaN
            default: false
            }
        if isNegative { text.append("(") }
        try writeValue(at: index, id)
        if isNegative { text.append(")") }
    }

    private func requireOperands(_ count: Int, _ id: Int32) throws(CodegenError) {
        guard starts.count == count, keywords.isEmpty else {
            throw .wrongArguments(
                snapshot(id), expected: "\(count) \(count == 1 ? "operand" : "operands")")
        }
    }
}

// MARK: - Items

extension SwiftEmitter {
    mutating func emitItem(_ id: Int32, _ call: SwiftCall) throws(CodegenError) {
        guard starts.count == 2, keywords.isEmpty else {
            throw .wrongArguments(snapshot(id), expected: "a value and an index")
        }
        let slot = reader.slot(at: starts[1])
        switch (type(at: starts[0]), slot) {
        case (.list, .int), (.pair, .int): try emitItem(id, .tensor, slot)
        case (.array(let element), .int(let index)) where index >= 0:
            try emitItem(id, element, slot)
        case (.tuple(let types), .int(let index)) where types.indices.contains(index):
            beginValue(id, types[index])
            try writeValue(at: starts[0], id)
            text += ".\(index)"
        case (.shape, .int): try emitItem(id, .size, slot)
        case (.dictionary, .string): try emitItem(id, .tensor, slot)
        case (.list, .slice): try emitByName(id, call, .list)
        case (.tensor, _) where isIndex(at: starts[1]) && reader.nodeID(at: starts[0]) >= 0:
            beginValue(id, .tensor)
            try writeValue(at: starts[0], id)
            text.append("[")
            try writeIndex(at: starts[1], id)
            text.append("]")
        case (.tensor, _): try emitByName(id, call, .tensor)
        default: try emitByName(id, call, notedType(of: id) ?? .any)
        }
    }

    private mutating func emitItem(
        _ id: Int32, _ type: SwiftType, _ index: ArgumentSlot
    ) throws(CodegenError) {
        beginValue(id, type)
        try writeValue(at: starts[0], id)
        text.append("[")
        try writeValue(at: starts[1], id)
        text.append("]")
    }

    /// `x[index] = value`, whose value in a graph is nothing.
    mutating func emitAssignment(_ id: Int32, _ call: SwiftCall) throws(CodegenError) {
        guard starts.count == 3, keywords.isEmpty else {
            throw .wrongArguments(snapshot(id), expected: "a value, an index and what is written")
        }
        let value = type(at: starts[2])
        let isUsual =
            reader.isUnused(id) && type(at: starts[0]) == .tensor && isIndex(at: starts[1])
            && (value == .tensor || value.isScalar)
        guard isUsual else { return try emitByName(id, call, .any) }
        text += "        "
        try writeValue(at: starts[0], id)
        if value == .tensor {
            text.append("[")
            try writeIndex(at: starts[1], id)
            text += "] = "
            try writeValue(at: starts[2], id)
        } else {
            text += ".assign("
            try writeValue(at: starts[2], id)
            text += ", at: "
            try writeIndex(at: starts[1], id)
            text.append(")")
        }
    }

    /// Whether the value at an index can stand between the brackets of a tensor.
    private func isIndex(at index: Int) -> Bool {
        guard case .tuple(let count) = reader.slot(at: index) else { return isPart(at: index) }
        // A tuple of one is not what a lone index is recorded as.
        if count < 2 { return false }
        var part = index + 1
        for _ in 0..<count {
            guard isPart(at: part) else { return false }
            part = reader.end(ofValueAt: part)
        }
        return true
    }

    private func isPart(at index: Int) -> Bool {
        switch reader.slot(at: index) {
        case .none, .int, .bool, .literal(.ellipsis): return true
        case .node(let id): return types[Int(id)] == .tensor || types[Int(id)] == .size
        case .list(let count):
            let types = (0..<count).map { type(at: index + 1 + $0) }
            return count > 0
                && (types.allSatisfy { $0 == .int } || types.allSatisfy { $0 == .bool })
        case .slice:
            return (1...3).allSatisfy { offset in
                if case .none = reader.slot(at: index + offset) { return true }
                let type = type(at: index + offset)
                return type == .int || type == .size
            }
        default: return false
        }
    }

    /// Writes what stands between the brackets of a tensor.
    private mutating func writeIndex(at index: Int, _ id: Int32) throws(CodegenError) {
        guard case .tuple(let count) = reader.slot(at: index) else {
            return try writePart(at: index, id)
        }
        var part = index + 1
        for position in 0..<count {
            if position > 0 { text += ", " }
            try writePart(at: part, id)
            part = reader.end(ofValueAt: part)
        }
    }

    private mutating func writePart(at index: Int, _ id: Int32) throws(CodegenError) {
        switch reader.slot(at: index) {
        case .none: text += "nil"
        case .literal(.ellipsis): text += "Ellipsis()"
        case .slice: try writeSlice(at: index, id)
        default: try writeValue(at: index, id)
        }
    }

    private mutating func writeSlice(at index: Int, _ id: Int32) throws(CodegenError) {
        text += "TensorSlice("
        var isFirst = true
        let hasStop = type(at: index + 2) != .any
        for (offset, label) in [(1, ""), (2, ""), (3, "step: ")] {
            let isGiven = type(at: index + offset) != .any
            guard isGiven || offset == 1 && hasStop else { continue }
            if !isFirst { text += ", " }
            isFirst = false
            text += label
            if isGiven { try writeValue(at: index + offset, id) } else { text += "nil" }
        }
        text.append(")")
    }
}

// MARK: - Attributes

extension SwiftEmitter {
    /// What a tensor has, and the type that it gives.
    private static let attributes: [String: SwiftType] = [
        "shape": .shape, "T": .tensor, "mT": .tensor, "real": .tensor, "imag": .tensor,
    ]

    /// What a tensor has that Swift does not record.
    private static let others: [String: SwiftType] = [
        "ndim": .size, "H": .tensor, "mH": .tensor, "data": .tensor, "dtype": .any, "device": .any,
        "is_cuda": .any, "requires_grad": .any, "grad": .any, "layout": .any,
    ]

    mutating func emitAttribute(_ id: Int32, _ call: SwiftCall) throws(CodegenError) {
        guard starts.count == 2, keywords.isEmpty,
            case .string(let name) = reader.slot(at: starts[1])
        else {
            throw .wrongArguments(snapshot(id), expected: "a value and the name of an attribute")
        }
        let type = type(at: starts[0])
        let isNode = reader.nodeID(at: starts[0]) >= 0
        let isField = type == .pair && (name == "values" || name == "indices")
        if isNode, let own = isField ? .tensor : type == .tensor ? Self.attributes[name] : nil {
            beginValue(id, own)
            try writeValue(at: starts[0], id)
            text.append(".")
            text += name
            return
        }
        // A field of a struct is read by name; Python's own attributes are not for graphs.
        guard SwiftIdentifier.isLegal(name), !PythonIdentifier.isMagic(name) else {
            throw .noSpelling(snapshot(id), call.callee, .swift)
        }
        let known = type == .tensor ? Self.others[name] : nil
        try emitByName(id, call, known ?? notedType(of: id) ?? .any)
    }

    /// `x.size()` and `x.size(dim)`.
    mutating func emitSize(_ id: Int32, _ call: SwiftCall) throws(CodegenError) {
        guard let receiver = starts.first else {
            throw .wrongArguments(snapshot(id), expected: "a receiver")
        }
        let isUsual =
            keywords.isEmpty && starts.count == 2 && type(at: receiver) == .tensor
            && type(at: starts[1]) == .int
        guard isUsual else {
            let isAll = starts.count == 1 && keywords.isEmpty
            return try emitByName(id, call, isAll ? .shape : .size)
        }
        beginValue(id, .size)
        try writeValue(at: receiver, id)
        text += ".size("
        try writeValue(at: starts[1], id)
        text.append(")")
    }
}
