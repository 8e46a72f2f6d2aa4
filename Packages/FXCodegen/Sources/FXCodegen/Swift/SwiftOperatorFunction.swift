// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// A private function of a generated class that calls one operator by name.
///
///     @inline(never)
///     private static func aten_view_default(_ x0: Tensor, _ x1: [Int]) -> Tensor {
///         return torch.ops.aten.view.default(x0, x1)
///     }
///
/// A call by name makes an array of existential values, on which an optimizing compiler spends ten
/// times what it spends on a call of a function with typed parameters: long bodies do it once an
/// operator.
struct SwiftOperatorFunction {
    /// What stands for one argument of the operator.
    enum Argument: Hashable {
        /// A parameter of a type.
        case parameter(SwiftType)
        /// A word, such as a dtype, that the function itself writes.
        case fixed(String)
    }

    let name: String
    let arguments: [Argument]
    /// The keywords of the last arguments.
    let labels: [String]
    let result: SwiftType

    /// The declaration, which calls the operator by the name that it has in general.
    func declaration(calling general: String) -> String {
        let positional = arguments.count - labels.count
        var parameters: [String] = []
        var values: [String] = []
        for (index, argument) in arguments.enumerated() {
            let label =
                index < positional ? nil : SwiftIdentifier.escapedLabel(labels[index - positional])
            switch argument {
            case .parameter(let type):
                parameters.append("\(label ?? "_") x\(index): \(type.text)")
                values.append((label.map { $0 + ": " } ?? "") + "x\(index)")
            case .fixed(let text): values.append((label.map { $0 + ": " } ?? "") + text)
            }
        }
        return """

                @inline(never)
                private static func \(name)(\(parameters.joined(separator: ", "))) -> \(result.text) {
                    return \(general)(\(values.joined(separator: ", ")))
                }

            """
    }
}

extension SwiftEmitter {
    /// Writes a call by name by way of a private function, which is made when the first is met.
    mutating func emitByFunction(
        _ id: Int32, _ call: SwiftCall, _ result: SwiftType
    ) throws(CodegenError) {
        let function = try operatorFunction(id, call, result)
        beginValue(id, result)
        text += "Self."
        text += function.name
        text.append("(")
        var isFirst = true
        for (position, argument) in function.arguments.enumerated() {
            guard case .parameter = argument else { continue }
            if !isFirst { text += ", " }
            isFirst = false
            if position < starts.count {
                try writeValue(at: starts[position], id)
            } else {
                let entry = keywords[position - starts.count]
                text += SwiftIdentifier.escapedLabel(entry.key)
                text += ": "
                try writeValue(at: entry.start, id)
            }
        }
        text.append(")")
    }

    private mutating func operatorFunction(
        _ id: Int32, _ call: SwiftCall, _ result: SwiftType
    ) throws(CodegenError) -> SwiftOperatorFunction {
        let index = reader.operationIndex(of: id)
        for function in operatorFunctions[index] where function.result == result {
            if try takes(function, id) { return function }
        }
        let function = try makeOperatorFunction(id, call, result)
        operatorFunctions[index].append(function)
        extras.operatorFunctions += function.declaration(calling: call.general)
        return function
    }

    /// Whether a function calls the operator with such arguments as the node at hand has.
    private mutating func takes(
        _ function: SwiftOperatorFunction, _ id: Int32
    ) throws(CodegenError) -> Bool {
        guard function.arguments.count == starts.count + keywords.count,
            function.labels.count == keywords.count
        else { return false }
        for position in keywords.indices where function.labels[position] != keywords[position].key {
            return false
        }
        for (position, expected) in function.arguments.enumerated() {
            switch expected {
            case .parameter(let type):
                if !isValue(at: start(of: position), of: type) { return false }
            case .fixed: if try argument(at: position, id) != expected { return false }
            }
        }
        return true
    }

    /// Whether `parameterType` is a type, which is not made for most.
    private func isValue(at index: Int, of type: SwiftType) -> Bool {
        switch reader.slot(at: index) {
        case .node(let input): return types[Int(input)] == type
        case .list(let count):
            if case .array(let element) = type, isList(count, of: element, from: index + 1) {
                return true
            }
            return parameterType(at: index) == type
        default: return parameterType(at: index) == type
        }
    }

    private mutating func makeOperatorFunction(
        _ id: Int32, _ call: SwiftCall, _ result: SwiftType
    ) throws(CodegenError) -> SwiftOperatorFunction {
        for entry in keywords where !SwiftIdentifier.isLegal(entry.key) {
            throw .illegalName(snapshot(id), entry.key, .swift)
        }
        var arguments: [SwiftOperatorFunction.Argument] = []
        for position in 0..<(starts.count + keywords.count) {
            arguments.append(try argument(at: position, id))
        }
        return SwiftOperatorFunction(
            name: extras.makeName(call.callee.functionName), arguments: arguments,
            labels: keywords.map(\.key), result: result)
    }

    /// Where a value of the node at hand begins: those by position come first.
    private func start(of position: Int) -> Int {
        position < starts.count ? starts[position] : keywords[position - starts.count].start
    }

    /// What stands for a value of the node at hand.
    private mutating func argument(
        at position: Int, _ id: Int32
    ) throws(CodegenError) -> SwiftOperatorFunction.Argument {
        let start = start(of: position)
        if let type = parameterType(at: start) { return .parameter(type) }
        let end = text.count
        try writeValue(at: start, id)
        defer { text.truncate(to: end) }
        return .fixed(text.text(from: end))
    }

    /// The type of the expression that `writeValue` writes; nil where it is a word.
    private func parameterType(at index: Int) -> SwiftType? {
        switch reader.slot(at: index) {
        case .node(let input): types[Int(input)]
        case .int: .int
        case .double: .double
        case .bool: .bool
        case .list(let count): arrayType(count, from: index + 1) ?? .any
        case .tuple, .dictionary, .slice: .any
        case .literal(.constant): .tensor
        case .none, .key, .string, .literal: nil
        }
    }
}

extension Callee {
    /// What a function that calls it is named after: `aten.view.default`.
    fileprivate var functionName: String {
        switch self {
        case .method(let method): return method.text
        case .function(let function):
            let name = function.qualifiedName
            let prefix = "torch.ops."
            return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
        }
    }
}
