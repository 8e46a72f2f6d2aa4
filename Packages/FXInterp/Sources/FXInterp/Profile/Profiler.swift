// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXTensor

/// Runs a graph and notes the time, bytes and multiply-adds of each node.
///
/// The time of a node that runs a subgraph has that of the nodes inside.
public final class Profiler: Interpreter {
    private var positions: [Node: Int] = [:]
    private var entries: [Profile.Entry] = []

    /// Runs the graph some times and tells what its nodes took.
    ///
    /// - Parameter runs: How often; one more run, which is not counted, comes first.
    /// - Throws: ``InterpreterError``.
    public func profile(_ inputs: [Argument<Tensor>], runs: Int = 1) throws -> Profile {
        _ = try run(inputs)
        positions = [:]
        entries = []
        for _ in 0..<runs { _ = try run(inputs) }
        noteCosts(inputs)
        return Profile(entries: entries, runs: runs)
    }

    public override func run(_ node: Node) throws -> Argument<Tensor> {
        let inputs = node.inputs.compactMap { value(of: $0) }
        let clock = ContinuousClock()
        let start = clock.now
        let result = try super.run(node)
        let time = start.duration(to: clock.now)
        note(node, time, bytes: (inputs + [result]).reduce(0) { $0 + $1.byteCount })
        return result
    }

    private func note(_ node: Node, _ time: Duration, bytes: Int) {
        let position: Int
        if let known = positions[node] {
            position = known
        } else {
            position = entries.count
            positions[node] = position
            entries.append(
                Profile.Entry(
                    node: NodeSnapshot(node),
                    operation: "\(node.opcode) \(node.operation.targetText)",
                    module: node.owningModule))
        }
        entries[position].calls += 1
        entries[position].time += time
        entries[position].bytes = bytes
    }

    /// Multiply-adds follow from shapes, as far as these have rules.
    private func noteCosts(_ inputs: [Argument<Tensor>]) {
        var domain = ShapeDomain(module, graph, .reporting)
        domain.costs = [:]
        domain.notesResults = false
        _ = try? domain.run(inputs.map { $0.map { .tensor($0.spec) } })
        for (node, position) in positions where node.graph === graph {
            entries[position].multiplyAdds =
                domain.costs?[node.id]?.multiplyAdds.value ?? 0
        }
    }
}

extension Argument<Tensor> {
    /// The bytes of all tensors together.
    fileprivate var byteCount: Int {
        leaves.reduce(0) { sum, tensor in
            guard let storage = tensor.storage else { return sum }
            return sum + storage.elementCount * storage.dtype.byteCount
        }
    }
}
