// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PythonEmitter {
    /// Writes the value at an index of a node's arguments, and moves the index behind it.
    mutating func write(at index: inout Int, _ id: Int32) throws(CodegenError) {
        let slot = reader.slot(at: index)
        index += 1
        switch slot {
        case .node(let input): names.append(input, to: &text)
        case .none, .key: text += "None"
        case .bool(let value): text += value ? "True" : "False"
        case .int(let value): text.append(value)
        case .double(let value): text += PythonText.repr(value)
        case .string(let value): text += PythonText.repr(value)
        case .list(let count): try write(count, "[", "]", at: &index, id)
        case .tuple(let count): try write(count, "(", count == 1 ? ",)" : ")", at: &index, id)
        case .slice: try write(3, "slice(", ")", at: &index, id)
        case .dictionary(let count):
            text.append("{")
            for item in 0..<count {
                if item > 0 { text += ", " }
                if case .key(let key) = reader.slot(at: index) { text += PythonText.repr(key) }
                index += 1
                text += ": "
                try write(at: &index, id)
            }
            text.append("}")
        case .literal(let literal): try write(literal, id)
        }
    }

    private mutating func write(
        _ count: Int, _ open: String, _ close: String, at index: inout Int, _ id: Int32
    ) throws(CodegenError) {
        text += open
        for item in 0..<count {
            if item > 0 { text += ", " }
            try write(at: &index, id)
        }
        text += close
    }

    private mutating func write(_ literal: Literal, _ id: Int32) throws(CodegenError) {
        switch literal {
        case .constant(let constant): text += Self.constantText(constant)
        case .function(let function):
            if let member = memberText(function) { text += member; break }
            text += try functionText(function, id)
        case .subgraph(let name):
            // As torch.fx has it: a module in the module.
            guard PythonIdentifier.isLegal(name.text), !PythonIdentifier.isMagic(name.text) else {
                throw .illegalName(snapshot(id), name.text, .python)
            }
            text += root + "." + name.text
        default: text += literal.pythonRepr
        }
    }

    /// A member of a class of the program, such as one of an enum: `Mode.B`.
    ///
    /// Functions begin with a module, whose name begins with a small letter.
    private mutating func memberText(_ function: FunctionTarget) -> String? {
        let name = function.qualifiedName
        guard generator.acceptsUnknownCallees, PythonIdentifier.isDotted(name),
            name.first?.isUppercase == true, let dot = name.firstIndex(of: ".")
        else { return nil }
        return names.global(String(name[..<dot])) + name[dot...]
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
