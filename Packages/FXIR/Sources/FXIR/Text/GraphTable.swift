// SPDX-License-Identifier: Apache-2.0

import FXCore

/// A graph as a table of opcode, name, target and arguments.
///
/// The text is torch.fx's, letter for letter, with zeros for the addresses of functions.
///
/// - SeeAlso: `torch.fx.Graph.print_tabular`
public struct GraphTable {
    private let rows: [[String]]

    public init(_ graph: Graph) {
        rows =
            [["opcode", "name", "target", "args", "kwargs"]]
            + graph.nodes.map { node in
                [
                    node.opcode.rawValue, node.name, Self.target(of: node),
                    Argument.tuple(node.arguments).pythonRepr(\.name),
                    "{" + node.keywordArguments.entries.pythonRepr(\.name) + "}",
                ]
            }
    }

    private static func target(of node: Node) -> String {
        if case .callFunction(let function) = node.operation { return function.pythonRepr }
        return node.operation.targetText
    }
}

extension GraphTable: CustomStringConvertible {
    /// The lines of the table, without a newline at the end.
    public var description: String {
        // A column is at least two wider than its header: the padding that torch.fx's tables have.
        let widths = rows[0].indices.map { column in
            rows.dropFirst().map { $0[column].count }.reduce(rows[0][column].count + 2, max)
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([rows[0], rule] + rows.dropFirst())
            .map { line($0, widths) }
            .joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = zip(cells, widths)
            .map { $0 + String(repeating: " ", count: $1 - $0.count) }
            .joined(separator: "  ")
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
