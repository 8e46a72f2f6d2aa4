// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    private typealias Call = OperatorCall<Tensor>

    static let norms: [Entry] = [
        Entry("aten.linalg_vector_norm.default") { call throws(TensorError) in
            try Kernels.vectorNorm(
                call.storage(0), order: call.number(1).double, axes: call.axes(2),
                keepsAxes: call.bool(3), dtype: call.optionalDType(4))
        },
        norm("Scalar") { call throws(TensorError) in (nil, false, nil) },
        norm("ScalarOpt_dim") { call throws(TensorError) in
            try (call.axes(2), call.bool(3), nil)
        },
        norm("ScalarOpt_dtype") { call throws(TensorError) in
            try (nil, false, call.optionalDType(2))
        },
        norm("ScalarOpt_dim_dtype") { call throws(TensorError) in
            try (call.axes(2), call.bool(3), call.optionalDType(4))
        },
        Entry("aten.frobenius_norm.dim") { call throws(TensorError) in
            try Kernels.vectorNorm(
                call.storage(0), order: 2, axes: call.axes(1), keepsAxes: call.bool(2),
                operation: "frobenius_norm")
        },
        Entry("aten.nuclear_norm.default") { call throws(TensorError) in
            try Kernels.matrixNorm(
                call.storage(0), name: "nuc", axes: [-2, -1], keepsAxes: call.bool(1), dtype: nil)
        },
        Entry("aten.nuclear_norm.dim") { call throws(TensorError) in
            try Kernels.matrixNorm(
                call.storage(0), name: "nuc", axes: call.ints(1), keepsAxes: call.bool(2),
                dtype: nil)
        },
        Entry("aten.linalg_norm.default") { call throws(TensorError) in
            try Kernels.linalgNorm(
                call.storage(0), order: call.optionalNumber(1)?.double,
                axes: call.optionalInts(2), keepsAxes: call.bool(3), dtype: call.optionalDType(4))
        },
        Entry("aten.linalg_norm.ord_str") { call throws(TensorError) in
            try Kernels.matrixNorm(
                call.storage(0), name: call.string(1), axes: call.optionalInts(2) ?? [0, 1],
                keepsAxes: call.bool(3), dtype: call.optionalDType(4))
        },
        Entry("aten.linalg_matrix_norm.default") { call throws(TensorError) in
            try Kernels.matrixNorm(
                call.storage(0), order: call.number(1).double, axes: call.ints(2),
                keepsAxes: call.bool(3), dtype: call.optionalDType(4))
        },
        Entry("aten.linalg_matrix_norm.str_ord") { call throws(TensorError) in
            try Kernels.matrixNorm(
                call.storage(0), name: call.string(1), axes: call.ints(2),
                keepsAxes: call.bool(3), dtype: call.optionalDType(4))
        },
        Entry("aten.renorm.default") { call throws(TensorError) in
            try Kernels.renorm(
                call.storage(0), order: call.number(1).double, axis: call.int(2),
                limit: call.number(3).double)
        },
    ]

    /// An overload of `norm`, of which a closure gives axes, whether they stay, and the dtype.
    private static func norm(
        _ overload: String,
        _ rest: @escaping @Sendable (Call) throws(TensorError) -> ([Int]?, Bool, DType?)
    ) -> Entry {
        Entry("aten.norm.\(overload)") { call throws(TensorError) in
            let (axes, keepsAxes, dtype) = try rest(call)
            return try Kernels.vectorNorm(
                call.storage(0), order: call.optionalNumber(1)?.double ?? 2, axes: axes,
                keepsAxes: keepsAxes, dtype: dtype, operation: "norm")
        }
    }

    static let distances: [Entry] =
        [
            Entry("aten.dist.default") { call throws(TensorError) in
                try Kernels.dist(call.storage(0), call.storage(1), order: call.number(2).double)
            },
            Entry("aten.pdist.default") { call throws(TensorError) in
                try Kernels.pdist(call.storage(0), order: call.double(1))
            },
            Entry("aten._pdist_forward.default") { call throws(TensorError) in
                try Kernels.pdist(call.storage(0), order: call.double(1))
            },
            Entry("aten.cdist.default") { call throws(TensorError) in
                try Kernels.cdist(call.storage(0), call.storage(1), order: call.double(2))
            },
            Entry("aten._cdist_forward.default") { call throws(TensorError) in
                try Kernels.cdist(call.storage(0), call.storage(1), order: call.double(2))
            },
            Entry("aten.pairwise_distance.default") { call throws(TensorError) in
                try Kernels.pairwiseDistance(
                    call.storage(0), call.storage(1), order: call.double(2),
                    epsilon: call.double(3),
                    keepsAxes: call.bool(4))
            },
            Entry("aten.cosine_similarity.default") { call throws(TensorError) in
                try Kernels.cosineSimilarity(
                    call.storage(0), call.storage(1), axis: call.int(2), epsilon: call.double(3))
            },
            Entry("aten.diff.default") { call throws(TensorError) in
                if try call.int(1) == 0 {
                    return try Kernels.diff(call.storage(0), order: 0, axis: call.int(2))
                }
                let parts = try [
                    call.optionalStorage(3), call.storage(0), call.optionalStorage(4),
                ].compactMap { $0 }
                return try Kernels.diff(
                    Kernels.joined(parts, axis: call.int(2)), order: call.int(1), axis: call.int(2))
            },
        ]
        + [("trapezoid", false), ("cumulative_trapezoid", true)].flatMap { name, all -> [Entry] in
            [
                Entry("aten.\(name).dx") { call throws(TensorError) in
                    try Kernels.trapezoid(
                        call.storage(0), call.operand(1), axis: call.int(2), cumulative: all)
                },
                Entry("aten.\(name).x") { call throws(TensorError) in
                    let heights = try call.storage(0)
                    let widths = try Kernels.widths(
                        call.storage(1), like: heights, axis: call.int(2))
                    return try Kernels.trapezoid(
                        heights, widths, axis: call.int(2), cumulative: all)
                },
            ]
        }
}
