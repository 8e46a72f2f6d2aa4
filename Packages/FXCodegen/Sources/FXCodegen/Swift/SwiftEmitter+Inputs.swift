// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension SwiftEmitter {
    mutating func emitParameter(_ id: Int32, _ target: String) throws(CodegenError) {
        let node = reader.node(id)
        let defaultValue = node.arguments.first
        guard var type = SwiftType(of: node, defaultValue: defaultValue) else {
            throw .illegalType(snapshot(id), node.type ?? ValueType("None"), .swift)
        }
        if let defaultValue, !Self.fits(defaultValue, type) { type = .any }
        if parameters.count < givenTypes.count { type = givenTypes[parameters.count].known }
        types[Int(id)] = type
        let run = reader.arguments(of: id)
        var value: String?
        var literal: String?
        if run.start < run.keywordStart {
            value = try piece { (emitter) throws(CodegenError) in
                try emitter.writeDefault(type, at: run.start, id)
            }
            literal = try piece { (emitter) throws(CodegenError) in
                // A bare `.none` would be that of an optional.
                if case .none = emitter.reader.slot(at: run.start) { emitter.text += "Literal" }
                try emitter.writeTree(at: run.start, id)
            }
        }
        parameters.append(
            SwiftSignature.Parameter(
                target: target, name: names.name(of: id), type: type,
                annotation: node.type?.text, defaultValue: value, defaultLiteral: literal,
                spec: reader.metadata(of: id)[.spec]?.leaf?.description))
    }

    /// Whether a default can be written for a type.
    private static func fits(_ value: Argument<Node>, _ type: SwiftType) -> Bool {
        switch (value, type) {
        case (.none, .optional), (.none, .any), (.int, .size), (.int, .number), (.double, .number),
            (.bool, .bool), (.string, .string), (.constant, .tensor), (_, .any):
            true
        case (_, .optional(let wrapped)): fits(value, wrapped)
        default: false
        }
    }

    private mutating func writeDefault(
        _ type: SwiftType, at index: Int, _ id: Int32
    ) throws(CodegenError) {
        switch (type, reader.slot(at: index)) {
        case (.optional, .none): text += "nil"
        case (.optional(let wrapped), _): try writeDefault(wrapped, at: index, id)
        case (.number, .int), (.number, .double):
            text += "SymDouble("
            try writeTree(at: index, id)
            text.append(")")
        case (.tensor, .literal(.constant(let constant))): try write(constant, id)
        default: try writeTree(at: index, id)
        }
    }

    /// Returns what a closure writes, and takes it back.
    mutating func piece(
        _ write: (inout SwiftEmitter) throws(CodegenError) -> Void
    ) throws(CodegenError) -> String {
        let start = text.count
        try write(&self)
        let result = text.text(from: start)
        text.truncate(to: start)
        return result
    }
}
