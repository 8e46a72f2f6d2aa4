// SPDX-License-Identifier: Apache-2.0

import FXCore

/// How programs spell the functions that they call.
enum ProgramTarget {
    /// The module that Python's operators come from, as its C part calls itself.
    private static let operators = "_operator."

    static func function(_ text: String) -> FunctionTarget {
        text.hasPrefix(operators)
            ? FunctionTarget("operator." + text.dropFirst(operators.count)) : FunctionTarget(text)
    }

    static func text(_ function: FunctionTarget) -> String {
        let name = function.qualifiedName
        return name.hasPrefix("operator.") ? "_" + name : name
    }

    static func isHigherOrder(_ text: String) -> Bool { text.hasPrefix("torch.ops.higher_order.") }
}

extension ProgramTarget {
    /// What writes the new value of a buffer.
    static let copy = FunctionTarget("torch.ops.aten.copy_.default")
}
