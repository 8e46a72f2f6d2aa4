// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// How the nodes of one operation are written.
enum SwiftForm {
    case parameter(String)
    case output
    /// `self.weight`.
    case value(String)
    /// A call of a module that is a property.
    case module(String)
    case prefix(String, SwiftCall)
    case infix(String, SwiftCall)
    case item(SwiftCall)
    case assignment(SwiftCall)
    case attribute(SwiftCall)
    case size(SwiftCall)
    case control(FunctionTarget)
    case call(SwiftCall)
}

/// A function or method, and how it can be called.
final class SwiftCall {
    let callee: Callee
    /// FXTensor's own functions that record it.
    let spellings: [SwiftSpelling]
    /// The call by name, up to its arguments: `torch.ops.aten.add.Tensor`.
    let general: String
    /// What every overload gives; nil where that differs or may be anything.
    let result: SwiftType?
    /// The beginning of a call by name for ``result``: `: Tensor = torch.ops.aten.add.Tensor(`.
    let typedCall: String
    /// The names of the parameters, as far as all overloads agree.
    let parameterNames: [String]

    init(_ callee: Callee, general: String, overloads: [OperatorSchema]) {
        self.callee = callee
        self.general = general
        spellings = SwiftSpelling.all(of: callee)
        let types = overloads.map(\.swiftResult)
        let shared = types.first.flatMap { first in
            first != .any && types.allSatisfy { $0 == first } ? first : nil
        }
        result = shared
        typedCall = shared.map { ": \($0.text) = \(general)(" } ?? ""
        var names = overloads.first?.parameters.map(\.name) ?? []
        for overload in overloads.dropFirst() {
            let others = overload.parameters.map(\.name)
            names = zip(names, others).prefix { $0 == $1 }.map(\.0)
        }
        parameterNames = names
    }
}

extension OperatorSchema {
    /// The Swift type of what a call by name gives.
    var swiftResult: SwiftType {
        if results.count == 1 {
            switch results[0].kind {
            case .tensor: return .tensor
            case .list(.tensor, _): return .list
            case .int: return .size
            case .double: return .number
            default: return .any
            }
        }
        return results.count > 1 && results.allSatisfy { $0.kind == .tensor } ? .list : .any
    }
}

extension SwiftEmitter {
    private static let prefixes = [
        "operator.neg": "-", "operator.invert": "~", "operator.pos": "+",
    ]

    private static let infixes = [
        "operator.add": "+", "operator.sub": "-", "operator.mul": "*", "operator.truediv": "/",
        "operator.floordiv": "/", "operator.gt": ">", "operator.ge": ">=", "operator.lt": "<",
        "operator.le": "<=", "operator.mod": "%", "operator.and_": "&", "operator.or_": "|",
        "operator.xor": "^", "operator.lshift": "<<", "operator.rshift": ">>",
        "operator.pow": "**",
    ]

    /// How a node is written; what is refused is refused with the node.
    mutating func form(of id: Int32) throws(CodegenError) -> SwiftForm {
        let index = reader.operationIndex(of: id)
        if let form = forms[index] { return form }
        let form = try makeForm(reader.operations[index], id)
        forms[index] = form
        return form
    }

    private func makeForm(
        _ operation: Operation, _ id: Int32
    ) throws(CodegenError) -> SwiftForm {
        switch operation {
        case .placeholder(let target):
            let stars = target.prefix { $0 == "*" }
            guard stars.count <= 2, SwiftIdentifier.isLegal(target.dropFirst(stars.count)) else {
                throw .illegalName(snapshot(id), target, .swift)
            }
            return .parameter(target)
        case .output: return .output
        case .getAttribute(let path): return .value(state.expression(of: path))
        case .callModule(let path): return .module(state.expression(of: path))
        case .callMethod("size"): return .size(try call(.method("size"), id))
        case .callMethod(let method): return .call(try call(.method(method), id))
        case .callFunction(let function): return try makeForm(function, id)
        }
    }

    private func makeForm(
        _ function: FunctionTarget, _ id: Int32
    ) throws(CodegenError) -> SwiftForm {
        if SwiftControl.names.contains(function) { return .control(function) }
        let call = try call(.function(function), id)
        let name = function.qualifiedName
        if let symbol = Self.prefixes[name] { return .prefix(symbol, call) }
        if let symbol = Self.infixes[name] { return .infix(symbol, call) }
        switch name {
        case "operator.getitem": return .item(call)
        case "operator.setitem": return .assignment(call)
        case "builtins.getattr": return .attribute(call)
        default: return .call(call)
        }
    }

    private func call(_ callee: Callee, _ id: Int32) throws(CodegenError) -> SwiftCall {
        let overloads = operators.overloads(of: callee)
        if overloads.isEmpty, !StructuralCall.isKnown(callee) {
            throw .unknownCallee(snapshot(id), callee)
        }
        return SwiftCall(callee, general: Self.general(callee), overloads: overloads)
    }

    /// A callee by its name: text of a file comes in quotes, or as identifiers between dots.
    private static func general(_ callee: Callee) -> String {
        switch callee {
        case .method(let method): return "torch.method(\(SwiftText.literal(method.text)))"
        case .function(let function):
            let name = function.qualifiedName
            let atoms = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst(2)
            guard name.hasPrefix("torch.ops."), atoms.allSatisfy(SwiftIdentifier.isLegal) else {
                return "torch.function(\(SwiftText.literal(name)))"
            }
            return atoms.reduce("torch.ops") {
                $0 + "." + SwiftIdentifier.escapedMember(String($1))
            }
        }
    }

    func snapshot(_ id: Int32) -> NodeSnapshot { NodeSnapshot(reader.node(id)) }
}
