// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp

extension Node {
    /// Whether the value is a list or tuple, as far as that is known: else whether all that is done
    /// with it is to take items.
    var givesSeveral: Bool {
        if let value = valueSpec { return value.items != nil }
        if let callee = operation.callee {
            let schemas = OperatorTable.current.overloads(of: callee)
            if !schemas.isEmpty { return schemas.allSatisfy(\.givesSeveral) }
        }
        return opcode != .getAttribute
            && users.allSatisfy { user in
                user.operation == .callFunction(.operator.getitem) && user.arguments.count == 2
                    && user.arguments[1].int != nil
            }
    }
}

extension OperatorSchema {
    /// Whether a call gives several results, or a list of them.
    fileprivate var givesSeveral: Bool {
        if results.count > 1 { return true }
        if case .list? = results.first?.kind { return true }
        return false
    }
}
