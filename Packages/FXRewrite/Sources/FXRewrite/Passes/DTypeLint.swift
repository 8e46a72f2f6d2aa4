// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Finds casts that nobody wrote down: results that are wider than the program means.
///
///     for issue in DTypeLint().issues(in: traced.graph) { print(issue) }
///     // %add is f32, from f16 and f32 (Net/Net.swift:12): %add = ...
///
/// Dtypes must be known: run ``AnnotateShapes`` first.
public struct DTypeLint: Sendable {
    /// A node whose result is wider than an operand of its kind.
    public struct Issue: Hashable, Sendable {
        public let node: NodeSnapshot
        public let result: DType
        public let operands: [DType]

        /// The line of the program that was recorded; nil where the graph does not know it.
        public var location: SourceLocation? { node.location }
    }

    public init() {}

    /// The upcasts of a graph, in execution order.
    public func issues(in graph: Graph) -> [Issue] {
        graph.nodes.compactMap { node in
            guard node.opcode == .callFunction || node.opcode == .callMethod,
                let result = node.spec?.dtype, result.isFloatingPoint, !isCast(node)
            else { return nil }
            let operands = node.inputs.compactMap { $0.spec?.dtype }.filter(\.isFloatingPoint)
            let isUpcast = operands.contains { $0.byteCount < result.byteCount }
            return isUpcast
                ? Issue(node: NodeSnapshot(node), result: result, operands: operands) : nil
        }
    }

    /// Whether a call says what dtype it gives.
    private func isCast(_ node: Node) -> Bool {
        let casts: Set<String> = ["to", "float", "double", "type_as", "_to_copy"]
        if node.keywordArguments["dtype"] != nil { return true }
        guard
            let name = node.operation.targetText.split(separator: ".").last(where: {
                $0 != "default" && $0 != "dtype"
            })
        else { return false }
        return casts.contains(String(name))
    }
}

extension DTypeLint.Issue: CustomStringConvertible {
    public var description: String {
        let operands = operands.map(\.abbreviation).joined(separator: " and ")
        let place = location.map { " (\($0))" } ?? ""
        return "%\(node.name) is \(result.abbreviation), from \(operands)\(place): \(node.line)"
    }
}
