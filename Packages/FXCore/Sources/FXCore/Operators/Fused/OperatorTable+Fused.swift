// SPDX-License-Identifier: Apache-2.0

// Operators of this library that do what several of ATen's do: passes make them, and undo them.

extension OperatorTable {
    /// Schemas and rules of the fused operators.
    static let fused: [(text: String, rule: InferenceRule)] = [
        (
            "fx::linear_activation(Tensor input, Tensor weight, Tensor? bias, str activation, "
                + "Scalar[] options=[]) -> Tensor",
            InferenceRule { call in
                try ofATen("aten.linear.default", call.call.arguments.prefix(3))
            }
        ),
        (
            "fx::conv_activation(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, "
                + "SymInt[] padding, SymInt[] dilation, SymInt groups, str activation, "
                + "Scalar[] options=[]) -> Tensor",
            InferenceRule { call in
                let arguments = call.call.arguments
                return try ofATen(
                    "aten.convolution.default",
                    arguments.prefix(6) + [.bool(false), .list([]), arguments[6]])
            }
        ),
        (
            "fx::add_activation(Tensor self, Tensor other, str activation, "
                + "Scalar[] options=[]) -> Tensor",
            InferenceRule { call in
                try ofATen("aten.add.Tensor", call.call.arguments.prefix(2))
            }
        ),
        (
            "fx::elementwise(Tensor[] inputs, str program, Scalar[] numbers=[]) -> Tensor",
            InferenceRule { call in
                let arguments = call.call.arguments
                let program = try ElementwiseProgram(arguments[1].string ?? "")
                return try program.evaluate(
                    inputs: arguments[0].items ?? [], numbers: arguments[2].items ?? []
                ) { schema, values in try ofATen(schema.name, values[...]) }
            }
        ),
    ]

    /// What is known of the result of an overload.
    private static func ofATen(
        _ name: String, _ given: ArraySlice<Argument<ValueSpec>>
    ) throws -> Argument<ValueSpec> {
        guard let schema = current.schema(named: name), let rule = schema.rule else {
            throw OperatorError.unknown(.function(FunctionTarget("torch.ops." + name)))
        }
        var arguments = Array(given)
        for parameter in schema.parameters.dropFirst(given.count) {
            arguments.append(parameter.defaultValue?.widened() ?? .none)
        }
        return try rule.results(for: OperatorCall(schema: schema, arguments: arguments))
    }
}
