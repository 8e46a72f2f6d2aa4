// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let joins: [Entry] =
        ["cat", "concat", "concatenate"].map { name -> Entry in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.cat(call.storages(0), call.int(1), operation: name)
            }
        } + [
            Entry("aten.stack.default") { call throws(TensorError) in
                try Kernels.stack(call.storages(0), call.int(1))
            },
            Entry("aten.hstack.default") { call throws(TensorError) in
                try Kernels.stack(call.storages(0), atLeast: 1, operation: "hstack")
            },
            Entry("aten.vstack.default") { call throws(TensorError) in
                try Kernels.stack(call.storages(0), atLeast: 2, operation: "vstack")
            },
            Entry("aten.row_stack.default") { call throws(TensorError) in
                try Kernels.stack(call.storages(0), atLeast: 2, operation: "row_stack")
            },
            Entry("aten.dstack.default") { call throws(TensorError) in
                try Kernels.stack(call.storages(0), atLeast: 3, operation: "dstack")
            },
            Entry("aten.column_stack.default") { call throws(TensorError) in
                try Kernels.columnStack(call.storages(0))
            },
            Entry("aten.block_diag.default") { call throws(TensorError) in
                try Kernels.blockDiagonal(call.storages(0))
            },
            Entry("aten.cartesian_prod.default") { call throws(TensorError) in
                try Kernels.cartesianProduct(call.storages(0))
            },
            Entry(
                "aten.broadcast_tensors.default",
                list: { call throws(TensorError) in
                    try Kernels.broadcastTensors(call.storages(0))
                }),
            Entry(
                "aten.meshgrid.default",
                list: { call throws(TensorError) in
                    try Kernels.meshgrid(call.storages(0), indexing: "ij")
                }),
            Entry(
                "aten.meshgrid.indexing",
                list: { call throws(TensorError) in
                    try Kernels.meshgrid(call.storages(0), indexing: call.string(1))
                }),
        ]
        + [1, 2, 3].map { count -> Entry in
            Entry(
                "aten.atleast_\(count)d.Sequence",
                list: { call throws(TensorError) in
                    try call.storages(0).map { tensor throws(TensorError) in
                        try tensor.atLeast(count).copied()
                    }
                })
        }
}
