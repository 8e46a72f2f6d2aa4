// SPDX-License-Identifier: Apache-2.0

import FX

/// What the operator table says of the operations of a graph, asked once for each.
final class OperationNotes {
    private let schema: StateSchema
    private var kinds: [Operation: DotKind] = [:]
    private var names: [Operation: [String]] = [:]

    init(schema: StateSchema) { self.schema = schema }

    func kind(of operation: Operation) -> DotKind {
        if let kind = kinds[operation] { return kind }
        let kind = DotKind.of(operation, .current, schema)
        kinds[operation] = kind
        return kind
    }

    /// The names of the parameters that the positional arguments of a call are for; none where the
    /// operator is not known.
    func parameterNames(of operation: Operation) -> [String] {
        if let names = names[operation] { return names }
        var found: [String] = []
        if case .callFunction(let function) = operation,
            let schema = OperatorTable.current.overloads(of: .function(function)).first
        {
            found = schema.parameters.map(\.name)
        }
        names[operation] = found
        return found
    }
}
