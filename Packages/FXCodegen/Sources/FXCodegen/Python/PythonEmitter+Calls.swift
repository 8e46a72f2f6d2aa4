// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PythonEmitter {
    mutating func emitMethod(_ node: Node, _ method: MethodName) throws(CodegenError) {
        try check(.method(method), node)
        guard PythonIdentifier.isLegal(method.text) else {
            throw .illegalName(NodeSnapshot(node), method.text, .python)
        }
        let arguments = node.arguments
        guard let receiver = arguments.first else {
            throw .wrongArguments(NodeSnapshot(node), expected: "a receiver")
        }
        let object = try receiverText(receiver, node)
        let rest = try argumentsText(node, from: 1)
        try emitValue(node, "\(object).\(method.text)(\(rest))")
    }

    mutating func emitFunction(_ node: Node, _ function: FunctionTarget) throws(CodegenError) {
        let name = function.simpleName
        if function.isOperator, let pieces = PythonOperators.values[name] {
            let operands = try operands(node, count: pieces.count - 1, isPower: name == "pow")
            return try emitValue(node, PythonOperators.text(pieces, operands))
        }
        if function.isOperator, let pieces = PythonOperators.inPlace[name] {
            return try emitInPlace(node, pieces)
        }
        if function == .builtins.getattr, let attribute = try attribute(of: node) {
            let object = try receiverText(node.arguments[0], node)
            return try emitValue(node, "\(object).\(attribute)")
        }
        let callee = try functionText(function, node)
        if node.metadata[.isWrapped] == true { addWrapped(callee) }
        try emitValue(node, callee + "(" + argumentsText(node) + ")")
    }

    private mutating func emitInPlace(_ node: Node, _ pieces: [String]) throws(CodegenError) {
        let operands = try operands(node, count: pieces.count - 1, isPower: false)
        guard let target = node.arguments.first?.leaf else {
            throw .wrongArguments(NodeSnapshot(node), expected: "a value to write to")
        }
        let statement = PythonOperators.text(pieces, operands)
        let type = try annotation(of: node)
        addLine(
            "\(statement);  \(names.name(of: node))\(type) = \(names.name(of: target))", of: node)
    }

    /// The name that `getattr` reads, where it is known and needs no default.
    private func attribute(of node: Node) throws(CodegenError) -> String? {
        let arguments = node.arguments
        guard arguments.count >= 2, let name = arguments[1].string else {
            throw .wrongArguments(NodeSnapshot(node), expected: "a value and the name to read")
        }
        if !generator.acceptsUnknownCallees, PythonIdentifier.isMagic(name) {
            throw .illegalName(NodeSnapshot(node), name, .python)
        }
        return arguments.count == 2 && PythonIdentifier.isLegal(name) ? name : nil
    }

    private mutating func operands(
        _ node: Node, count: Int, isPower: Bool
    ) throws(CodegenError) -> [String] {
        let arguments = node.arguments
        guard arguments.count == count, node.keywordArguments.isEmpty else {
            throw .wrongArguments(
                NodeSnapshot(node), expected: "\(count) \(count == 1 ? "operand" : "operands")")
        }
        var result: [String] = []
        for argument in arguments { result.append(try literal(argument, node)) }
        // -1 ** x is -(1 ** x).
        if isPower, result[0].hasPrefix("-") { result[0] = "(\(result[0]))" }
        return result
    }

    /// The positional arguments from an index on and the keyword arguments.
    mutating func argumentsText(_ node: Node, from start: Int = 0) throws(CodegenError) -> String {
        var parts: [String] = []
        for argument in node.arguments.dropFirst(start) {
            parts.append(try literal(argument, node))
        }
        for entry in node.keywordArguments.entries {
            guard PythonIdentifier.isLegal(entry.key) else {
                throw .illegalName(NodeSnapshot(node), entry.key, .python)
            }
            parts.append("\(entry.key) = " + (try literal(entry.value, node)))
        }
        return parts.joined(separator: ", ")
    }
}

// MARK: - Names of callees

extension PythonEmitter {
    /// Functions and methods without an operator that only read.
    private static let harmless: Set<Callee> = [
        .function(.builtins.getattr), .method("size"),
    ]

    private func check(_ callee: Callee, _ node: Node) throws(CodegenError) {
        let isKnown =
            generator.acceptsUnknownCallees || Self.harmless.contains(callee)
            || generator.operators.contains(callee)
        if !isKnown { throw .unknownCallee(NodeSnapshot(node), callee) }
    }

    /// A function as code reaches it: by its path in `torch`, or by a name bound from outside.
    mutating func functionText(
        _ function: FunctionTarget, _ node: Node
    ) throws(CodegenError) -> String {
        try check(.function(function), node)
        let name = function.qualifiedName
        guard PythonIdentifier.isDotted(name) else {
            throw .illegalName(NodeSnapshot(node), name, .python)
        }
        if name.hasPrefix("torch.") { return name }
        if name.hasPrefix("builtins.") { return String(name.dropFirst("builtins.".count)) }
        return names.global(function.isOperator ? "_" + name : name)
    }

    /// What stands at a path: `self.linear`, `getattr(self.layers, "0")`.
    func pathText(_ path: ModulePath, _ node: Node) throws(CodegenError) -> String {
        let atoms = path.atoms
        guard !atoms.isEmpty, !atoms.contains(where: { $0.isEmpty || PythonIdentifier.isMagic($0) })
        else { throw .illegalPath(NodeSnapshot(node), path) }
        return atoms.reduce(root) { object, atom in
            PythonIdentifier.isLegal(atom)
                ? "\(object).\(atom)" : "getattr(\(object), \(doubleQuoted(String(atom))))"
        }
    }

    /// A quoted text as torch.fx writes it, in double quotes where no quote is in it.
    func doubleQuoted(_ text: String) -> String {
        let quoted = PythonText.repr(text)
        let hasQuotes = text.contains("'") || text.contains("\"")
        return hasQuotes ? quoted : "\"\(quoted.dropFirst().dropLast())\""
    }
}
