// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a node does: the opcode and its target in one value.
///
/// - SeeAlso: `torch.fx.Node.op`, `torch.fx.Node.target`
public enum Operation: Hashable, Sendable {
    /// An input of the graph. The name is the parameter's, `*args` and `**kwargs` included; a
    /// default value is the node's only argument.
    case placeholder(String)
    /// The parameter, buffer or module at a path.
    case getAttribute(ModulePath)
    case callFunction(FunctionTarget)
    /// A method of the first argument.
    case callMethod(MethodName)
    case callModule(ModulePath)
    /// The graph's result: the node's only argument.
    case output
}

extension Operation {
    public var opcode: Opcode {
        switch self {
        case .placeholder: .placeholder
        case .getAttribute: .getAttribute
        case .callFunction: .callFunction
        case .callMethod: .callMethod
        case .callModule: .callModule
        case .output: .output
        }
    }

    /// The target as torch.fx prints it, such as `operator.add` or `layers.0`.
    public var targetText: String {
        switch self {
        case .placeholder(let name): name
        case .getAttribute(let path), .callModule(let path): path.text
        case .callFunction(let function): function.qualifiedName
        case .callMethod(let method): method.text
        case .output: "output"
        }
    }

    /// The path of the parameter, buffer or module that is read or called, where one is.
    public var path: ModulePath? {
        switch self {
        case .getAttribute(let path), .callModule(let path): path
        case .placeholder, .callFunction, .callMethod, .output: nil
        }
    }

    /// The function or method that is called, where one is.
    public var callee: Callee? {
        switch self {
        case .callFunction(let function): .function(function)
        case .callMethod(let method): .method(method)
        default: nil
        }
    }

    /// What a node of this operation is called when nobody names it.
    ///
    /// A function gives its own name, a path or method its text, `__magic__` names lose their
    /// underscores; all in snake case.
    ///
    /// - SeeAlso: `torch.fx.Graph._target_to_str`
    var nameCandidate: String {
        var text = targetText
        if case .callFunction(let function) = self {
            text = function.simpleName
        } else if text.hasPrefix("__"), text.hasSuffix("__"), text.utf8.count > 4 {
            text = String(text.dropFirst(2).dropLast(2))
        }
        return text.snakeCased
    }
}

extension String {
    /// Lower case, with an underscore between a lower-case ASCII letter and an upper-case one.
    var snakeCased: String {
        guard utf8.contains(where: { (0x41...0x5a).contains($0) || $0 >= 0x80 }) else {
            return self
        }
        var result = ""
        var afterLowercase = false
        for scalar in unicodeScalars {
            if afterLowercase, ("A"..."Z").contains(scalar) { result += "_" }
            afterLowercase = ("a"..."z").contains(scalar)
            result.unicodeScalars.append(scalar)
        }
        return result.lowercased()
    }
}
