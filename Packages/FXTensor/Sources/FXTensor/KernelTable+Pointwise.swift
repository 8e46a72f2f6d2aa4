// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Operators on elements at one place.

extension KernelTable {
    private typealias Call = OperatorCall<Tensor>
    private typealias TwoOperands =
        @Sendable (Operand, Operand) throws(TensorError) -> TensorStorage

    static let unaries: [Entry] = PointwiseOperator.unary.values.map { operation -> Entry in
        Entry("aten.\(operation.name).default") { call throws(TensorError) in
            try operation(.tensor(call.storage(0)))
        }
    }

    /// The overloads of an operator on two operands, which take numbers for tensors too.
    private static func overloads(
        _ name: String, _ overloads: [String], _ kernel: @escaping TwoOperands
    ) -> [Entry] {
        overloads.map { overload in
            Entry("aten.\(name).\(overload)") { call throws(TensorError) in
                try kernel(call.operand(0), call.operand(1))
            }
        }
    }

    private static func named(_ name: String, _ overloads: [String]) -> [Entry] {
        KernelTable.overloads(name, overloads) { a, b throws(TensorError) in
            try Kernels.pointwise(name, a, b)
        }
    }

    static let binaries: [Entry] = {
        var result: [Entry] = []
        for name in [
            "maximum", "minimum", "fmax", "fmin", "atan2", "hypot", "nextafter", "logaddexp",
            "logaddexp2", "heaviside", "gcd", "lcm", "igamma", "igammac", "logical_and",
            "logical_or", "logical_xor",
        ] {
            result += named(name, ["default"])
        }
        for name in ["bitwise_and", "bitwise_or", "bitwise_xor"] {
            result += named(name, ["Tensor", "Scalar", "Scalar_Tensor"])
        }
        for name in ["bitwise_left_shift", "bitwise_right_shift"] {
            result += named(name, ["Tensor", "Tensor_Scalar", "Scalar_Tensor"])
        }
        for name in ["special_xlog1py", "special_zeta"] {
            result += named(name, ["default", "other_scalar", "self_scalar"])
        }
        for operation in PointwiseOperator.polynomials {
            result += named(operation.name, ["default", "n_scalar", "x_scalar"])
        }
        return result + named("copysign", ["Tensor", "Scalar"])
            + named("xlogy", ["Tensor", "Scalar_Other", "Scalar_Self"])
    }()

    /// Operators under another operator's name.
    static let synonyms: [Entry] = {
        var result: [Entry] = []
        for (name, operation) in [
            ("__and__", "bitwise_and"), ("__or__", "bitwise_or"), ("__xor__", "bitwise_xor"),
            ("__lshift__", "bitwise_left_shift"), ("__rshift__", "bitwise_right_shift"),
        ] {
            result += overloads(name, ["Tensor", "Scalar"]) { a, b throws(TensorError) in
                try Kernels.pointwise(operation, a, b)
            }
        }
        for (name, operation) in [("max", "maximum"), ("min", "minimum")] {
            result += overloads(name, ["other"]) { a, b throws(TensorError) in
                try Kernels.pointwise(operation, a, b)
            }
        }
        return result
            + overloads("special_xlogy", ["default", "other_scalar", "self_scalar"]) {
                a, b throws(TensorError) in try Kernels.pointwise("xlogy", a, b)
            }
    }()

    static let divisions: [Entry] = {
        let names = [
            ("floor_divide", ["default", "Scalar"]), ("fmod", ["Tensor", "Scalar"]),
            ("remainder", ["Tensor", "Scalar", "Scalar_Tensor"]),
        ]
        var result = names.flatMap { name, overloads -> [Entry] in
            KernelTable.overloads(name, overloads) { a, b throws(TensorError) in
                try Kernels.dividing(name, a, b)
            }
        }
        for overload in ["Tensor_mode", "Scalar_mode"] {
            result.append(
                Entry("aten.div.\(overload)") { call throws(TensorError) in
                    try Kernels.div(
                        call.operand(0), call.operand(1), rounding: call.optionalString(2))
                })
        }
        for overload in ["Tensor", "Scalar"] {
            result.append(
                Entry("aten.rsub.\(overload)") { call throws(TensorError) in
                    try Kernels.sub(call.operand(1), call.operand(0), alpha: call.number(2))
                })
        }
        return result
    }()

    /// Only what holds the result can be written to.
    private static func floatPowerInPlace(_ overload: String) -> Entry {
        Entry("aten.float_power_.\(overload)") { call throws(TensorError) in
            let (base, exponent) = (try call.storage(0), try call.operand(1))
            let result = try Kernels.floatPower(.tensor(base), exponent)
            guard result.dtype == base.dtype else {
                throw .dtypeMismatch(
                    operation: "float_power_", expected: "a base of the result's dtype",
                    found: [base.dtype, result.dtype])
            }
            try Kernels.store(result, into: base, operation: "float_power_")
            return base
        }
    }

    static let powers: [Entry] =
        overloads("pow", ["Tensor_Tensor", "Tensor_Scalar", "Scalar"]) {
            a, b throws(TensorError) in try Kernels.pow(a, b)
        }
        + overloads("float_power", ["Tensor_Tensor", "Tensor_Scalar", "Scalar"]) {
            a, b throws(TensorError) in try Kernels.floatPower(a, b)
        } + [
            Entry("aten.ldexp.Tensor") { call throws(TensorError) in
                try Kernels.ldexp(call.storage(0), call.storage(1))
            },
            floatPowerInPlace("Tensor"), floatPowerInPlace("Scalar"),
            Entry(
                "aten.frexp.Tensor",
                several: { call throws(TensorError) in
                    try Kernels.frexp(call.storage(0))
                }),
            Entry("aten.polygamma.default") { call throws(TensorError) in
                try Kernels.polygamma(call.int(0), call.storage(1))
            },
            Entry("aten.special_polygamma.default") { call throws(TensorError) in
                try Kernels.polygamma(call.int(0), call.storage(1))
            },
            Entry("aten.mvlgamma.default") { call throws(TensorError) in
                try Kernels.mvlgamma(call.storage(0), call.int(1))
            },
        ]
}
