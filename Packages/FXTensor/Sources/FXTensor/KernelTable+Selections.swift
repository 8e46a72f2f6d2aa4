// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// Operators of three operands, limits and choices.
    static let selections: [Entry] =
        ["self", "ScalarOther", "ScalarSelf", "Scalar"].map { overload -> Entry in
            Entry("aten.where.\(overload)") { call throws(TensorError) in
                try Kernels.select(call.storage(0), call.operand(1), call.operand(2))
            }
        }
        + ["Scalar", "Tensor"].flatMap { overload -> [Entry] in
            [
                Entry("aten.masked_fill.\(overload)") { call throws(TensorError) in
                    try Kernels.maskedFill(call.storage(0), call.storage(1), call.operand(2))
                },
                Entry("aten.lerp.\(overload)") { call throws(TensorError) in
                    try Kernels.lerp(call.storage(0), call.storage(1), call.operand(2))
                },
            ]
        } + limits + [
            Entry("aten.addcmul.default") { call throws(TensorError) in
                try Kernels.addcmul(
                    call.storage(0), call.storage(1), call.storage(2), call.number(3))
            },
            Entry("aten.addcdiv.default") { call throws(TensorError) in
                try Kernels.addcdiv(
                    call.storage(0), call.storage(1), call.storage(2), call.number(3))
            },
            Entry("aten.nan_to_num.default") { call throws(TensorError) in
                try Kernels.nanToNum(
                    call.storage(0), nan: call.optionalNumber(1)?.double,
                    positive: call.optionalNumber(2)?.double,
                    negative: call.optionalNumber(3)?.double)
            },
            Entry("aten.isclose.default") { call throws(TensorError) in
                try Kernels.isClose(
                    call.storage(0), call.storage(1), relative: call.double(2),
                    absolute: call.double(3), equalNaN: call.bool(4))
            },
            Entry(
                "aten.allclose.default",
                value: { call throws(TensorError) in
                    let flags = try Kernels.isClose(
                        call.storage(0), call.storage(1), relative: call.double(2),
                        absolute: call.double(3), equalNaN: call.bool(4))
                    return .bool(Kernels.allTrue(flags))
                }),
            Entry(
                "aten.equal.default",
                value: { call throws(TensorError) in
                    .bool(try Kernels.areEqual(call.storage(0), call.storage(1)))
                }),
        ]

    private static let limits: [Entry] =
        ["default", "Tensor"].flatMap { overload -> [Entry] in
            [
                Entry("aten.clamp.\(overload)") { call throws(TensorError) in
                    try Kernels.clamp(
                        .tensor(call.storage(0)), call.optionalOperand(1),
                        call.optionalOperand(2))
                },
                Entry("aten.clamp_min.\(overload)") { call throws(TensorError) in
                    try Kernels.clamp(
                        .tensor(call.storage(0)), call.operand(1), nil, operation: "clamp_min")
                },
                Entry("aten.clamp_max.\(overload)") { call throws(TensorError) in
                    try Kernels.clamp(
                        .tensor(call.storage(0)), nil, call.operand(1), operation: "clamp_max")
                },
            ]
        }

    static let complexNumbers: [Entry] =
        [
            Entry("aten.complex.default") { call throws(TensorError) in
                try Kernels.complex("complex", call.storage(0), call.storage(1)) {
                    ComplexNumber($0, $1)
                }
            },
            Entry("aten.polar.default") { call throws(TensorError) in
                try Kernels.polar(call.storage(0), call.storage(1))
            },
            Entry("aten.positive.default") { call throws(TensorError) in
                let input = try call.storage(0)
                if input.dtype == .bool { throw .noKernel(operator: "positive", dtype: .bool) }
                return input
            },
            // The result of a complex number's would be real.
            Entry("aten.abs_.default") { call throws(TensorError) in
                let input = try call.storage(0)
                if input.dtype.category == .complex {
                    throw .noKernel(operator: "abs_", dtype: input.dtype)
                }
                return try Kernels.copy(
                    Kernels.unary(Pointwise.Absolute.self, input), into: input, operation: "abs_")
            },
            Entry("aten.resolve_conj.default") { call throws(TensorError) in try call.storage(0) },
            Entry("aten.resolve_neg.default") { call throws(TensorError) in try call.storage(0) },
            Entry(
                "aten.is_nonzero.default",
                value: { call throws(TensorError) in
                    let storage = try call.storage(0)
                    guard storage.elementCount == 1 else {
                        throw .shapeMismatch(
                            .mismatch(
                                operation: "is_nonzero", expected: "one element",
                                found: [storage.shape]))
                    }
                    return .bool(Bool(reading: try storage.firstNumber()))
                }),
        ]
        + ["conj", "_conj", "_conj_physical", "conj_physical"].map { name -> Entry in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.conjugate(call.storage(0), operation: name)
            }
        }
}

extension Bool {
    /// Whether a number is other than 0.
    fileprivate init(reading number: Number) { self = number.element() }
}
