// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension SwiftEmitter {
    /// Writes the statement of a node that is neither an input nor the output.
    mutating func emitCall(_ id: Int32, _ form: SwiftForm) throws(CodegenError) {
        collect(reader.arguments(of: id))
        switch form {
        case .value(let value):
            beginValue(id, .tensor)
            text += value
        case .module(let module): try emitModule(id, module)
        case .call(let call): try emit(id, call)
        case .prefix(let symbol, let call): try emitPrefix(id, symbol, call)
        case .infix(let symbol, let call): try emitInfix(id, symbol, call)
        case .item(let call): try emitItem(id, call)
        case .assignment(let call): try emitAssignment(id, call)
        case .attribute(let call): try emitAttribute(id, call)
        case .size(let call): try emitSize(id, call)
        case .control(let function): try emitControl(id, function)
        case .parameter, .output: break
        }
        text.append("\n")
    }

    /// Writes a call by FXTensor's own function where one takes it, else by name.
    mutating func emit(_ id: Int32, _ call: SwiftCall) throws(CodegenError) {
        if call.spellings.isEmpty { return try emitByName(id, call) }
        // One that records the call as it is comes before one that names what stands by position.
        for isExact in [true, false] {
            for spelling in call.spellings where matches(spelling, call, isExact: isExact) {
                beginValue(id, spelling.result)
                if spelling.isMethod {
                    try write(.tensor, at: starts[0], id)
                    text.append(".")
                }
                text += spelling.name
                return try writeArguments(of: spelling, id)
            }
            if starts.count < 2 { break }
        }
        try emitByName(id, call)
    }

    private mutating func writeArguments(
        of spelling: SwiftSpelling, _ id: Int32
    ) throws(CodegenError) {
        text.append("(")
        var isFirst = true
        for index in spelling.parameters.indices where assigned[index] >= 0 {
            let parameter = spelling.parameters[index]
            if !isFirst { text += ", " }
            isFirst = false
            text += parameter.label
            try write(parameter.kind, at: assigned[index], id)
            if parameter.isVariadic { try writeRest(after: assigned[index], parameter.kind, id) }
        }
        text.append(")")
    }

    /// Writes the values by position behind one.
    private mutating func writeRest(
        after start: Int, _ kind: SwiftParameter.Kind, _ id: Int32
    ) throws(CodegenError) {
        for other in starts where other > start {
            text += ", "
            try write(kind, at: other, id)
        }
    }

    /// Writes a value for a parameter that takes it.
    mutating func write(
        _ kind: SwiftParameter.Kind, at index: Int, _ id: Int32
    ) throws(CodegenError) {
        switch reader.slot(at: index) {
        case .none: text += "nil"
        case .list(let count), .tuple(let count):
            text.append("[")
            for item in 0..<count {
                if item > 0 { text += ", " }
                try write(kind, at: index + 1 + item, id)
            }
            text.append("]")
        case .literal(.dtype(let dtype)): text += ".\(dtype.rawValue)"
        case .literal(.memoryFormat(let format)): text += ".\(format)"
        default: try writeValue(at: index, id)
        }
    }

    // MARK: - By name

    /// Writes a call by the callee's name, for a result of the type that it has.
    mutating func emitByName(
        _ id: Int32, _ call: SwiftCall, _ type: SwiftType? = nil
    ) throws(CodegenError) {
        if usesOperatorFunctions {
            return try emitByFunction(id, call, type ?? call.result ?? self.type(of: call, id))
        }
        if type == nil, let result = call.result {
            beginName(of: id, result)
            text += call.typedCall
        } else {
            beginValue(id, type ?? self.type(of: call, id), isTyped: true)
            text += call.general
            text.append("(")
        }
        for (position, start) in starts.enumerated() {
            if position > 0 { text += ", " }
            try writeValue(at: start, id)
        }
        for (position, entry) in keywords.enumerated() {
            guard SwiftIdentifier.isLegal(entry.key) else {
                throw .illegalName(snapshot(id), entry.key, .swift)
            }
            if position + starts.count > 0 { text += ", " }
            text += SwiftIdentifier.escapedLabel(entry.key)
            text += ": "
            try writeValue(at: entry.start, id)
        }
        text.append(")")
    }

    private func type(of call: SwiftCall, _ id: Int32) -> SwiftType {
        if let type = notedType(of: id) { return type }
        let node = reader.node(id)
        let resolved = try? operators.resolve(
            call.callee, node.arguments, node.keywordArguments
        ) { types[Int($0.id)].kind }
        return resolved?.schema.swiftResult ?? .any
    }

    /// The type that a noted dtype and shape say.
    func notedType(of id: Int32) -> SwiftType? {
        switch reader.metadata(of: id)[.spec] {
        case .leaf: return .tensor
        case .list(let items), .tuple(let items):
            return items.allSatisfy { $0.leaf != nil } ? .list : .any
        default: return nil
        }
    }

    // MARK: - Modules

    private mutating func emitModule(_ id: Int32, _ module: String) throws(CodegenError) {
        if let entry = keywords.first {
            throw .inexpressible(snapshot(id), value: "\(entry.key) = ...", .swift)
        }
        let noted = notedType(of: id)
        let isUsual =
            !isTakenApart[Int(id)] && noted ?? .tensor == .tensor
            && starts.allSatisfy { type(at: $0) == .tensor }
        guard isUsual else {
            beginValue(id, noted ?? .any, isTyped: true)
            text += "\(module).call(with: ["
            for (position, start) in starts.enumerated() {
                if position > 0 { text += ", " }
                try writeTree(at: start, id)
            }
            text += "])"
            return
        }
        beginValue(id, .tensor)
        text += module
        text.append("(")
        for (position, start) in starts.enumerated() {
            if position > 0 { text += ", " }
            try writeValue(at: start, id)
        }
        text.append(")")
    }
}

extension SwiftType {
    /// The kind of argument that a value is; nil where it may be any.
    fileprivate var kind: ArgumentKind? {
        switch self {
        case .tensor: .tensor
        case .size, .int: .int
        case .number, .double: .double
        case .bool: .bool
        case .string: .string
        case .list: .list(.tensor, count: nil)
        case .shape: .list(.int, count: nil)
        default: nil
        }
    }
}
