// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PythonEmitter {
    /// A type annotation as torch.fx's code has it: what is not of `torch` by a mangled name, no
    /// blanks, `typing.Optional[int]` as `typing_Union[int,NoneType]`.
    mutating func typeText(_ type: ValueType, _ id: Int32) throws(CodegenError) -> String {
        var parser = PythonTypeParser(type.text)
        guard let tree = parser.parse() else {
            throw .illegalType(snapshot(id), type, .python)
        }
        return text(of: tree)
    }

    private mutating func text(of type: PythonType) -> String {
        switch type {
        case .ellipsis: return "_"
        case .union(let types): return types.map { text(of: $0) }.joined(separator: "|")
        case .list(let types): return "[" + texts(of: types) + "]"
        case .named("None", _): return "NoneType"
        case .named("typing.Optional", let arguments):
            return text(of: .named("typing.Union", arguments + [.named("None", [])]))
        case .named(let name, let arguments):
            let isPlain = name.hasPrefix("torch.") || !name.contains(".")
            let head = isPlain ? name : names.global(name)
            return head + (arguments.isEmpty ? "" : "[" + texts(of: arguments) + "]")
        }
    }

    private mutating func texts(of types: [PythonType]) -> String {
        types.map { text(of: $0) }.joined(separator: ",")
    }
}
