// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// Operators that treat each row of a tensor for itself.
    static let rows: [Entry] =
        ["softmax.int", "special_softmax.default"].map { softmax($0, isLogarithm: false) }
        + ["log_softmax.int", "special_log_softmax.default"].map { softmax($0, isLogarithm: true) }
        + [
            innerSoftmax("_softmax", isLogarithm: false),
            innerSoftmax("_log_softmax", isLogarithm: true),
            Entry("aten.layer_norm.default") { call throws(TensorError) in
                try Kernels.layerNorm(
                    call.storage(0), call.ints(1), call.optionalStorage(2),
                    call.optionalStorage(3), epsilon: call.double(4)
                ).output
            },
            Entry(
                "aten.native_layer_norm.default",
                several: { call throws(TensorError) in
                    let result = try Kernels.layerNorm(
                        call.storage(0), call.ints(1), call.optionalStorage(2),
                        call.optionalStorage(3), epsilon: call.double(4),
                        operation: "native_layer_norm")
                    return [result.output, result.mean, result.reciprocalDeviation]
                }),
        ]

    private static func softmax(_ name: String, isLogarithm: Bool) -> Entry {
        Entry("aten.\(name)") { call throws(TensorError) in
            try Kernels.softmax(
                call.storage(0), call.int(1), dtype: call.optionalDType(2),
                isLogarithm: isLogarithm)
        }
    }

    /// The overload that `softmax` comes to, which converts nothing on this processor.
    private static func innerSoftmax(_ name: String, isLogarithm: Bool) -> Entry {
        Entry("aten.\(name).default") { call throws(TensorError) in
            if try call.bool(2) {
                throw .invalidValue(
                    operation: name, value: "half_to_float True", expected: "False here")
            }
            return try Kernels.softmax(call.storage(0), call.int(1), isLogarithm: isLogarithm)
        }
    }
}
