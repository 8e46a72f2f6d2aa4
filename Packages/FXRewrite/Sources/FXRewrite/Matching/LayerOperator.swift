// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The operator that a layer calls with its configuration and state.
struct LayerOperator {
    let schema: OperatorSchema
    /// The operator's name without overload.
    let name: String
    private let inputIndex: Int
    /// A value for each parameter; that at `inputIndex` stands for the input.
    private let values: [MatchedValue]

    /// Nil for a layer that is not one operator.
    ///
    /// - Complexity: O(parameters x entries of the configuration).
    init?(_ layer: ModuleSchema, at path: ModulePath, _ operators: OperatorTable) {
        let settings = LayerSettings(layer)
        guard let form = LayerForm.forms[layer.typeName], form.isAllowed(settings),
            let schema = operators.schema(named: form.overload(settings))
        else { return nil }
        self.schema = schema
        name = OperatorMeaning.baseName(of: schema)
        inputIndex = form.inputIndex
        values = schema.parameters.map { form.value(of: $0, settings, at: path) }
    }

    /// The values of the parameters in a call.
    func values(input: Argument<Node>) -> [MatchedValue] {
        var values = values
        values[inputIndex] = .argument(input)
        return values
    }

    /// Whether the result may have the input's memory.
    var sharesInput: Bool {
        schema.mayAliasInput
            || schema.results.indices.contains {
                schema.viewedParameter(ofResult: $0) == inputIndex
            }
    }
}

/// What decides how a layer calls its operator.
struct LayerSettings {
    private let configuration: [ArgumentEntry<Never>]
    let isTraining: Bool

    init(_ layer: ModuleSchema) {
        configuration = layer.configuration
        isTraining = layer.isTraining
    }

    subscript(key: String) -> Literal? { configuration.first { $0.key == key }?.value }

    /// Whether a flag is set; those that are not given are.
    func isSet(_ key: String) -> Bool { self[key]?.bool ?? true }
}
