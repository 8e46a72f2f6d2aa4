// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension SwiftEmitter {
    mutating func emitMethod(_ node: Node, _ method: MethodName) throws(CodegenError) {
        let isSize = method == "size"
        if !isSize, !operators.contains(.method(method)) {
            throw .unknownCallee(NodeSnapshot(node), .method(method))
        }
        guard SwiftSpelling.hasMethod(method, in: operators) else {
            throw .noSpelling(NodeSnapshot(node), .method(method), .swift)
        }
        guard SwiftIdentifier.isLegal(method.text) else {
            throw .illegalName(NodeSnapshot(node), method.text, .swift)
        }
        let arguments = node.arguments
        guard let receiver = arguments.first?.leaf else {
            throw .wrongArguments(NodeSnapshot(node), expected: "a value as receiver")
        }
        let isOwn = operators.overloads(of: .method(method)).contains { $0.name.hasPrefix("aten.") }
        let name = SwiftIdentifier.escapedMember(
            isOwn ? SwiftSpelling.camelCase(method.text) : method.text)
        let rest = try argumentsText(Array(arguments.dropFirst()), of: .method(method), node)
        let type =
            isSize
            ? (arguments.count > 1 ? SwiftType.size : .shape) : resultType(.method(method))
        emitValue(node, "\(self.name(of: receiver)).\(name)(\(rest))", type)
    }

    mutating func emitFunction(_ node: Node, _ function: FunctionTarget) throws(CodegenError) {
        if function == .operator.getitem { return try emitItem(node) }
        if function == "operator.setitem" { return try emitAssignment(node) }
        if function == .builtins.getattr { return try emitAttribute(node) }
        if let (text, type) = try operatorText(function, node) {
            return emitValue(node, text, type)
        }
        let callee = try functionText(function, node)
        let arguments = try argumentsText(node.arguments, of: .function(function), node)
        emitValue(node, "\(callee)(\(arguments))", resultType(.function(function)))
    }

    /// The arguments between the parentheses of a call: keywords as labels, and the names of
    /// parameters where Swift wants a label.
    func argumentsText(
        _ positional: [Argument<Node>], of callee: Callee? = nil, _ node: Node
    ) throws(CodegenError) -> String {
        let labels = callee.map { self.labels(of: $0, node) } ?? [:]
        // A method's receiver stands before the parentheses.
        let skipped = if case .method = callee { 1 } else { 0 }
        var parts: [String] = []
        for (index, argument) in positional.enumerated() {
            let label = labels[index + skipped].map { $0 + ": " } ?? ""
            parts.append(label + (try literal(argument, node)))
        }
        for entry in node.keywordArguments.entries {
            guard SwiftIdentifier.isLegal(entry.key) else {
                throw .illegalName(NodeSnapshot(node), entry.key, .swift)
            }
            let label = callee == nil ? entry.key : SwiftSpelling.camelCase(entry.key)
            parts.append("\(label): " + (try literal(entry.value, node)))
        }
        return parts.joined(separator: ", ")
    }

    /// The labels that Swift wants for arguments by position.
    private func labels(of callee: Callee, _ node: Node) -> [Int: String] {
        let count = node.arguments.count
        guard let free = SwiftSpelling.unlabelledCount(of: callee), count > free + 1 else {
            return [:]
        }
        let schema = operators.overloads(of: callee).first { schema in
            schema.parameters.prefix { !$0.isKeywordOnly }.count >= count
        }
        guard let schema else { return [:] }
        let labels = ((free + 1)..<count).map { index in
            (index, SwiftSpelling.camelCase(schema.parameters[index].name))
        }
        return Dictionary(uniqueKeysWithValues: labels)
    }

    /// The type of a call's value, from the results of the callee's first overload.
    private func resultType(_ callee: Callee) -> SwiftType {
        guard let schema = operators.overloads(of: callee).first else { return .tensor }
        if schema.results.count == 1, case .list(.tensor, _) = schema.results[0].kind {
            return .list
        }
        guard schema.results.count > 1 else { return .tensor }
        let name = schema.name.split(separator: ".").dropFirst().first.map(String.init)
        return .results(.init(name: name ?? schema.name, fields: schema.results.map(\.name)))
    }
}

// MARK: - Operators

extension SwiftEmitter {
    private static let infix = [
        "operator.add": "+", "operator.sub": "-", "operator.mul": "*", "operator.truediv": "/",
        "operator.gt": ">", "operator.ge": ">=", "operator.lt": "<", "operator.le": "<=",
    ]

    /// Operators that sizes do not have.
    private static let tensorInfix = [
        "operator.mod": "%", "operator.and_": "&", "operator.or_": "|", "operator.xor": "^",
        "operator.lshift": "<<", "operator.rshift": ">>", "operator.pow": "**",
    ]

    private static let prefixes = ["operator.neg": "-", "operator.invert": "~"]

    /// A call written as an operator, or nil where Swift has none for it.
    private func operatorText(
        _ function: FunctionTarget, _ node: Node
    ) throws(CodegenError) -> (String, SwiftType)? {
        let arguments = node.arguments
        if let symbol = Self.prefixes[function.qualifiedName] {
            try requireOperands(1, node)
            return (symbol + (try operand(arguments[0], node)), type(of: arguments[0]) ?? .tensor)
        }
        let isSizes = arguments.allSatisfy { type(of: $0) == .size || type(of: $0) == .int }
        let symbol =
            isSizes && function == .operator.floordiv
            ? "/"
            : Self.infix[function.qualifiedName]
                ?? (isSizes ? nil : Self.tensorInfix[function.qualifiedName])
        guard let symbol else { return nil }
        try requireOperands(2, node)
        let text = "\(try operand(arguments[0], node)) \(symbol) \(try operand(arguments[1], node))"
        return (text, isSizes ? .size : .tensor)
    }

    private func requireOperands(_ count: Int, _ node: Node) throws(CodegenError) {
        guard node.arguments.count == count, node.keywordArguments.isEmpty else {
            throw .wrongArguments(
                NodeSnapshot(node), expected: "\(count) \(count == 1 ? "operand" : "operands")")
        }
    }

    private func operand(_ value: Argument<Node>, _ node: Node) throws(CodegenError) -> String {
        let text = try literal(value, node)
        return text.hasPrefix("-") ? "(\(text))" : text
    }
}

// MARK: - Items and attributes

extension SwiftEmitter {
    /// What code may read of a value, and the type that it gives.
    private static let attributes: [String: SwiftType] = [
        "shape": .shape, "ndim": .int, "T": .tensor, "mT": .tensor, "real": .tensor,
        "imag": .tensor,
    ]

    private mutating func emitAttribute(_ node: Node) throws(CodegenError) {
        let arguments = node.arguments
        guard arguments.count == 2, let object = arguments[0].leaf,
            let attribute = arguments[1].string
        else {
            throw .wrongArguments(
                NodeSnapshot(node), expected: "a value and the name of an attribute")
        }
        let text = "\(name(of: object)).\(attribute)"
        if case .results(let results) = type(of: arguments[0]), results.fields.contains(attribute) {
            return emitValue(node, text, .tensor)
        }
        guard let type = Self.attributes[attribute] else {
            throw .noSpelling(NodeSnapshot(node), .function(.builtins.getattr), .swift)
        }
        emitValue(node, text, type)
    }

    private mutating func emitItem(_ node: Node) throws(CodegenError) {
        let arguments = node.arguments
        guard arguments.count == 2, let object = arguments[0].leaf else {
            throw .wrongArguments(NodeSnapshot(node), expected: "a value and an index")
        }
        let base = name(of: object)
        switch (type(of: arguments[0]), arguments[1]) {
        case (.results(let results), .int(let index)) where results.fields.indices.contains(index):
            emitValue(node, "\(base).\(results.fields[index])", .tensor)
        case (.shape, .int(let index)): emitValue(node, "\(base)[\(index)]", .size)
        case (.list, .int(let index)): emitValue(node, "\(base)[\(index)]", .tensor)
        case (.list, _), (.shape, _), (.results, _):
            throw .inexpressible(
                NodeSnapshot(node), value: arguments[1].pythonRepr(\.name), .swift)
        default: emitValue(node, "\(base)[\(try indexText(arguments[1], node))]", .tensor)
        }
    }

    /// `x[index] = value`, whose value in a graph is the tensor written to.
    private mutating func emitAssignment(_ node: Node) throws(CodegenError) {
        let arguments = node.arguments
        guard arguments.count == 3, let object = arguments[0].leaf, node.isUnused else {
            throw .wrongArguments(
                NodeSnapshot(node), expected: "a value, an index and what nobody uses afterwards")
        }
        let (base, index) = (name(of: object), try indexText(arguments[1], node))
        let value = try literal(arguments[2], node)
        emitStatement(
            arguments[2].leaf == nil
                ? "\(base).assign(\(value), at: \(index))" : "\(base)[\(index)] = \(value)")
    }

    /// What stands between the brackets of a tensor.
    private func indexText(
        _ index: Argument<Node>, _ node: Node
    ) throws(CodegenError) -> String {
        let parts = if case .tuple(let items) = index { items } else { [index] }
        var texts: [String] = []
        for part in parts {
            switch part {
            case .ellipsis: texts.append("Ellipsis()")
            case .slice(let start, let stop, let step):
                var bounds: [String] = []
                if !start.isNone || !stop.isNone { bounds.append(try literal(start, node)) }
                if !stop.isNone { bounds.append(try literal(stop, node)) }
                if !step.isNone { bounds.append("step: " + (try literal(step, node))) }
                texts.append("TensorSlice(" + bounds.joined(separator: ", ") + ")")
            case .none, .int, .bool, .leaf, .list: texts.append(try literal(part, node))
            default:
                throw .inexpressible(NodeSnapshot(node), value: index.pythonRepr(\.name), .swift)
            }
        }
        return texts.joined(separator: ", ")
    }
}

// MARK: - Names of functions

extension SwiftEmitter {
    /// A function as Swift spells it: `torch.relu`, `F.relu`, or a registered function's own name.
    private func functionText(
        _ function: FunctionTarget, _ node: Node
    ) throws(CodegenError) -> String {
        let callee = Callee.function(function)
        let overloads = operators.overloads(of: callee)
        guard !overloads.isEmpty else { throw .unknownCallee(NodeSnapshot(node), callee) }
        if let text = SwiftSpelling.text(of: function) { return text }
        // An operator or ATen overload is called by a function that means the same.
        let isForeign = function.isOperator || function.qualifiedName.hasPrefix("torch.")
        if isForeign {
            let others = overloads.flatMap(\.functions) + overloads.map(\.torchFunction)
            let known = others.filter { operators.contains(.function($0)) }
            guard let text = known.lazy.compactMap(SwiftSpelling.text).first else {
                throw .noSpelling(NodeSnapshot(node), callee, .swift)
            }
            return text
        }
        guard SwiftIdentifier.isLegal(function.simpleName) else {
            throw .illegalName(NodeSnapshot(node), function.simpleName, .swift)
        }
        return SwiftIdentifier.escaped(function.simpleName)
    }
}

extension OperatorSchema {
    /// The function of `torch` that is called as the operator is.
    fileprivate var torchFunction: FunctionTarget {
        let atoms = name.split(separator: ".")
        return FunctionTarget("torch." + (atoms.count > 1 ? atoms[1] : atoms[0]))
    }
}
