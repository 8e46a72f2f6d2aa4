// SPDX-License-Identifier: Apache-2.0

import FXIR
public import FXInterp
import FXNN

/// Removes nodes whose value nobody uses and that have no effect.
///
///     Before                                    After
///     %a = call_function[torch.relu](%x)        %b = call_function[torch.neg](%x)
///     %b = call_function[torch.neg](%x)         return b
///     return b
///
/// Random operators, writes, modules in training and calls of unknown functions stay.
///
/// - SeeAlso: `torch.fx.Graph.eliminate_dead_code`
public struct EliminateDeadCode: GraphPass {
    public let name = "eliminate-dead-code"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let erased = module.graph.eliminateDeadCode(schema: module.stateSchema())
        if erased > 0 { module.removeUnusedMembers() }
        return erased
    }
}
