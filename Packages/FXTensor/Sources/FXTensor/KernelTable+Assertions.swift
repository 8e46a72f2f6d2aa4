// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Operators that only make sure of something.

extension KernelTable {
    static let assertions: [Entry] =
        ["_assert_async.default", "_assert_async.msg"].map { name in
            Entry(
                "aten.\(name)",
                value: { call throws(TensorError) in
                    let message = call.arguments.count > 1 ? try call.string(1) : "an assertion"
                    return try call.assert(call.number(0).double != 0, message)
                })
        } + [
            Entry(
                "aten._assert_scalar.default",
                value: { call throws(TensorError) in
                    try call.assert(call.number(0).double != 0, call.string(1))
                }),
            Entry(
                "aten._linalg_check_errors.default",
                value: { call throws(TensorError) in
                    let codes = Tensor(try call.storage(0)).elements
                    return try call.assert(
                        codes.allSatisfy { $0 == 0 }, "\(call.string(1)): the matrix")
                }),
            Entry(
                "aten._assert_tensor_metadata.default",
                value: { call throws(TensorError) in
                    let storage = try call.storage(0)
                    try call.assert(
                        call.intsOrNil(1).map { $0 == storage.extents } ?? true, "size")
                    try call.assert(
                        call.intsOrNil(2).map { $0 == storage.strides } ?? true, "stride")
                    return try call.assert(
                        call.optionalDType(3).map { $0 == storage.dtype } ?? true, "dtype")
                }),
        ]
}

extension OperatorCall where Leaf == Tensor {
    @discardableResult
    fileprivate func assert(_ holds: Bool, _ message: String) throws(TensorError) -> Argument<
        Tensor
    > {
        if !holds {
            throw .invalidValue(operation: operation, value: message, expected: "true")
        }
        return .none
    }
}
