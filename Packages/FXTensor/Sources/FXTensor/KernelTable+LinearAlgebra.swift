// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let linearAlgebra: [Entry] = determinants + inverses + factors + triangles + products

    private static let determinants: [Entry] =
        ["linalg_det", "det"].map { name in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.determinants(call.storage(0), operation: name).value
            }
        }
        + ["linalg_slogdet", "slogdet"].map { name in
            Entry(
                "aten.\(name).default",
                several: { call throws(TensorError) in
                    let result = try Kernels.determinants(call.storage(0), operation: name)
                    return [result.sign, result.logarithm]
                })
        } + [
            Entry("aten.logdet.default") { call throws(TensorError) in
                let result = try Kernels.determinants(call.storage(0), operation: "logdet")
                // The logarithm of a negative number is none.
                let (signs, logs) = (try result.sign.doubles(), try result.logarithm.doubles())
                return try .rounding(
                    zip(signs, logs).map { $0 < 0 ? .nan : $1 }, result.sign.extents,
                    result.sign.dtype)
            }
        ]

    private static let inverses: [Entry] =
        ["linalg_inv", "inverse"].map { name in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.inverses(call.storage(0), operation: name, throwsIfSingular: true)[0]
            }
        } + [
            Entry(
                "aten.linalg_inv_ex.default",
                several: { call throws(TensorError) in
                    try Kernels.inverses(
                        call.storage(0), operation: "linalg_inv_ex", throwsIfSingular: call.bool(1))
                }),
            Entry("aten.linalg_solve.default") { call throws(TensorError) in
                try Kernels.solve(
                    call.storage(0), call.storage(1), isLeft: call.bool(2),
                    operation: "linalg_solve", throwsIfSingular: true)[0]
            },
            Entry(
                "aten.linalg_solve_ex.default",
                several: { call throws(TensorError) in
                    let all = try Kernels.solve(
                        call.storage(0), call.storage(1), isLeft: call.bool(2),
                        operation: "linalg_solve_ex", throwsIfSingular: call.bool(3))
                    return [all[0], all[3]]
                }),
        ]

    private static let factors: [Entry] = [
        Entry(
            "aten.linalg_lu_factor.default",
            several: { call throws(TensorError) in
                Array(
                    try Kernels.luFactors(
                        call.storage(0), exchangesRows: call.bool(1), operation: "linalg_lu_factor"
                    ).prefix(2))
            }),
        Entry(
            "aten.linalg_lu_factor_ex.default",
            several: { call throws(TensorError) in
                try Kernels.luFactors(
                    call.storage(0), exchangesRows: call.bool(1), operation: "linalg_lu_factor_ex")
            }),
        Entry(
            "aten._lu_with_info.default",
            several: { call throws(TensorError) in
                try Kernels.luFactors(
                    call.storage(0), exchangesRows: call.bool(1), operation: "_lu_with_info")
            }),
        Entry(
            "aten.linalg_lu.default",
            several: { call throws(TensorError) in
                let packed = try Kernels.luFactors(
                    call.storage(0), exchangesRows: call.bool(1), operation: "linalg_lu")
                return try Kernels.luUnpacked(packed[0], packed[1], operation: "linalg_lu")
            }),
        Entry(
            "aten.lu_unpack.default",
            several: { call throws(TensorError) in
                try Kernels.luUnpacked(call.storage(0), call.storage(1), operation: "lu_unpack")
            }),
        Entry("aten.linalg_lu_solve.default") { call throws(TensorError) in
            try Kernels.luSolve(
                call.storage(0), call.storage(1), call.storage(2), isLeft: call.bool(3),
                isTransposed: call.bool(4), operation: "linalg_lu_solve")
        },
        Entry("aten.lu_solve.default") { call throws(TensorError) in
            try Kernels.luSolve(
                call.storage(1), call.storage(2), call.storage(0), isLeft: true,
                isTransposed: false, operation: "lu_solve")
        },
    ]

    private static let triangles: [Entry] =
        ["linalg_cholesky", "cholesky"].map { name in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.choleskyFactors(
                    call.storage(0), isUpper: call.bool(1), operation: name,
                    throwsIfNotPositive: true)[0]
            }
        } + [
            Entry(
                "aten.linalg_cholesky_ex.default",
                several: { call throws(TensorError) in
                    try Kernels.choleskyFactors(
                        call.storage(0), isUpper: call.bool(1), operation: "linalg_cholesky_ex",
                        throwsIfNotPositive: call.bool(2))
                }),
            Entry("aten.cholesky_solve.default") { call throws(TensorError) in
                try Kernels.choleskySolve(
                    call.storage(0), call.storage(1), isUpper: call.bool(2),
                    operation: "cholesky_solve")
            },
            Entry("aten.cholesky_inverse.default") { call throws(TensorError) in
                try Kernels.choleskySolve(
                    nil, call.storage(0), isUpper: call.bool(1), operation: "cholesky_inverse")
            },
            Entry("aten.linalg_solve_triangular.default") { call throws(TensorError) in
                try Kernels.solveTriangular(
                    call.storage(0), call.storage(1), isUpper: call.bool(2), isLeft: call.bool(3),
                    isTransposed: false, hasUnitDiagonal: call.bool(4),
                    operation: "linalg_solve_triangular")
            },
            Entry(
                "aten.triangular_solve.default",
                several: { call throws(TensorError) in
                    [
                        try Kernels.solveTriangular(
                            call.storage(1), call.storage(0), isUpper: call.bool(2), isLeft: true,
                            isTransposed: call.bool(3), hasUnitDiagonal: call.bool(4),
                            operation: "triangular_solve"), try call.storage(1).copied(),
                    ]
                }),
        ]

    private static let products: [Entry] =
        ["matrix_power", "linalg_matrix_power"].map { name in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.matrixPower(call.storage(0), call.int(1))
            }
        }
        + ["chain_matmul", "linalg_multi_dot"].map { name in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.multiDot(call.storages(0))
            }
        } + [
            Entry("aten.einsum.default") { call throws(TensorError) in
                let operands = try call.storages(1)
                return try EinsteinSum(call.string(0), ranks: operands.map(\.rank)).run(operands)
                    .contiguous()
            },
            Entry("aten.tensordot.default") { call throws(TensorError) in
                try Kernels.tensorDot(
                    call.storage(0), call.storage(1), call.ints(2), call.ints(3)
                ).contiguous()
            },
            Entry("aten.bilinear.default") { call throws(TensorError) in
                try Kernels.bilinear(
                    call.storage(0), call.storage(1), call.storage(2), call.optionalStorage(3))
            },
            Entry("aten._trilinear.default") { call throws(TensorError) in
                try Kernels.trilinear(
                    [call.storage(0), call.storage(1), call.storage(2)],
                    expanding: [call.ints(3), call.ints(4), call.ints(5)], summing: call.ints(6))
            },
            Entry("aten.cross.default") { call throws(TensorError) in
                try Kernels.crossProduct(
                    call.storage(0), call.storage(1), axis: call.optionalInt(2))
            },
            Entry("aten.linalg_cross.default") { call throws(TensorError) in
                try Kernels.crossProduct(call.storage(0), call.storage(1), axis: call.int(2))
            },
        ]
}
