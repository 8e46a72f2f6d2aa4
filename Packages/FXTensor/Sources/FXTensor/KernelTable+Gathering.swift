// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let gatherings: [Entry] = [
        Entry("aten.index_select.default") { call throws(TensorError) in
            try Kernels.indexSelect(call.storage(0), call.int(1), call.storage(2))
        },
        Entry("aten.gather.default") { call throws(TensorError) in
            try Kernels.gather(call.storage(0), call.int(1), call.storage(2))
        },
        Entry("aten.take.default") { call throws(TensorError) in
            try Kernels.take(call.storage(0), call.storage(1))
        },
        Entry("aten.take_along_dim.default") { call throws(TensorError) in
            try Kernels.takeAlong(call.storage(0), call.storage(1), call.optionalInt(2))
        },
        Entry("aten.put.default") { call throws(TensorError) in
            try Kernels.put(
                call.storage(0), call.storage(1), call.storage(2), accumulates: call.bool(3))
        },
        Entry("aten.masked_select.default") { call throws(TensorError) in
            try Kernels.maskedSelect(call.storage(0), call.storage(1))
        },
        Entry("aten.masked_scatter.default") { call throws(TensorError) in
            try Kernels.maskedScatter(call.storage(0), call.storage(1), call.storage(2))
        },
        Entry("aten.nonzero.default") { call throws(TensorError) in
            try Kernels.nonzero(call.storage(0))
        },
        Entry("aten.argwhere.default") { call throws(TensorError) in
            try Kernels.nonzero(call.storage(0))
        },
        Entry("aten.nonzero_static.default") { call throws(TensorError) in
            try Kernels.nonzero(call.storage(0), size: call.int(1), fill: call.int(2))
        },
        Entry(
            "aten.nonzero_numpy.default",
            list: { call throws(TensorError) in try Kernels.nonzeroByAxis(call.storage(0)) }),
        Entry(
            "aten.where.default",
            list: { call throws(TensorError) in try Kernels.nonzeroByAxis(call.storage(0)) }),
    ]

    static let advancedIndices: [Entry] =
        ["index", "_unsafe_index"].map { name -> Entry in
            Entry("aten.\(name).Tensor") { call throws(TensorError) in
                try Kernels.index(call.storage(0), call.optionalStorages(1), operation: name)
            }
        }
        + ["index_put", "_unsafe_index_put"].map { name -> Entry in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.indexPut(
                    call.storage(0).copied(.preserve), call.optionalStorages(1), call.storage(2),
                    accumulates: call.bool(3), operation: name)
            }
        }
        + ["index_put_", "_index_put_impl_"].map { name -> Entry in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.indexPut(
                    call.storage(0), call.optionalStorages(1), call.storage(2),
                    accumulates: call.bool(3), operation: name)
            }
        }

    static let embeddings: [Entry] =
        [
            Entry("aten.embedding.default") { call throws(TensorError) in
                try Kernels.embedding(call.storage(0), call.storage(1))
            },
            Entry("aten.embedding_dense_backward.default") { call throws(TensorError) in
                try Kernels.embeddingBackward(
                    call.storage(0), call.storage(1), rows: call.int(2),
                    paddingIndex: call.int(3), scalesByFrequency: call.bool(4))
            },
            Entry("fx.functional_embedding_bag.default") { call throws(TensorError) in
                try Kernels.functionalEmbeddingBag(call)
            },
            Entry("aten.one_hot.default") { call throws(TensorError) in
                try Kernels.oneHot(call.storage(0), call.int(1))
            },
        ]
        + [
            "embedding_bag.default", "embedding_bag.padding_idx", "_embedding_bag.default",
            "_embedding_bag_forward_only.default",
        ].map { name -> Entry in
            Entry(
                "aten.\(name)",
                several: { call throws(TensorError) in
                    try Kernels.embeddingBag(
                        call.storage(0), call.storage(1), call.storage(2), embeddingBag(call),
                        operation: call.operation)
                })
        }

    private static func embeddingBag(
        _ call: OperatorCall<Tensor>
    ) throws(TensorError) -> EmbeddingBag {
        guard let mode = EmbeddingBag.Mode(rawValue: try call.int(4)) else {
            throw call.unfit(4, "0 for sums, 1 for means or 2 for maxima")
        }
        var padding = call.arguments.count > 8 ? try call.optionalInt(8) : nil
        if let index = padding, call.schema.name == "aten.embedding_bag.padding_idx" {
            let count = try call.storage(0).extents.first ?? 0
            guard let place = Axis.index(index, rank: count) else {
                throw .indexOutOfRange(operation: "embedding_bag", index: index, count: count)
            }
            padding = place
        }
        return EmbeddingBag(
            mode: mode, perSampleWeights: try call.optionalStorage(6),
            includesLastOffset: try call.bool(7),
            paddingIndex: padding.flatMap { $0 < 0 ? nil : $0 })
    }
}

extension Kernels {
    /// `F.embedding_bag`: bags are the rows of the indices, or named by offsets.
    fileprivate static func functionalEmbeddingBag(
        _ call: OperatorCall<Tensor>
    ) throws(TensorError) -> TensorStorage {
        let modes = ["sum": EmbeddingBag.Mode.sum, "mean": .mean, "max": .max]
        let (input, weight) = (try call.storage(0), try call.storage(1))
        guard let mode = modes[try call.string(6)] else {
            throw call.unfit(6, "'sum', 'mean' or 'max'")
        }
        guard call.arguments[3].isNone else {
            throw call.unfit(3, "None, as tables are not renormalised here,")
        }
        var padding = try call.optionalInt(10)
        if let index = padding {
            let rows = weight.extents.first ?? 0
            guard let place = Axis.index(index, rank: rows) else {
                throw .indexOutOfRange(operation: "embedding_bag", index: index, count: rows)
            }
            padding = place
        }
        let isMatrix = input.rank == 2
        var offsets = try call.optionalStorage(2)
        guard isMatrix == (offsets == nil) else {
            throw call.unfit(2, isMatrix ? "None for indices of 2 dimensions" : "offsets of bags")
        }
        if isMatrix {
            let starts = (0..<input.extents[0]).map { Int64($0 * input.extents[1]) }
            offsets = try TensorStorage.make(starts, [starts.count], .int64, .int64)
        }
        let options = EmbeddingBag(
            mode: mode, perSampleWeights: try call.optionalStorage(8)?.reshape([-1]),
            includesLastOffset: try call.bool(9), paddingIndex: padding)
        return try embeddingBag(
            weight, input.reshape([-1]), offsets ?? input, options)[0]
    }
}
