// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let scatterings: [Entry] = [
        Entry("aten.scatter.src") { call throws(TensorError) in
            try Kernels.scatter(
                call.storage(0), call.int(1), call.storage(2), .tensor(call.storage(3)),
                operation: "scatter")
        },
        Entry("aten.scatter.value") { call throws(TensorError) in
            try Kernels.scatter(
                call.storage(0), call.int(1), call.storage(2), .number(call.number(3)),
                operation: "scatter")
        },
        Entry("aten.scatter.reduce") { call throws(TensorError) in
            try Kernels.scatter(
                call.storage(0), call.int(1), call.storage(2), .tensor(call.storage(3)),
                reduction(call, 4), operation: "scatter")
        },
        Entry("aten.scatter.value_reduce") { call throws(TensorError) in
            try Kernels.scatter(
                call.storage(0), call.int(1), call.storage(2), .number(call.number(3)),
                reduction(call, 4), operation: "scatter")
        },
        Entry("aten.scatter_add.default") { call throws(TensorError) in
            try Kernels.scatter(
                call.storage(0), call.int(1), call.storage(2), .tensor(call.storage(3)), .sum,
                operation: "scatter_add")
        },
        Entry("aten.scatter_reduce.two") { call throws(TensorError) in
            try Kernels.scatter(
                call.storage(0), call.int(1), call.storage(2), .tensor(call.storage(3)),
                reduction(call, 4), includesSelf: call.bool(5), operation: "scatter_reduce")
        },
        Entry("aten.index_add.default") { call throws(TensorError) in
            let alpha = try call.number(4)
            let source =
                alpha == .int(1)
                ? try call.storage(3)
                : try Kernels.cast(
                    Kernels.mul(.tensor(call.storage(3)), .number(alpha)),
                    to: call.storage(3).dtype)
            return try Kernels.indexWrite(
                call.storage(0), call.int(1), call.storage(2), source, .sum,
                operation: "index_add")
        },
        Entry("aten.index_copy.default") { call throws(TensorError) in
            try Kernels.indexWrite(
                call.storage(0), call.int(1), call.storage(2), call.storage(3),
                operation: "index_copy")
        },
        Entry("aten.index_reduce.default") { call throws(TensorError) in
            try Kernels.indexWrite(
                call.storage(0), call.int(1), call.storage(2), call.storage(3),
                reduction(call, 4), includesSelf: call.bool(5), operation: "index_reduce")
        },
        Entry("aten.index_fill.int_Scalar") { call throws(TensorError) in
            try Kernels.indexFill(
                call.storage(0), call.int(1), call.storage(2), .number(call.number(3)))
        },
        Entry("aten.index_fill.int_Tensor") { call throws(TensorError) in
            try Kernels.indexFill(
                call.storage(0), call.int(1), call.storage(2), .tensor(call.storage(3)))
        },
    ]

    private static func reduction(
        _ call: OperatorCall<Tensor>, _ index: Int
    ) throws(TensorError) -> ScatterReduction {
        try ScatterReduction(name: call.string(index), operation: call.operation)
    }
}
