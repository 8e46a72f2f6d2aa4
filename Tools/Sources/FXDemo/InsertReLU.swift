// SPDX-License-Identifier: Apache-2.0

public import FX

/// Puts a relu before each linear layer.
///
///     Before                                     After
///     %linear = call_module[linear](%add)        %relu = call_function[torch.relu](%add)
///                                                %linear = call_module[linear](%relu)
public enum InsertReLU {
    /// Makes the change in the module's own graph, by insertion points.
    ///
    /// - Returns: The number of layers found.
    @discardableResult
    public static func inPlace(_ module: GraphModule) throws -> Int {
        let layers = Analysis.linearLayers(of: module)
        for node in layers {
            let builder = try module.graph.makeBuilder(at: .before(node), author: "insert-relu")
            let relu = try builder.callFunction(.torch.relu, [node.arguments[0]])
            try node.setArguments([relu])
        }
        return layers.count
    }

    /// Builds a new graph and leaves the old one as it is.
    public static func intoNewGraph(_ module: GraphModule) throws -> GraphModule {
        let layers = Set(Analysis.linearLayers(of: module))
        let graph = Graph()
        var values: [Node: Node] = [:]
        for node in module.graph.nodes {
            let copy = try graph.insert(copyOf: node) { input in
                guard let value = values[input] else { return .none }
                guard layers.contains(node) else { return .leaf(value) }
                return .leaf(try graph.callFunction(.torch.relu, [value]))
            }
            values[node] = copy
        }
        return try GraphModule(module, graph)
    }
}
