// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Values of some kind with which a graph can be interpreted: specs, costs, intervals, texts.
///
///     struct Depth: GraphDomain {
///         mutating func evaluate(
///             _ node: Node, _ arguments: [Argument<Int>], _ keywords: KeywordArguments<Int>
///         ) -> Argument<Int>? {
///             .leaf(1 + (arguments.flatMap(\.leaves).max() ?? 0))
///         }
///     }
///     var depth = Depth()
///     let longestPath = try graph.evaluate(in: &depth)
///
/// - SeeAlso: ``Interpreter``, which is this loop with tensors
public protocol GraphDomain {
    associatedtype Value

    /// Returns the value of a node; nil where it is not known.
    mutating func evaluate(
        _ node: Node, _ arguments: [Argument<Value>], _ keywords: KeywordArguments<Value>
    ) throws -> Argument<Value>?

    /// Hears of a node whose value is not known since that of one of its inputs is not.
    mutating func skip(_ node: Node, unknown: Node)
}

extension GraphDomain {
    public mutating func skip(_ node: Node, unknown: Node) {}
}

extension Graph {
    /// Interprets the graph with values of a domain, node by node.
    ///
    /// - Returns: The value of the output node; nil where there is none, or it is not known.
    /// - Throws: What the domain throws.
    /// - Complexity: O(nodes + uses) beside what the domain does.
    @discardableResult
    public func evaluate<Domain: GraphDomain>(
        in domain: inout Domain
    ) throws -> Argument<Domain.Value>? {
        var run = DomainRun<Domain.Value>()
        for node in nodes {
            let (arguments, keywords) = node.arguments(substituting: { run.value(of: $0) })
            if let unknown = run.takeUnknown() {
                domain.skip(node, unknown: self.node(withID: unknown))
                continue
            }
            let value = try domain.evaluate(node, arguments, keywords)
            if node.opcode == .output { return value }
            run.keep(value, of: node)
        }
        return nil
    }

    /// How often each operation occurs, in the order of the first occurrence; subgraphs included.
    public var operationCounts: [(operation: Operation, count: Int)] {
        var order: [Operation] = []
        var counts: [Operation: Int] = [:]
        func count(_ graph: Graph) {
            for node in graph.nodes {
                let operation = node.operation
                if counts.updateValue((counts[operation] ?? 0) + 1, forKey: operation) == nil {
                    order.append(operation)
                }
            }
            for subgraph in graph.subgraphs { count(subgraph.graph) }
        }
        count(self)
        return order.map { ($0, counts[$0] ?? 0) }
    }
}

/// The values of one interpretation, by the ids of their nodes.
private struct DomainRun<Value> {
    private var values: [Argument<Value>?] = []
    private var unknown: Int32 = -1

    mutating func keep(_ value: Argument<Value>?, of node: Node) {
        let id = Int(node.id)
        while values.count < id { values.append(nil) }
        if values.count == id { values.append(value) } else { values[id] = value }
    }

    /// The first node since the last question whose value was needed and is not known.
    mutating func takeUnknown() -> Int32? {
        if unknown < 0 { return nil }
        defer { unknown = -1 }
        return unknown
    }

    mutating func value(of id: Int32) -> Argument<Value> {
        if Int(id) < values.count, let value = values[Int(id)] { return value }
        if unknown < 0 { unknown = id }
        return .none
    }
}
