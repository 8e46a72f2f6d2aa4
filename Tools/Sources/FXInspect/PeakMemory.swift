// SPDX-License-Identifier: Apache-2.0

public import FX

/// The most memory that values of a graph need at one time, where each is freed after its last use.
///
/// Views take none of their own, and keep what they show alive; parameters are not counted.
public struct PeakMemory: Sendable {
    /// The bytes of all values at the worst time, inputs included.
    public let byteCount: Int
    /// The node that runs at that time.
    public let node: NodeSnapshot?

    /// Nil where the size of a value is not known, depends on inputs, or is no integer.
    public init?(of graph: Graph) {
        var sizes: [Int32: Int] = [:]
        var roots: [Int32: Int32] = [:]
        var lastUse: [Int32: Int] = [:]
        for (position, node) in graph.nodes.enumerated() {
            for input in node.inputs { lastUse[roots[input.id] ?? input.id] = position }
            if node.opcode == .output { continue }
            if let base = Self.base(of: node) {
                roots[node.id] = roots[base.id] ?? base.id
                continue
            }
            guard let size = Self.byteCount(of: node) else { return nil }
            sizes[node.id] = size
            // The caller holds inputs all the time.
            lastUse[node.id] = node.opcode == .placeholder ? .max : position
        }
        var (live, peak) = (0, 0)
        var worst: Node?
        var ending: [Int: Int] = [:]
        for (position, node) in graph.nodes.enumerated() {
            if let size = sizes[node.id] {
                let (sum, overflow) = live.addingReportingOverflow(size)
                if overflow { return nil }
                live = sum
                ending[lastUse[node.id] ?? position, default: 0] += size
            }
            if live > peak { (peak, worst) = (live, node) }
            live -= ending[position] ?? 0
        }
        byteCount = peak
        node = worst.map { NodeSnapshot($0) }
    }

    /// The node whose memory another one's value is.
    private static func base(of node: Node) -> Node? {
        guard let callee = node.operation.callee else { return nil }
        if case .function(let function) = callee, function.qualifiedName == "operator.getitem",
            node.inputs.first?.spec == nil
        {
            return node.inputs.first
        }
        guard let call = try? node.normalized() else { return nil }
        if call.schema.isPure, call.schema.viewedParameter() == nil { return nil }
        guard let index = call.schema.viewedParameter(), call.arguments.indices.contains(index)
        else { return nil }
        return call.arguments[index].leaf
    }

    private static func byteCount(of node: Node) -> Int? {
        switch node.opcode {
        case .getAttribute, .output: return 0
        default: break
        }
        guard let value = node.valueSpec else { return node.isUnused ? 0 : nil }
        var sum = 0
        for leaf in value.leaves {
            guard let spec = leaf.tensor else { continue }
            guard let bytes = spec.byteCount else { return nil }
            let (total, overflow) = sum.addingReportingOverflow(bytes)
            if overflow { return nil }
            sum = total
        }
        return sum
    }
}
