// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// An activation whose parameters are numbers.
    private static func activation<Function: RealFunction>(
        _ name: String,
        _ make: @escaping @Sendable (OperatorCall<Tensor>) throws(TensorError) -> Function
    ) -> Entry {
        Entry("aten.\(name).default") { call throws(TensorError) in
            try PointwiseOperator.activation(name, make(call))(.tensor(call.storage(0)))
        }
    }

    static let activations: [Entry] = [
        activation("elu") { call throws(TensorError) in
            try ELU(
                alpha: call.number(1).double, scale: call.number(2).double,
                inputScale: call.number(3).double)
        },
        activation("celu") { call throws(TensorError) in
            let alpha = try call.number(1).double
            if alpha == 0 {
                throw .invalidValue(operation: "celu", value: "0", expected: "an alpha")
            }
            return ELU(alpha: alpha, scale: 1, inputScale: 1 / alpha)
        },
        activation("leaky_relu") { call throws(TensorError) in
            try LeakyReLU(slope: call.number(1).double)
        },
        activation("softplus") { call throws(TensorError) in
            try Softplus(beta: call.number(1).double, threshold: call.number(2).double)
        },
        activation("softshrink") { call throws(TensorError) in
            let lambda = try call.number(1).double
            if !(lambda >= 0) {
                throw .invalidValue(
                    operation: "softshrink", value: "\(lambda)", expected: "0 or more")
            }
            return Softshrink(lambda: lambda)
        },
        activation("hardshrink") { call throws(TensorError) in
            try Hardshrink(lambda: call.number(1).double)
        },
        Entry("aten.logit.default") { call throws(TensorError) in
            let epsilon = try call.optionalNumber(1)?.double
            return try Kernels.logit(call.storage(0), epsilon: epsilon)
        },
        Entry("aten.gelu.default") { call throws(TensorError) in
            try Kernels.gelu(call.storage(0), approximate: call.string(1))
        },
        Entry("aten.glu.default") { call throws(TensorError) in
            try Kernels.glu(call.storage(0), call.int(1))
        },
        Entry("aten.prelu.default") { call throws(TensorError) in
            try Kernels.prelu(call.storage(0), call.storage(1))
        },
        Entry("aten._prelu_kernel.default") { call throws(TensorError) in
            try PointwiseOperator.onReals(
                "prelu", { $0 > 0 ? $0 : $0 * $1 }, { $0 > 0 ? $0 : $0 * $1 })(
                    .tensor(call.storage(0)), .tensor(call.storage(1)))
        },
        Entry("aten.rrelu.default") { call throws(TensorError) in
            try Kernels.rrelu(
                call.storage(0), lower: call.number(1).double, upper: call.number(2).double,
                isTraining: call.bool(3))
        },
        Entry(
            "aten.rrelu_with_noise_functional.default",
            several: { call throws(TensorError) in
                try Kernels.rreluWithSlopes(
                    call.storage(0), noise: call.storage(1), lower: call.number(2).double,
                    upper: call.number(3).double, isTraining: call.bool(4))
            }),
        Entry("aten.hardtanh.default") { call throws(TensorError) in
            try Kernels.hardtanh(call.storage(0), call.number(1), call.number(2))
        },
        Entry("aten.relu6.default") { call throws(TensorError) in
            try Kernels.hardtanh(call.storage(0), .int(0), .int(6), operation: "relu6")
        },
        Entry("aten.threshold.default") { call throws(TensorError) in
            try Kernels.threshold(call.storage(0), call.number(1), call.number(2))
        },
        Entry("aten.round.decimals") { call throws(TensorError) in
            try Kernels.rounded(call.storage(0), decimals: call.int(1))
        },
        Entry("aten.special_round.default") { call throws(TensorError) in
            try Kernels.rounded(call.storage(0), decimals: call.int(1))
        },
    ]
}
