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
    private var known: [Operation: Bool] = [:]

    init(_ module: GraphModule) { schema = module.stateSchema() }

    /// Whether a node only gives a value that follows from its inputs.
    mutating func isPure(_ node: Node) -> Bool {
        isAlwaysPure(node.operation) || !node.isImpure(schema: schema, operators: operators)
    }

    /// Whether each call of an operation only gives a value that follows from its inputs.
    mutating func isAlwaysPure(_ operation: Operation) -> Bool {
        if let known = known[operation] { return known }
        let found = operation.callee.map(operators.isAlwaysPure) ?? false
        known[operation] = found
        return found
    }
}
