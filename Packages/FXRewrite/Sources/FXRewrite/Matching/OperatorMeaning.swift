// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The operator that a node calls, however the call is written: its name without overload, and a
/// value for each parameter.
struct OperatorMeaning {
    let name: String
    let parameters: [OperatorParameter]
    let values: [MatchedValue]

    /// The meaning of a function or method; nil where the table does not know it.
    init?(_ callee: Callee, _ node: Node, _ operators: OperatorTable) {
        let call = try? operators.resolve(callee, node.arguments, node.keywordArguments) { input in
            input.spec == nil ? nil : .tensor
        }
        guard let call else { return nil }
        let isInPlace = call["inplace"].bool == true
        name = Self.baseName(of: call.schema) + (isInPlace ? "_" : "")
        var parameters: [OperatorParameter] = []
        var values: [MatchedValue] = []
        for (parameter, value) in zip(call.schema.parameters, call.arguments)
        where parameter.name != "inplace" {
            parameters.append(parameter)
            values.append(.argument(value))
        }
        self.parameters = parameters
        self.values = values
    }

    /// The meaning of a call of a layer; nil where it is called with more than its input.
    init?(_ layer: LayerOperator, _ node: Node) {
        guard node.keywordArguments.isEmpty else { return nil }
        let arguments = node.arguments
        guard arguments.count == 1 else { return nil }
        name = layer.name
        parameters = layer.schema.parameters
        values = layer.values(input: arguments[0])
    }

    /// The name without overload, such as `aten.add`; functions that are written in Python and do
    /// what an operator does have its name.
    static func baseName(of schema: OperatorSchema) -> String {
        var dots = 0
        let base = schema.name.prefix { character in
            if character == "." { dots += 1 }
            return dots < 2
        }
        return base == "fx.functional_relu" ? "aten.relu" : String(base)
    }
}
