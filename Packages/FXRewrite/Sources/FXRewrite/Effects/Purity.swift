// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN

/// Which nodes can be removed, merged or run early; what follows from the operation alone is found
/// once.
struct Purity {
    private let schema: StateSchema
    private let operators = OperatorTable.current
    private var isAlwaysPure: [Operation: Bool] = [:]

    init(_ module: GraphModule) { schema = module.stateSchema() }

    /// Whether a node only gives a value that follows from its inputs.
    mutating func isPure(_ node: Node) -> Bool {
        let operation = node.operation
        if isAlwaysPure[operation] == nil {
            isAlwaysPure[operation] = operation.callee.map(operators.isAlwaysPure) ?? false
        }
        return isAlwaysPure[operation] == true
            || !node.isImpure(schema: schema, operators: operators)
    }
}
