// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The Python of one graph in the making.
struct PythonEmitter {
    let generator: PythonGenerator
    let root: String
    /// Whether values say what is known of their shapes, and comments where they come from.
    let isReadable: Bool
    /// The comment that the last statements stand under.
    var origin: String?
    var names = PythonNames()
    private var parameters: [String] = []
    private var lines: [String] = []
    private var returnType = ""
    private var wrapped: [String] = []
    private let lastUses: [Int32: [Node]]

    init(_ graph: Graph, generator: PythonGenerator, root: String, isReadable: Bool = false) {
        self.generator = generator
        self.root = root
        self.isReadable = isReadable
        lastUses = Self.lastUses(in: graph)
    }

    /// The nodes whose values nobody needs after each node, in the order in which a walk from the
    /// end meets them.
    private static func lastUses(in graph: Graph) -> [Int32: [Node]] {
        var seen: Set<Int32> = []
        var result: [Int32: [Node]] = [:]
        for user in graph.nodes.reversed() {
            for input in user.inputs where seen.insert(input.id).inserted {
                result[user.id, default: []].append(input)
            }
        }
        return result
    }

    mutating func emit(_ node: Node) throws(CodegenError) {
        if isReadable { addOrigin(of: node) }
        switch node.operation {
        case .placeholder(let target): try emitParameter(node, target)
        case .output: try emitReturn(node)
        case .getAttribute(let path):
            let value = try pathText(path, node)
            try emitValue(node, value)
        case .callModule(let path):
            let module = try pathText(path, node)
            try emitValue(node, module + "(" + argumentsText(node) + ")")
        case .callMethod(let method): try emitMethod(node, method)
        case .callFunction(let function): try emitFunction(node, function)
        }
    }

    /// The whole text.
    func finish() -> String {
        "\n\(wraps.joined(separator: "\n"))\n\n\(head)\n"
            + body.map { "    \($0)\n" }.joined() + "    "
    }

    var wraps: [String] { wrapped.map { "torch.fx._symbolic_trace.wrap(\"\($0)\")" } }

    var head: String {
        let parameters = parameters.first == "self" ? parameters : ["self"] + parameters
        return "def forward(\(parameters.joined(separator: ", ")))\(returnType):"
    }

    var body: [String] { lines.isEmpty ? ["pass"] : lines }
}

// MARK: - Statements

extension PythonEmitter {
    private mutating func emitParameter(_ node: Node, _ target: String) throws(CodegenError) {
        let stars = target.prefix { $0 == "*" }
        let raw = String(target.dropFirst(stars.count))
        guard stars.count <= 2, PythonIdentifier.isLegal(raw) else {
            throw .illegalName(NodeSnapshot(node), target, .python)
        }
        var text = target + (try annotation(of: node))
        if let value = node.arguments.first { text += " = " + (try literal(value, node)) }
        parameters.append(text)
        let name = names.name(of: node)
        if name != raw { lines.append("\(name) = \(raw)") }
    }

    private mutating func emitReturn(_ node: Node) throws(CodegenError) {
        if let type = node.type {
            returnType = " -> " + (try typeText(type, node))
        }
        lines.append("return " + (try literal(node.arguments.first ?? .none, node)))
    }

    /// Adds `name = value;  freed = None`.
    mutating func emitValue(_ node: Node, _ value: String) throws(CodegenError) {
        let type = try annotation(of: node)
        addLine("\(names.name(of: node))\(type) = \(value)", of: node)
    }

    /// Adds a statement and frees what is not needed after it.
    mutating func addLine(_ statement: String, of node: Node) {
        var freed = lastUses[node.id] ?? []
        if node.isUnused { freed.append(node) }
        let targets = freed.map { names.name(of: $0) + " = " }.joined()
        lines.append(statement + (targets.isEmpty ? "" : ";  \(targets)None"))
    }

    /// Adds a comment, apart from what stands above it.
    mutating func addComment(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append("# " + text)
    }

    mutating func addWrapped(_ name: String) {
        if !wrapped.contains(name) { wrapped.append(name) }
    }

    mutating func annotation(of node: Node) throws(CodegenError) -> String {
        if isReadable, let spec = node.spec {
            return ": " + doubleQuoted(spec.description)
        }
        guard let type = node.type else { return "" }
        return " : " + (try typeText(type, node))
    }
}
