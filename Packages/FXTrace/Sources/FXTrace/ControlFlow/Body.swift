// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// The body of a branch or loop while it is recorded into a graph of its own.
///
/// Values from outside become placeholders of the body, and operands of the call that runs it.
final class Body {
    let scope: Int32
    let graph = Graph()

    /// The nodes of the inputs: first those of the call's operands, then those of values from
    /// outside, in the order in which the body used them.
    private(set) var inputs: [Node] = []
    /// The values from outside.
    private(set) var captures: [TracedValue] = []
    private var inputsOfCaptures: [Key: Node] = [:]
    private var names: Set<String> = []

    /// Which value of which graph.
    struct Key: Hashable {
        var scope: Int32
        var id: Int32

        init(_ value: TracedValue) {
            scope = value.scope
            id = value.id
        }
    }

    /// Where nodes were made before the body was begun.
    let outerNodes: any NodeCreating

    init(scope: Int32, outerNodes: any NodeCreating) {
        self.scope = scope
        self.outerNodes = outerNodes
    }

    /// The node that stands for a value from outside, where there is one.
    func input(for value: TracedValue) -> Node? { inputsOfCaptures[Key(value)] }

    func note(_ node: Node, for value: TracedValue) {
        captures.append(value)
        inputsOfCaptures[Key(value)] = node
        inputs.append(node)
    }

    func note(_ node: Node) { inputs.append(node) }

    /// A name for a placeholder that none has yet.
    func freshName(_ name: String) -> String {
        var result = name
        var number = 0
        while !names.insert(result).inserted {
            number += 1
            result = "\(name)_\(number)"
        }
        return result
    }

    /// Where the next placeholder goes.
    func builder() throws(GraphError) -> GraphBuilder {
        try graph.makeBuilder(at: inputs.last.map(InsertionPoint.after) ?? .start)
    }
}
