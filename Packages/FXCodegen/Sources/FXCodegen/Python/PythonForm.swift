// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// How the nodes of one operation are written.
enum PythonForm {
    case parameter(String)
    case output
    /// `self.weight`.
    case value(String)
    /// `callee(arguments)`.
    case call(String, function: FunctionTarget?)
    /// `receiver.name(arguments)`.
    case method(String)
    /// An operator that gives a value: the pieces around its operands.
    case operation([String], isPower: Bool)
    /// An operator that writes to its first operand.
    case inPlace([String])
    case getAttribute
}

extension PythonEmitter {
    /// How a node is written; what is refused is refused with the node.
    mutating func form(of id: Int32) throws(CodegenError) -> PythonForm {
        let index = reader.operationIndex(of: id)
        if let form = forms[index] { return form }
        let form = try makeForm(reader.operations[index], id)
        forms[index] = form
        return form
    }

    private mutating func makeForm(
        _ operation: Operation, _ id: Int32
    ) throws(CodegenError) -> PythonForm {
        switch operation {
        case .placeholder(let target):
            let stars = target.prefix { $0 == "*" }
            let raw = String(target.dropFirst(stars.count))
            guard stars.count <= 2, PythonIdentifier.isLegal(raw) else {
                throw .illegalName(snapshot(id), target, .python)
            }
            return .parameter(target)
        case .output: return .output
        case .getAttribute(let path): return .value(try pathText(path, id))
        case .callModule(let path): return .call(try pathText(path, id), function: nil)
        case .callMethod(let method):
            try check(.method(method), id)
            guard PythonIdentifier.isLegal(method.text) else {
                throw .illegalName(snapshot(id), method.text, .python)
            }
            return .method(method.text)
        case .callFunction(let function): return try makeForm(function, id)
        }
    }

    private mutating func makeForm(
        _ function: FunctionTarget, _ id: Int32
    ) throws(CodegenError) -> PythonForm {
        let name = function.simpleName
        if function.isOperator, let pieces = PythonOperators.values[name] {
            return .operation(pieces, isPower: name == "pow")
        }
        if function.isOperator, let pieces = PythonOperators.inPlace[name] {
            return .inPlace(pieces)
        }
        if function == .builtins.getattr { return .getAttribute }
        return .call(try functionText(function, id), function: function)
    }

    func snapshot(_ id: Int32) -> NodeSnapshot { NodeSnapshot(reader.node(id)) }
}

// MARK: - Names of callees

extension PythonEmitter {
    /// Functions and methods without an operator that only read, and those that run graphs.
    private static let harmless = Set<Callee>([.function(.builtins.getattr), .method("size")])
        .union(SwiftControl.names.map { .function($0) })

    private func check(_ callee: Callee, _ id: Int32) throws(CodegenError) {
        let isKnown =
            generator.acceptsUnknownCallees || Self.harmless.contains(callee)
            || generator.operators.contains(callee)
        if !isKnown { throw .unknownCallee(snapshot(id), callee) }
    }

    /// A function as code reaches it: by its path in `torch`, or by a name bound from outside.
    mutating func functionText(
        _ function: FunctionTarget, _ id: Int32
    ) throws(CodegenError) -> String {
        try check(.function(function), id)
        let name = function.qualifiedName
        guard PythonIdentifier.isDotted(name) else {
            throw .illegalName(snapshot(id), name, .python)
        }
        if name.hasPrefix("torch.") { return name }
        if name.hasPrefix("builtins.") { return String(name.dropFirst("builtins.".count)) }
        return names.global(function.isOperator ? "_" + name : name)
    }

    /// What stands at a path: `self.linear`, `getattr(self.layers, "0")`.
    private func pathText(_ path: ModulePath, _ id: Int32) throws(CodegenError) -> String {
        let atoms = path.atoms
        guard !atoms.isEmpty, !atoms.contains(where: { $0.isEmpty || PythonIdentifier.isMagic($0) })
        else { throw .illegalPath(snapshot(id), path) }
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
