// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXTensor

/// A body that was recorded, and the form of what it gives.
struct RecordedBody {
    var body: Body
    var output: Argument<Tensor>

    /// The arrangement of the output's values.
    var form: Argument<Int> { output.map { _ in 0 } }
}

extension Tracer {
    /// Records a function into a graph of its own.
    ///
    /// - Parameters:
    ///   - operands: What is passed; each tensor in it becomes a placeholder.
    ///   - outputs: The output as the graph gives it, from the values in the function's result.
    final func recordBody(
        _ operands: [Argument<Tensor>],
        outputs: ([Argument<Tensor>]) -> Argument<Tensor> = { .tuple($0) },
        _ function: ([Argument<Tensor>]) throws -> Argument<Tensor>
    ) throws -> RecordedBody {
        scopeCount += 1
        let body = Body(scope: scopeCount, outerNodes: nodes)
        let outer = (nodes, scope)
        bodies.append(body)
        nodes = body.graph
        scope = body.scope
        defer {
            bodies.removeLast()
            (nodes, scope) = outer
        }
        let inputs = try operands.map { operand in
            try operand.map { tensor in try makeInput(of: body, for: tensor) }
        }
        let result = try function(inputs)
        let output = try makeArgument(outputs(result.leaves.map(Argument.leaf)))
        _ = try makeNode(.output, [output], [:], location: nil)
        return RecordedBody(body: body, output: result)
    }

    private final func makeInput(
        of body: Body, for tensor: Tensor
    ) throws(GraphError) -> Tensor {
        let name = name(of: tensor) ?? "arg\(body.inputs.count)_1"
        let node = try makePlaceholder(of: body, named: name)
        body.note(node)
        return value(of: node)
    }

    private final func makePlaceholder(
        of body: Body, named name: String
    ) throws(GraphError) -> Node {
        let outer = (nodes, scope)
        (nodes, scope) = (try body.builder(), body.scope)
        defer { (nodes, scope) = outer }
        return try makeNode(.placeholder(body.freshName(name)), [], [:], location: nil)
    }

    /// The name of the node of a traced value.
    private final func name(of tensor: Tensor) -> String? {
        tensor.tracedValue.flatMap { name(of: $0) }
    }

    /// The name of the node that a value of this trace stands for.
    public final func name(of value: TracedValue) -> String? {
        guard value.recorder === self, value.id >= 0, isHere else { return nil }
        return graph(ofScope: value.scope)?.node(withID: value.id).name
    }

    private final func graph(ofScope scope: Int32) -> Graph? {
        scope == 0 ? graph : bodies.first { $0.scope == scope }?.graph
    }

    /// The number of the graph that a node lives in.
    final func scope(of node: Node) -> Int32 {
        if bodies.isEmpty || node.graph === graph { return 0 }
        return bodies.last { $0.graph === node.graph }?.scope ?? 0
    }

    // MARK: - Values from outside

    /// Returns what stands in the innermost body for a value from outside of it.
    final func lift(_ value: TracedValue) throws(GraphError) -> Argument<Node> {
        let level = bodies.firstIndex { $0.scope == value.scope }
        guard value.scope == 0 || level != nil else {
            fail(.misuse(.valueOfBody), location: nil)
            return .none
        }
        var current = value
        for body in bodies[(level.map { $0 + 1 } ?? 0)...] {
            let node: Node
            if let known = body.input(for: current) {
                node = known
            } else {
                let name = name(of: Tensor(current)) ?? "captured"
                node = try makePlaceholder(of: body, named: name)
                body.note(node, for: current)
            }
            current = TracedValue(recorder: self, id: node.id, scope: body.scope)
        }
        guard let graph = graph(ofScope: current.scope) else { return .none }
        return .leaf(graph.node(withID: current.id))
    }

    /// Returns what stands in the innermost body for a tensor with elements: it is read outside.
    final func liftConcrete(_ tensor: Tensor) throws(GraphError) -> Argument<Node> {
        let outside = try outsideOfBodies { () throws(GraphError) -> Argument<Node> in
            try lower(.leaf(tensor))
        }
        guard case .leaf(let node) = outside else { return outside }
        return try lift(TracedValue(recorder: self, id: node.id, scope: 0))
    }

    /// Runs something as if no body were being recorded.
    final func outsideOfBodies<Result, Failure: Error>(
        _ action: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let outermost = bodies.first else { return try action() }
        let saved = (nodes, scope, bodies)
        nodes = outermost.outerNodes
        scope = 0
        bodies = []
        defer { (nodes, scope, bodies) = saved }
        return try action()
    }

    // MARK: - Calls of bodies

    /// Gives all bodies of a call the same inputs: the operands', then what any of them captured.
    ///
    /// - Returns: The captured values, in the order of the inputs.
    final func unify(_ recorded: [RecordedBody]) throws(GraphError) -> [TracedValue] {
        var captures: [TracedValue] = []
        var seen: Set<Body.Key> = []
        for body in recorded.map(\.body) {
            captures += body.captures.filter { seen.insert(Body.Key($0)).inserted }
        }
        for body in recorded.map(\.body) {
            let operandCount = body.inputs.count - body.captures.count
            var last = operandCount > 0 ? body.inputs[operandCount - 1] : nil
            for value in captures {
                var node = body.input(for: value)
                if node == nil {
                    let name = name(of: Tensor(value)) ?? "captured"
                    let unused = try makePlaceholder(of: body, named: name)
                    body.note(unused, for: value)
                    node = unused
                }
                guard let node else { continue }
                try body.graph.move(node, to: last.map(InsertionPoint.after) ?? .start)
                last = node
            }
        }
        return captures
    }

    /// Lets the graph that is being recorded own a body, under a numbered name.
    final func adopt(_ body: Graph, named base: String) throws(GraphError) -> SubgraphName {
        var number = 0
        while nodes.graph.subgraph(named: SubgraphName("\(base)_\(number)")) != nil { number += 1 }
        return try nodes.graph.addSubgraph(body, name: "\(base)_\(number)")
    }
}
