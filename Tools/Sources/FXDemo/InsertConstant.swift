// SPDX-License-Identifier: Apache-2.0

public import FX

/// Adds `tensor(1.0)` to what each linear layer is given.
///
///     Before                                After
///     %linear = call_module[linear](%add)   %add_1 = call_function[torch.add](%add, tensor(1.))
///                                           %linear = call_module[linear](%add_1)
///
/// torch.fx's own result prints, and cannot be run. This one can.
public enum InsertConstant {
    @discardableResult
    public static func beforeLinear(_ module: GraphModule) throws -> Int {
        let one = try torch.tensor(1.0).constantValue()
        let layers = Analysis.linearLayers(of: module)
        for node in layers {
            let builder = try module.graph.makeBuilder(at: .before(node), author: "insert-constant")
            let sum = try builder.callFunction(.torch.add, [node.arguments[0], one])
            try node.setArguments([sum])
        }
        return layers.count
    }
}
