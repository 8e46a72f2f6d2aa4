// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// Operators of this library that do what several of ATen's do, with the same numbers.
    static let fused: [Entry] = [
        Entry("fx.linear_activation.default") { call throws(TensorError) in
            let result = try Kernels.linear(
                call.storage(0), call.storage(1), call.optionalStorage(2))
            return try activated(result, call, name: 3, options: 4)
        },
        Entry("fx.conv_activation.default") { call throws(TensorError) in
            let result = try Kernels.convolution(
                call.storage(0), call.storage(1), call.optionalStorage(2),
                ConvolutionGeometry(
                    stride: call.ints(3), padding: .counts(call.ints(4)), dilation: call.ints(5),
                    groups: call.int(6)),
                operation: "fx.conv_activation")
            return try activated(result, call, name: 7, options: 8)
        },
        Entry("fx.add_activation.default") { call throws(TensorError) in
            let result = try call.storage(0).plus(call.storage(1))
            return try activated(result, call, name: 2, options: 3)
        },
        Entry("fx.elementwise.default") { call throws(TensorError) in
            do {
                let program = try ElementwiseProgram(call.arguments[1].string ?? "")
                let result = try program.evaluate(
                    inputs: call.arguments[0].items ?? [], numbers: call.arguments[2].items ?? []
                ) { schema, values in try Composite.value(schema.name, values) }
                guard let tensor = result.leaf else {
                    throw ElementwiseProgramError.notOneResult(count: 0)
                }
                return try tensor.elements(for: "fx.elementwise")
            } catch let error as TensorError {
                throw error
            } catch {
                throw .invalidValue(
                    operation: "fx.elementwise", value: "\(error)", expected: "a program")
            }
        },
    ]

    /// What the activation that a call names makes of a value.
    private static func activated(
        _ value: TensorStorage, _ call: OperatorCall<Tensor>, name: Int, options: Int
    ) throws(TensorError) -> TensorStorage {
        let activation = call.arguments[name].string ?? ""
        let given = call.arguments[options].items ?? []
        guard let overload = FusedActivation.overload(activation, options: given.count) else {
            throw .invalidValue(
                operation: call.schema.name, value: "'\(activation)' with \(given.count) options",
                expected: "one of " + FusedActivation.names.joined(separator: ", "))
        }
        guard let result = try Composite.value(overload, [.storage(value)] + given).leaf else {
            throw .unknownOperator(overload)
        }
        return try result.elements(for: overload)
    }
}
