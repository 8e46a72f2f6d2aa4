// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// One place where a pattern was found.
///
/// - SeeAlso: `torch.fx.subgraph_rewriter.Match`, whose anchor is a node of the pattern
public struct Match {
    let program: PatternProgram
    /// What the pattern's slots are.
    var values: [MatchedValue?]

    /// The last node of the place, in the graph.
    public let anchor: Node

    /// The nodes of the graph that stand for the pattern's own, without its inputs, in execution
    /// order.
    public let nodes: [Node]

    init(_ search: PatternSearch) {
        program = search.program
        values = search.values
        nodes = search.nodes.sorted(by: <)
        let results = program.results.compactMap { search.values[$0]?.node }
        anchor = nodes.last ?? results[0]
    }

    /// What the pattern's inputs, or captures, are in the graph, in order; `.none` for one that the
    /// pattern does not use, and for state that no node reads.
    public var inputs: [Argument<Node>] {
        program.inputs.map { values[$0]?.argument ?? .none }
    }

    /// The nodes of the graph that a replacement takes over, in the order of the pattern's output.
    public var results: [Node] { program.results.compactMap { values[$0]?.node } }

    /// What each part of the pattern is in the graph, in the order of the pattern.
    public var parts: [(name: String, value: MatchedValue)] {
        zip(program.slots, values).compactMap { slot, value in value.map { (slot.name, $0) } }
    }

    /// The node of the graph for the part of a name in the pattern.
    public subscript(name: String) -> Node? { value(named: name)?.node }

    /// What a part of the pattern is in the graph; nil where it was not needed.
    public func value(named name: String) -> MatchedValue? {
        program.slotsByName[name].flatMap { values[$0] }
    }

    /// What was captured.
    ///
    /// - Throws: ``RewriteError/notCaptured(_:)`` where the pattern has no such capture, or the
    ///   alternative that matched does not need it and its type is not optional.
    public subscript<Value>(capture: Capture<Value>) -> Value {
        get throws(RewriteError) {
            guard let slot = program.slotsByName[capture.name],
                let value = Value(matched: values[slot])
            else { throw .notCaptured(capture.name) }
            return value
        }
    }
}
