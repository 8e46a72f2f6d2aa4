// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CodegenError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownCallee(let node, let callee):
            Self.text(
                node, "\(callee) is not a known operator, so no code is made of it",
                "Register it (OperatorTable.register), or accept unknown callees for a graph "
                    + "of your own.")
        case .noSpelling(let node, let callee, let language):
            Self.text(
                node, "\(callee) has no spelling in \(language.rawValue)",
                "Replace it by a function that has one.")
        case .illegalPath(let node, let path):
            Self.text(
                node, "\(PythonText.repr(path.text)) is no path of a module or tensor",
                "A path is made of names between dots; names like __this__ are not followed.")
        case .illegalName(let node, let name, let language):
            Self.text(
                node, "\(PythonText.repr(name)) is no identifier in \(language.rawValue)",
                "Names in code are made of letters, digits and underscores.")
        case .illegalType(let node, let type, let language):
            Self.text(
                node,
                "the type \(PythonText.repr(type.text)) cannot be written in "
                    + language.rawValue, "Set another: node.type = .tensor.")
        case .inexpressible(let node, let value, let language):
            Self.text(
                node, "the argument \(value) cannot be written in \(language.rawValue)",
                "Compute it by a node, or keep it in the module's state.")
        case .wrongArguments(let node, let expected):
            Self.text(node, "the call takes \(expected)", "Correct it: node.setArguments(_:).")
        case .missingState(let node, let path):
            Self.text(
                node, "'\(path)' is not in the module's state",
                "Generate with the schema of the graph's own module.")
        case .illegalTypeName(let name):
            "\(PythonText.repr(name)) is no name of a type: "
                + "letters, digits and underscores make one"
        case .takenTypeName(let name):
            "generated code needs '\(name)' for another type; give the module another name"
        case .noOutput:
            "the graph has no output, so the generated code would return nothing; "
                + "end it: graph.output(value)"
        }
    }

    private static func text(_ node: NodeSnapshot, _ fact: String, _ wayOut: String) -> String {
        "%\(node.name): \(fact)\n  \(node)\n  \(wayOut)"
    }
}
