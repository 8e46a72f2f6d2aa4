// SPDX-License-Identifier: Apache-2.0

import FXCore

extension Node {
    /// The node's line in its graph's text, letter for letter as torch.fx prints it.
    ///
    ///     %add : [num_users=1] = call_function[target=operator.add](args = (%x, 1), kwargs = {})
    ///
    /// - SeeAlso: `torch.fx.Node.format_node`
    public var line: String {
        let operation = operation
        let arguments = arguments
        if operation == .output {
            return "return " + (arguments.first?.pythonString(\.name) ?? "None")
        }
        let type = type.map { $0.text + " " } ?? ""
        let head =
            "%\(name) : \(type)[num_users=\(userCount)] = "
            + "\(operation.opcode)[target=\(operation.targetText)]"
        switch operation {
        case .placeholder:
            return head + (arguments.first.map { "(default=\($0.pythonString(\.name)))" } ?? "")
        case .getAttribute:
            return head
        default:
            let positional = Argument.tuple(arguments).graphText(\.name)
            let keywords = keywordArguments.entries.graphText(\.name)
            return head + "(args = \(positional), kwargs = {\(keywords)})"
        }
    }
}

extension Graph: CustomStringConvertible {
    /// The graph as torch.fx prints it: `graph():` and a line for each node.
    ///
    /// - SeeAlso: `str(torch.fx.Graph)`
    public var description: String {
        var text = "graph():"
        for node in nodes {
            text += "\n    "
            text += node.line
        }
        return text
    }
}
