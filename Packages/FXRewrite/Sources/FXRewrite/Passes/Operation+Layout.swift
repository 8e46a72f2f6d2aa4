// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension Operation {
    /// Whether there is the view that a call gives only of memory in a certain order.
    var readsLayout: Bool { !names.isDisjoint(with: ["view", "view_as", "_unsafe_view"]) }

    /// Whether a call looks at memory wherever elements of the tensor lie.
    var readsStorage: Bool { names.contains("as_strided") }

    /// Whether a call may give a view.
    var givesView: Bool { overloads.contains { $0.viewedParameter() != nil } }

    private var overloads: [OperatorSchema] {
        callee.map(OperatorTable.current.overloads(of:)) ?? []
    }

    /// The names of the overloads, without namespace.
    private var names: Set<String> {
        Set(
            overloads.compactMap { schema in
                schema.name.split(separator: ".").dropFirst().first.map(String.init)
            })
    }
}
