// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PythonEmitter {
    /// Writes the statement of a node that is neither an input nor the output.
    mutating func emitCall(_ id: Int32, _ form: PythonForm) throws(CodegenError) {
        switch form {
        case .value(let value):
            try beginValue(id)
            text += value
        case .call(let callee, let function):
            if function != nil, reader.metadata(of: id)[.isWrapped] == true { addWrapped(callee) }
            try beginValue(id)
            text += callee
            try writeArguments(id, from: reader.arguments(of: id).start)
        case .method(let name): try emitMethod(id, name)
        case .operation(let pieces, let isPower):
            try beginValue(id)
            try writeOperands(id, pieces, isPower: isPower)
        case .inPlace(let pieces): try emitInPlace(id, pieces)
        case .getAttribute: try emitAttribute(id)
        case .parameter, .output: break
        }
        endStatement(id)
    }

    private mutating func emitMethod(_ id: Int32, _ name: String) throws(CodegenError) {
        let run = reader.arguments(of: id)
        guard run.start < run.keywordStart else {
            throw .wrongArguments(snapshot(id), expected: "a receiver")
        }
        try beginValue(id)
        var index = run.start
        try writeReceiver(at: &index, id)
        text.append(".")
        text += name
        try writeArguments(id, from: index)
    }

    private mutating func emitInPlace(_ id: Int32, _ pieces: [String]) throws(CodegenError) {
        let run = reader.arguments(of: id)
        text += "    "
        try writeOperands(id, pieces, isPower: false)
        let target = reader.nodeID(at: run.start)
        if target < 0 { throw .wrongArguments(snapshot(id), expected: "a value to write to") }
        text += ";"
        // The same statement begins like any other, but two blanks behind the semicolon.
        let start = text.count
        try beginValue(id)
        let value = text.text(from: start)
        text.truncate(to: start)
        text += "  " + value.drop { $0 == " " }
        names.append(target, to: &text)
    }

    private mutating func emitAttribute(_ id: Int32) throws(CodegenError) {
        let attribute = try attribute(of: id)
        try beginValue(id)
        let run = reader.arguments(of: id)
        var index = run.start
        if let attribute {
            try writeReceiver(at: &index, id)
            text.append(".")
            text += attribute
        } else {
            text += try functionText(.builtins.getattr, id)
            try writeArguments(id, from: run.start)
        }
    }

    /// The name that `getattr` reads, where it is known and needs no default.
    private func attribute(of id: Int32) throws(CodegenError) -> String? {
        let node = reader.node(id)
        let arguments = node.arguments
        guard arguments.count >= 2, let name = arguments[1].string else {
            throw .wrongArguments(snapshot(id), expected: "a value and the name to read")
        }
        if !generator.acceptsUnknownCallees, PythonIdentifier.isMagic(name) {
            throw .illegalName(snapshot(id), name, .python)
        }
        return arguments.count == 2 && PythonIdentifier.isLegal(name) ? name : nil
    }

    /// Writes an operator's text with its operands between the pieces.
    private mutating func writeOperands(
        _ id: Int32, _ pieces: [String], isPower: Bool
    ) throws(CodegenError) {
        let run = reader.arguments(of: id)
        let count = pieces.count - 1
        var index = run.start
        for place in 0..<count {
            guard index < run.keywordStart else { throw wrongOperands(id, count) }
            text += pieces[place]
            // -1 ** x is -(1 ** x).
            let isNegative = isPower && place == 0 && isNegative(at: index)
            if isNegative { text.append("(") }
            try write(at: &index, id)
            if isNegative { text.append(")") }
        }
        if index != run.end { throw wrongOperands(id, count) }
        text += pieces[count]
    }

    private func wrongOperands(_ id: Int32, _ count: Int) -> CodegenError {
        .wrongArguments(
            snapshot(id), expected: "\(count) \(count == 1 ? "operand" : "operands")")
    }

    private func isNegative(at index: Int) -> Bool {
        switch reader.slot(at: index) {
        case .int(let value): value < 0
        case .double(let value): value.sign == .minus && !value.isNaN
        case .literal(let literal): literal.pythonRepr.hasPrefix("-")
        default: false
        }
    }

    /// Writes the arguments from an index of a node's run on, in parentheses.
    private mutating func writeArguments(
        _ id: Int32, from start: Int
    ) throws(CodegenError) {
        let run = reader.arguments(of: id)
        text.append("(")
        var index = start
        while index < run.end {
            if index > start { text += ", " }
            if index >= run.keywordStart, case .key(let key) = reader.slot(at: index) {
                guard PythonIdentifier.isLegal(key) else {
                    throw .illegalName(snapshot(id), key, .python)
                }
                text += key
                text += " = "
                index += 1
            }
            try write(at: &index, id)
        }
        text.append(")")
    }

    /// Writes a value of which a method or attribute is asked: a number needs parentheses.
    private mutating func writeReceiver(at index: inout Int, _ id: Int32) throws(CodegenError) {
        let isNumber =
            switch reader.slot(at: index) {
            case .int, .double, .literal(.complex): true
            default: false
            }
        if isNumber { text.append("(") }
        try write(at: &index, id)
        if isNumber { text.append(")") }
    }
}
