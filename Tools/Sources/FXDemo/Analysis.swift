// SPDX-License-Identifier: Apache-2.0

public import FX

/// Questions that a graph answers without being changed.
public enum Analysis {
    /// How often each operation is called, by its printed target, in order of the names.
    public static func operationCounts(of graph: Graph) -> [(target: String, count: Int)] {
        var counts: [String: Int] = [:]
        for node in graph.nodes where node.opcode != .placeholder && node.opcode != .output {
            counts["\(node.opcode) \(node.operation.targetText)", default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }.map { (target: $0.key, count: $0.value) }
    }

    /// The calls of linear layers, told by their type and not by their path.
    public static func linearLayers(of module: GraphModule) -> [Node] {
        let schema = module.stateSchema()
        return module.graph.nodes.filter { node in
            guard case .callModule(let path) = node.operation else { return false }
            return schema.module(at: path)?.typeName == "Linear"
        }
    }
}
