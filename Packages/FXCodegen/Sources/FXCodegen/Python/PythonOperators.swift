// SPDX-License-Identifier: Apache-2.0

/// How Python writes its operators: pieces of text between the operands.
///
/// - SeeAlso: `torch.fx.graph.magic_methods`, `torch.fx.graph.inplace_methods`
enum PythonOperators {
    /// Operators that give a value.
    static let values: [String: [String]] = unary.merging(
        binary.mapValues { ["", " \($0) ", ""] }
    ) { first, _ in first }.merging(["getitem": ["", "[", "]"]]) { first, _ in first }

    /// Operators that write to their first operand.
    static let inPlace: [String: [String]] = assignments.mapValues { ["", " \($0) ", ""] }
        .merging(["setitem": ["", "[", "] = ", ""]]) { first, _ in first }

    private static let unary = ["pos": ["+", ""], "neg": ["-", ""], "invert": ["~", ""]]

    private static let binary = [
        "eq": "==", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">=", "add": "+",
        "sub": "-", "mul": "*", "floordiv": "//", "truediv": "/", "div": "/", "mod": "%",
        "pow": "**", "lshift": "<<", "rshift": ">>", "and_": "&", "or_": "|", "xor": "^",
        "matmul": "@",
    ]

    private static let assignments = [
        "iadd": "+=", "iand": "&=", "ifloordiv": "//=", "ilshift": "<<=", "imod": "%=",
        "imul": "*=", "imatmul": "@=", "ior": "|=", "ipow": "**=", "irshift": ">>=",
        "isub": "-=", "itruediv": "/=", "ixor": "^=",
    ]

    /// Weaves operands between the pieces of an operator's text.
    static func text(_ pieces: [String], _ operands: [String]) -> String {
        zip(pieces, operands).map { $0 + $1 }.joined() + (pieces.last ?? "")
    }
}
