// SPDX-License-Identifier: Apache-2.0

public import FX

/// Lets every addition multiply instead. The nodes keep their names.
///
///     Before                                     After
///     %add = call_function[torch.add](%x, %y)    %add = call_function[torch.mul](%x, %y)
public enum ReplaceAdd {
    @discardableResult
    public static func byMultiply(_ module: GraphModule) throws -> Int {
        let additions = module.graph.nodes(calling: .torch.add)
        for node in additions { try node.setOperation(.callFunction(.torch.mul)) }
        return additions.count
    }
}
