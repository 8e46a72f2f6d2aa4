// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// Operators that ask a tensor for numbers.
    static let queries: [Entry] =
        sizes + [
            Entry(
                "aten.is_same_size.default",
                value: { call throws(TensorError) in
                    .bool(try call.storage(0).extents == call.storage(1).extents)
                }),
            Entry(
                "aten.is_contiguous.default",
                value: { call throws(TensorError) in .bool(try call.storage(0).isContiguous) }),
            Entry(
                "aten.is_contiguous.memory_format",
                value: { call throws(TensorError) in
                    .bool(
                        try call.storage(0).isContiguous(in: call.optionalFormat(1) ?? .contiguous))
                }),
            Entry(
                "aten.is_nonzero.default",
                value: { call throws(TensorError) in
                    let flag = try Kernels.cast(call.storage(0), to: .bool)
                    return .bool(try Tensor(flag).onlyElement(operation: "is_nonzero") != 0)
                }),
            Entry(
                "aten.item.default",
                value: { call throws(TensorError) in try call.number(0).argument }),
            Entry(
                "aten._local_scalar_dense.default",
                value: { call throws(TensorError) in try call.number(0).argument }),
        ]

    private static let sizes: [Entry] =
        ["sym_", ""].flatMap { prefix -> [Entry] in
            [
                Entry(
                    "aten.\(prefix)size.int",
                    value: { call throws(TensorError) in
                        try .int(extent(call, \.extents))
                    }),
                Entry(
                    "aten.\(prefix)stride.int",
                    value: { call throws(TensorError) in
                        try .int(extent(call, \.strides))
                    }),
                Entry(
                    "aten.\(prefix)numel.default",
                    value: { call throws(TensorError) in
                        .int(try call.storage(0).elementCount)
                    }),
            ]
        } + [
            Entry(
                "aten.sym_storage_offset.default",
                value: { call throws(TensorError) in .int(try call.storage(0).offset) }),
            Entry(
                "aten.dim.default",
                value: { call throws(TensorError) in .int(try call.storage(0).rank) }),
        ]

    private static func extent(
        _ call: OperatorCall<Tensor>, _ values: KeyPath<TensorStorage, [Int]>
    ) throws(TensorError) -> Int {
        let input = try call.storage(0)
        guard let axis = Axis.index(try call.int(1), rank: input.rank) else {
            throw .invalidAxis(operation: call.operation, axis: try call.int(1), rank: input.rank)
        }
        return input[keyPath: values][axis]
    }
}
