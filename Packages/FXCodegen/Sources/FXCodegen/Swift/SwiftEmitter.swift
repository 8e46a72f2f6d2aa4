// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The Swift of one graph's `forward` in the making.
struct SwiftEmitter {
    let state: SwiftState
    let operators: OperatorTable
    private(set) var body: [String] = []
    private var parameters: [SwiftSignature.Parameter] = []
    private var result: String?
    private var used: Set<String> = []
    private var names: [Int32: String] = [:]
    private var types: [Int32: SwiftType] = [:]

    init(state: SwiftState, operators: OperatorTable) {
        self.state = state
        self.operators = operators
    }

    mutating func emit(_ node: Node) throws(CodegenError) {
        switch node.operation {
        case .placeholder(let target): try emitParameter(node, target)
        case .output:
            let value = node.arguments.first ?? .none
            let text = try literal(value, node)
            result = try resultType(of: value, node).text
            body.append("return " + text)
        case .getAttribute(let path):
            emitValue(node, state.expression(of: path), .tensor)
        case .callModule(let path):
            let arguments = try argumentsText(node.arguments, node)
            emitValue(node, "\(state.expression(of: path))(\(arguments))", .tensor)
        case .callMethod(let method): try emitMethod(node, method)
        case .callFunction(let function): try emitFunction(node, function)
        }
    }

    func signature() throws(CodegenError) -> SwiftSignature {
        guard let result else { throw .noOutput }
        return SwiftSignature(parameters: parameters, result: result)
    }

    private mutating func emitParameter(_ node: Node, _ target: String) throws(CodegenError) {
        guard SwiftIdentifier.isLegal(target) else {
            throw .illegalName(NodeSnapshot(node), target, .swift)
        }
        let defaultValue = node.arguments.first
        guard let type = SwiftType(of: node, defaultValue: defaultValue) else {
            throw .illegalType(NodeSnapshot(node), node.type ?? ValueType("None"), .swift)
        }
        let text: String?
        if let defaultValue { text = try literal(defaultValue, node) } else { text = nil }
        types[node.id] = type
        parameters.append(
            SwiftSignature.Parameter(
                target: target, name: makeName(node), type: type.text, defaultValue: text))
    }

    /// Adds `let name = value`.
    mutating func emitValue(_ node: Node, _ value: String, _ type: SwiftType) {
        types[node.id] = type
        body.append(node.isUnused ? "_ = \(value)" : "let \(makeName(node)) = \(value)")
    }

    /// Adds a line that gives no value.
    mutating func emitStatement(_ text: String) { body.append(text) }

    private mutating func makeName(_ node: Node) -> String {
        let name = SwiftIdentifier.escaped(SwiftIdentifier.unique(node.name, used: &used))
        names[node.id] = name
        return name
    }
}

// MARK: - Values

extension SwiftEmitter {
    func name(of node: Node) -> String { names[node.id] ?? "" }

    func type(of value: Argument<Node>) -> SwiftType? {
        switch value {
        case .leaf(let node): types[node.id]
        case .int: .int
        case .double: .double
        case .bool: .bool
        case .string: .string
        default: nil
        }
    }

    func literal(_ value: Argument<Node>, _ node: Node) throws(CodegenError) -> String {
        switch value {
        case .leaf(let input): return name(of: input)
        case .list(let items): return "[" + (try literals(items, node)) + "]"
        case .tuple(let items):
            // A tuple of sizes or axes is an array in Swift; one of results stays a tuple.
            let isResult = node.opcode == .output && items.count > 1
            return (isResult ? "(" : "[") + (try literals(items, node)) + (isResult ? ")" : "]")
        case .dictionary(let entries):
            var parts: [String] = []
            for entry in entries {
                parts.append(SwiftText.literal(entry.key) + ": " + (try literal(entry.value, node)))
            }
            return "[" + (parts.isEmpty ? ":" : parts.joined(separator: ", ")) + "]"
        default:
            guard let text = SwiftText.literal(value) else {
                throw .inexpressible(
                    NodeSnapshot(node), value: value.pythonRepr(\.name), .swift)
            }
            return text
        }
    }

    func literals(_ items: [Argument<Node>], _ node: Node) throws(CodegenError) -> String {
        var parts: [String] = []
        for item in items { parts.append(try literal(item, node)) }
        return parts.joined(separator: ", ")
    }

    private func resultType(
        of value: Argument<Node>, _ node: Node
    ) throws(CodegenError) -> SwiftType {
        if let type = type(of: value) { return type }
        let parts: [Argument<Node>]
        switch value {
        case .tuple(let items), .list(let items): parts = items
        case .dictionary(let entries): parts = entries.map(\.value)
        default: parts = []
        }
        var types: [SwiftType] = []
        for part in parts { types.append(try resultType(of: part, node)) }
        let isUniform = types.allSatisfy { $0 == types.first }
        if case .tuple = value, types.count > 1 { return .tuple(types) }
        guard let first = types.first, isUniform else {
            throw .inexpressible(NodeSnapshot(node), value: value.pythonRepr(\.name), .swift)
        }
        if case .dictionary = value { return .dictionary(first) }
        return .array(first)
    }
}
