// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PythonEmitter {
    /// A value as Python writes it.
    mutating func literal(
        _ value: Argument<Node>, _ node: Node
    ) throws(CodegenError) -> String {
        switch value {
        case .leaf(let input): return names.name(of: input)
        case .constant(let constant): return Self.constantText(constant)
        case .function(let function): return try functionText(function, node)
        case .subgraph(let name):
            throw .inexpressible(NodeSnapshot(node), value: "subgraph \(name)", .python)
        case .list(let items): return "[" + (try literals(items, node)) + "]"
        case .tuple(let items):
            return "(" + (try literals(items, node)) + (items.count == 1 ? ",)" : ")")
        case .slice(let start, let stop, let step):
            return "slice(" + (try literals([start, stop, step], node)) + ")"
        case .dictionary(let entries):
            var parts: [String] = []
            for entry in entries {
                parts.append(PythonText.repr(entry.key) + ": " + (try literal(entry.value, node)))
            }
            return "{" + parts.joined(separator: ", ") + "}"
        default:
            return value.pythonRepr { _ in "" }  // no leaf is left
        }
    }

    private mutating func literals(
        _ items: [Argument<Node>], _ node: Node
    ) throws(CodegenError) -> String {
        var parts: [String] = []
        for item in items { parts.append(try literal(item, node)) }
        return parts.joined(separator: ", ")
    }

    /// A value of which a method or attribute is asked: a number needs parentheses.
    mutating func receiverText(
        _ value: Argument<Node>, _ node: Node
    ) throws(CodegenError) -> String {
        let text = try literal(value, node)
        switch value {
        case .int, .double, .complex: return "(\(text))"
        default: return text
        }
    }

    /// A tensor constant as an expression that makes it.
    private static func constantText(_ constant: ConstantValue) -> String {
        let dtype = constant.spec.dtype
        let extents = constant.spec.shape.extents ?? []
        if extents.contains(0) {
            return "torch.zeros(\(extents), dtype = \(dtype.torchName))"
        }
        let values = constant.nestedText { element in
            switch element {
            case .bool(let value): value ? "True" : "False"
            case .integer(let text): text
            case .floating(let value): PythonText.repr(value)
            case .complex(let real, let imaginary):
                "complex(\(PythonText.repr(real)), \(PythonText.repr(imaginary)))"
            }
        }
        let inferred: Set<DType> = [.bool, .int64, .float32, .complex64]
        let suffix = inferred.contains(dtype) ? "" : ", dtype = \(dtype.torchName)"
        return "torch.tensor(\(values)\(suffix))"
    }
}
