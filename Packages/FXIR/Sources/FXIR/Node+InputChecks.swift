// SPDX-License-Identifier: Apache-2.0

import FXCore

extension Node {
    /// Whether the node belongs to a check that an input has the value that a trace was made for.
    ///
    /// Such checks stand between the placeholders, as torch.fx writes them.
    ///
    /// - SeeAlso: `concrete_args` of `torch.fx.symbolic_trace`
    var isInputCheck: Bool {
        guard case .callFunction(let function) = operation else { return false }
        if function.isInputCheck { return inputs.allSatisfy(\.isInputOrComparison) }
        return isInputOrComparison && !isUnused
            && users.allSatisfy { user in
                if case .callFunction(let user) = user.operation {
                    user.isInputCheck
                } else {
                    false
                }
            }
    }

    private var isInputOrComparison: Bool {
        opcode == .placeholder
            || operation == .callFunction(.operator.eq)
                && inputs.allSatisfy { $0.opcode == .placeholder }
    }
}

extension FunctionTarget {
    fileprivate var isInputCheck: Bool {
        self == "torch._assert" || self == "torch.fx._symbolic_trace._assert_is_none"
    }

    /// Whether the function runs graphs that it is given: a branch or loop.
    ///
    /// - SeeAlso: `torch.ops.higher_order`
    var isHigherOrder: Bool { qualifiedName.hasPrefix("torch.ops.higher_order.") }
}
