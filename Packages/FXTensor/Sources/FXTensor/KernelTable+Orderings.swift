// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let orderings: [Entry] = [
        Entry(
            "aten.topk.default",
            several: { call throws(TensorError) in
                let (values, indices) = try Kernels.topK(
                    call.storage(0), k: call.int(1), axis: call.int(2), findsLargest: call.bool(3))
                return [values, indices]
            }),
        Entry(
            "aten.sort.default",
            several: { call throws(TensorError) in
                try Kernels.sort(call.storage(0), axis: call.int(1), descending: call.bool(2))
            }),
        Entry(
            "aten.sort.stable",
            several: { call throws(TensorError) in
                try Kernels.sort(call.storage(0), axis: call.int(2), descending: call.bool(3))
            }),
        Entry("aten.argsort.default") { call throws(TensorError) in
            try Kernels.sort(call.storage(0), axis: call.int(1), descending: call.bool(2))[1]
        },
        Entry("aten.argsort.stable") { call throws(TensorError) in
            try Kernels.sort(call.storage(0), axis: call.int(2), descending: call.bool(3))[1]
        },
        Entry("aten.msort.default") { call throws(TensorError) in
            try Kernels.sort(call.storage(0), axis: 0, descending: false)[0]
        },
        Entry(
            "aten.kthvalue.default",
            several: { call throws(TensorError) in
                try Kernels.kthValue(
                    call.storage(0), k: call.int(1), axis: call.int(2), keepsAxis: call.bool(3))
            }),
        Entry(
            "aten.mode.default",
            several: { call throws(TensorError) in
                try Kernels.mode(call.storage(0), axis: call.int(1), keepsAxis: call.bool(2))
            }),
    ]

    static let medians: [Entry] =
        [("median", false), ("nanmedian", true)].flatMap { name, skipsNaN -> [Entry] in
            [
                Entry("aten.\(name).default") { call throws(TensorError) in
                    try Kernels.median(
                        call.storage(0), axis: nil, keepsAxis: false, skipsNaN: skipsNaN)[0]
                },
                Entry(
                    "aten.\(name).dim",
                    several: { call throws(TensorError) in
                        try Kernels.median(
                            call.storage(0), axis: call.int(1), keepsAxis: call.bool(2),
                            skipsNaN: skipsNaN)
                    }),
            ]
        }
        + [("quantile", false), ("nanquantile", true)].flatMap { name, skipsNaN -> [Entry] in
            ["default", "scalar"].map { overload in
                Entry("aten.\(name).\(overload)") { call throws(TensorError) in
                    let input = try call.storage(0)
                    let fractions =
                        overload == "default"
                        ? try call.storage(1)
                        : try Kernels.filled([], input.dtype, .double(call.double(1)))
                    return try Kernels.quantile(
                        input, fractions,
                        QuantileParameters(
                            axis: call.optionalInt(2), keepsAxis: call.bool(3),
                            interpolation: call.string(4), skipsNaN: skipsNaN))
                }
            }
        }

    /// Results that are not asked for are empty. Along an axis all are given, asked or not.
    private static func asked(
        _ results: [TensorStorage], inverse: Bool, counts: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let empty = try TensorStorage.allocate(.int64, [0])
        return [results[0], inverse ? results[1] : empty, counts ? results[2] : empty]
    }

    static let uniques: [Entry] = [
        Entry(
            "aten._unique2.default",
            several: { call throws(TensorError) in
                try asked(
                    Kernels.unique(call.storage(0), consecutive: false, operation: "_unique2"),
                    inverse: call.bool(2), counts: call.bool(3))
            }),
        Entry(
            "aten._unique.default",
            several: { call throws(TensorError) in
                let results = try asked(
                    Kernels.unique(call.storage(0), consecutive: false, operation: "_unique"),
                    inverse: call.bool(2), counts: false)
                return Array(results.prefix(2))
            }),
        Entry(
            "aten.unique_dim.default",
            several: { call throws(TensorError) in
                try Kernels.uniqueSlices(
                    call.storage(0), axis: call.int(1), consecutive: false,
                    operation: "unique_dim")
            }),
        Entry(
            "aten.unique_consecutive.default",
            several: { call throws(TensorError) in
                let input = try call.storage(0)
                let name = "unique_consecutive"
                if let axis = try call.optionalInt(3), axis != 0 || input.rank != 1 {
                    return try Kernels.uniqueSlices(
                        input, axis: axis, consecutive: true, operation: name)
                }
                return try asked(
                    Kernels.unique(input, consecutive: true, operation: name),
                    inverse: call.bool(1), counts: call.bool(2))
            }),
        Entry(
            "aten.unique_dim_consecutive.default",
            several: { call throws(TensorError) in
                try Kernels.uniqueSlices(
                    call.storage(0), axis: call.int(1), consecutive: true,
                    operation: "unique_dim_consecutive")
            }),
    ]

    static let searches: [Entry] =
        ["Tensor", "Scalar"].flatMap { overload -> [Entry] in
            [
                Entry("aten.searchsorted.\(overload)") { call throws(TensorError) in
                    let side = try call.optionalString(4)
                    if let side, side != "left", side != "right" {
                        throw .invalidValue(
                            operation: "searchsorted", value: "'\(side)'",
                            expected: "'left' or 'right'")
                    }
                    let isRight = try side == nil ? call.bool(3) : side == "right"
                    return try Kernels.search(
                        call.storage(0), call.operand(1), sorter: call.optionalStorage(5),
                        SearchParameters(
                            isRight: isRight,
                            isInt32: call.bool(2), operation: "searchsorted"))
                },
                Entry("aten.bucketize.\(overload)") { call throws(TensorError) in
                    let boundaries = try call.storage(1)
                    guard boundaries.rank == 1 else {
                        throw .shapeMismatch(
                            .mismatch(
                                operation: "bucketize", expected: "boundaries of one dimension",
                                found: [boundaries.shape]))
                    }
                    return try Kernels.search(
                        boundaries, call.operand(0),
                        SearchParameters(
                            isRight: call.bool(3), isInt32: call.bool(2), operation: "bucketize"))
                },
            ]
        }
        + ["Tensor_Tensor", "Scalar_Tensor", "Tensor_Scalar"].map { overload -> Entry in
            Entry("aten.isin.\(overload)") { call throws(TensorError) in
                try Kernels.isIn(call.operand(0), call.operand(1), invert: call.bool(3))
            }
        } + [
            Entry("aten.histc.default") { call throws(TensorError) in
                try Kernels.histc(
                    call.storage(0), bins: call.int(1), low: call.number(2).double,
                    high: call.number(3).double)
            },
            Entry("aten.bincount.default") { call throws(TensorError) in
                try Kernels.bincount(
                    call.storage(0), weights: call.optionalStorage(1), minimum: call.int(2))
            },
        ]
}
