// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    private typealias Call = OperatorCall<Tensor>

    static let reductions: [Entry] = [
        Entry("aten.sum.default") { call throws(TensorError) in
            try Kernels.sum(call.storage(0), dtype: call.optionalDType(1))
        },
        Entry("aten.sum.dim_IntList") { call throws(TensorError) in
            try Kernels.sum(
                call.storage(0), axes: call.ints(1), keepsAxes: call.bool(2),
                dtype: call.optionalDType(3))
        },
        Entry("aten.nansum.default") { call throws(TensorError) in
            try Kernels.nanSum(
                call.storage(0), axes: call.ints(1), keepsAxes: call.bool(2),
                dtype: call.optionalDType(3))
        },
        Entry("aten.mean.default") { call throws(TensorError) in
            try Kernels.mean(
                call.storage(0), axes: [], keepsAxes: false, dtype: call.optionalDType(1))
        },
        Entry("aten.mean.dim") { call throws(TensorError) in
            try Kernels.mean(
                call.storage(0), axes: call.ints(1), keepsAxes: call.bool(2),
                dtype: call.optionalDType(3))
        },
        Entry("aten.nanmean.default") { call throws(TensorError) in
            try Kernels.nanMean(
                call.storage(0), axes: call.ints(1), keepsAxes: call.bool(2),
                dtype: call.optionalDType(3))
        },
        Entry("aten.prod.default") { call throws(TensorError) in
            try Kernels.prod(
                call.storage(0), axes: nil, keepsAxes: false, dtype: call.optionalDType(1))
        },
        Entry("aten.prod.dim_int") { call throws(TensorError) in
            try Kernels.prod(
                call.storage(0), axes: [call.int(1)], keepsAxes: call.bool(2),
                dtype: call.optionalDType(3))
        },
        Entry("aten.count_nonzero.default") { call throws(TensorError) in
            try Kernels.countNonzero(call.storage(0), axes: call.optionalInt(1).map { [$0] })
        },
        Entry("aten.count_nonzero.dim_IntList") { call throws(TensorError) in
            let axes = try call.ints(1)
            return try Kernels.countNonzero(call.storage(0), axes: axes.isEmpty ? nil : axes)
        },
        Entry("aten.logsumexp.default") { call throws(TensorError) in
            try Kernels.logSumExp(call.storage(0), axes: call.ints(1), keepsAxes: call.bool(2))
        },
        Entry("aten.trace.default") { call throws(TensorError) in
            try Kernels.trace(call.storage(0))
        },
        Entry("aten.sum_to_size.default") { call throws(TensorError) in
            try Kernels.sumToSize(call.storage(0), call.ints(1))
        },
    ]

    static let extremes: [Entry] =
        [("max", true), ("min", false)].flatMap { name, largest -> [Entry] in
            [
                Entry("aten.\(name).default") { call throws(TensorError) in
                    try Kernels.extreme(
                        call.storage(0), axes: nil, keepsAxes: false, largest: largest,
                        operation: name)
                },
                Entry(
                    "aten.\(name).dim",
                    several: { call throws(TensorError) in
                        try Kernels.extremeAndPlace(
                            call.storage(0), axis: call.int(1), keepsAxes: call.bool(2),
                            largest: largest)
                    }),
                Entry("aten.a\(name).default") { call throws(TensorError) in
                    let axes = try call.ints(1)
                    return try Kernels.extreme(
                        call.storage(0), axes: axes.isEmpty ? nil : axes,
                        keepsAxes: call.bool(2), largest: largest, operation: "a\(name)")
                },
                Entry("aten.arg\(name).default") { call throws(TensorError) in
                    try Kernels.place(
                        call.storage(0), axis: call.optionalInt(1), keepsAxes: call.bool(2),
                        largest: largest)
                },
                Entry(
                    "aten.cum\(name).default",
                    several: { call throws(TensorError) in
                        try Kernels.cumulativeExtreme(
                            call.storage(0), axis: call.int(1), largest: largest)
                    }),
            ]
        } + [
            Entry(
                "aten.aminmax.default",
                several: { call throws(TensorError) in
                    try Kernels.extremes(
                        call.storage(0), axes: call.optionalInt(1).map { [$0] },
                        keepsAxes: call.bool(2))
                }),
            Entry("aten.cumsum.default") { call throws(TensorError) in
                try Kernels.cumsum(
                    call.storage(0), axis: call.int(1), dtype: call.optionalDType(2))
            },
            Entry("aten.cumprod.default") { call throws(TensorError) in
                try Kernels.cumprod(
                    call.storage(0), axis: call.int(1), dtype: call.optionalDType(2))
            },
            // In place the dtype stays.
            Entry("aten.cumsum_.default") { call throws(TensorError) in
                let input = try call.storage(0)
                let sums = try Kernels.cumsum(
                    input, axis: call.int(1), dtype: call.optionalDType(2) ?? input.dtype)
                return try Kernels.copy(sums, into: input, operation: "cumsum_")
            },
            Entry("aten.cumprod_.default") { call throws(TensorError) in
                let input = try call.storage(0)
                let products = try Kernels.cumprod(
                    input, axis: call.int(1), dtype: call.optionalDType(2) ?? input.dtype)
                return try Kernels.copy(products, into: input, operation: "cumprod_")
            },
            Entry("aten.logcumsumexp.default") { call throws(TensorError) in
                try Kernels.logCumSumExp(call.storage(0), axis: call.int(1))
            },
            Entry("aten._logcumsumexp.default") { call throws(TensorError) in
                try Kernels.logCumSumExp(call.storage(0), axis: call.int(1))
            },
        ]

    static let truths: [Entry] =
        [("all", true), ("any", false)].flatMap { name, ofAll -> [Entry] in
            [
                Entry("aten.\(name).default") { call throws(TensorError) in
                    try Kernels.truth(call.storage(0), axes: nil, keepsAxes: false, ofAll: ofAll)
                },
                Entry("aten.\(name).dim") { call throws(TensorError) in
                    try Kernels.truth(
                        call.storage(0), axes: [call.int(1)], keepsAxes: call.bool(2),
                        ofAll: ofAll)
                },
                // No list stands for all axes, an empty one for none.
                Entry("aten.\(name).dims") { call throws(TensorError) in
                    try Kernels.truth(
                        call.storage(0), axes: call.optionalInts(1), keepsAxes: call.bool(2),
                        ofAll: ofAll)
                },
                Entry("aten._is_\(name)_true.default") { call throws(TensorError) in
                    try Kernels.truth(call.storage(0), axes: nil, keepsAxes: false, ofAll: ofAll)
                },
            ]
        }

    static let deviations: [Entry] =
        [("var", false), ("std", true)].flatMap { name, isRoot -> [Entry] in
            [("default", 1), ("dim", 2), ("correction", 3)].flatMap { overload, form -> [Entry] in
                [
                    Entry("aten.\(name).\(overload)") { call throws(TensorError) in
                        try Kernels.deviation(call.storage(0), deviation(call, form, isRoot))
                    },
                    Entry(
                        "aten.\(name)_mean.\(overload)",
                        several: { call throws(TensorError) in
                            try Kernels.deviationAndMean(
                                call.storage(0), deviation(call, form, isRoot))
                        }),
                ]
            }
        }

    /// The parameters of the three forms of a variance: of all, with `unbiased`, with
    /// `correction`.
    private static func deviation(
        _ call: Call, _ form: Int, _ isRoot: Bool
    ) throws(TensorError) -> DeviationParameters {
        switch form {
        case 1: return DeviationParameters(correction: try call.bool(1) ? 1 : 0, isRoot: isRoot)
        case 2:
            let axes = try call.ints(1)
            return DeviationParameters(
                axes: axes.isEmpty ? nil : axes, keepsAxes: try call.bool(3),
                correction: try call.bool(2) ? 1 : 0, isRoot: isRoot)
        default:
            let axes = try call.ints(1)
            return DeviationParameters(
                axes: axes.isEmpty ? nil : axes, keepsAxes: try call.bool(3),
                correction: try call.optionalNumber(2)?.double ?? 1, isRoot: isRoot)
        }
    }
}
