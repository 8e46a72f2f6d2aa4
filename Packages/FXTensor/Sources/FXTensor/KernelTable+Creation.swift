// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let constants: [Entry] = [
        Entry("aten.zeros.default") { call throws(TensorError) in
            try Kernels.zeros(call.newDType(1) ?? .float32, call.ints(0))
        },
        Entry("aten.ones.default") { call throws(TensorError) in
            try Kernels.filled(call.ints(0), call.newDType(1) ?? .float32, .int(1))
        },
        Entry("aten.full.default") { call throws(TensorError) in
            let value = try call.number(1)
            return try Kernels.filled(
                call.ints(0), call.newDType(2) ?? DType.defaultType(for: value.category), value)
        },
        Entry("aten.scalar_tensor.default") { call throws(TensorError) in
            try Kernels.filled([], call.newDType(1) ?? .float32, call.number(0))
        },
        // What is not set may be anything; zeros show no memory of before.
        Entry("aten.empty.memory_format") { call throws(TensorError) in
            let result = try Kernels.zeros(call.newDType(1) ?? .float32, call.ints(0))
            let format = try call.optionalFormat(5) ?? .contiguous
            return format == .contiguous ? result : try result.copied(format, operation: "empty")
        },
        Entry("aten.empty_strided.default") { call throws(TensorError) in
            try TensorStorage.zeros(
                call.newDType(2) ?? .float32, call.ints(0), strides: call.ints(1))
        },
        Entry("aten.empty_permuted.default") { call throws(TensorError) in
            let (extents, order) = (try call.ints(0), try call.ints(1))
            guard order.sorted() == Array(extents.indices) else {
                throw call.unfit(1, "each dimension once")
            }
            return try TensorStorage.zeros(
                call.newDType(2) ?? .float32, extents,
                strides: TensorStorage.strides(extents, order: order))
        },
        Entry("aten.fill.Scalar") { call throws(TensorError) in
            let input = try call.storage(0)
            return try Kernels.filled(input.extents, input.dtype, call.number(1))
        },
        Entry("aten.fill.Tensor") { call throws(TensorError) in
            let value = try call.storage(1)
            guard value.rank == 0 else { throw call.unfit(1, "a tensor without dimensions") }
            let input = try call.storage(0)
            return try Kernels.cast(value, to: input.dtype).expand(input.extents).copied()
        },
        Entry("aten.zero.default") { call throws(TensorError) in
            let input = try call.storage(0)
            return try Kernels.zeros(input.dtype, input.extents)
        },
    ]

    static let likes: [Entry] =
        [("empty", Number.int(0)), ("zeros", .int(0)), ("ones", .int(1))].map {
            name, value -> Entry in
            Entry("aten.\(name)_like.default") { call throws(TensorError) in
                try call.filledLike(value, from: 1)
            }
        } + [
            Entry("aten.full_like.default") { call throws(TensorError) in
                try call.filledLike(call.number(1), from: 2)
            }
        ]
        + [("empty", Number.int(0)), ("zeros", .int(0)), ("ones", .int(1))].map {
            name, value -> Entry in
            Entry("aten.new_\(name).default") { call throws(TensorError) in
                let own = try call.storage(0).dtype
                let dtype = try call.newDType(2) ?? own
                return try Kernels.filled(call.ints(1), dtype, value)
            }
        } + [
            Entry("aten.new_full.default") { call throws(TensorError) in
                let own = try call.storage(0).dtype
                let dtype = try call.newDType(3) ?? own
                return try Kernels.filled(call.ints(1), dtype, call.number(2))
            },
            Entry("aten.new_empty_strided.default") { call throws(TensorError) in
                let own = try call.storage(0).dtype
                let dtype = try call.newDType(3) ?? own
                return try TensorStorage.zeros(dtype, call.ints(1), strides: call.ints(2))
            },
        ]

    static let sequences: [Entry] =
        [
            Entry("aten.arange.default") { call throws(TensorError) in
                try Kernels.arange(.int(0), call.number(0), .int(1), call.newDType(1))
            },
            Entry("aten.arange.start") { call throws(TensorError) in
                try Kernels.arange(call.number(0), call.number(1), .int(1), call.newDType(2))
            },
            Entry("aten.arange.start_step") { call throws(TensorError) in
                try Kernels.arange(
                    call.number(0), call.number(1), call.number(2), call.newDType(3))
            },
            Entry("aten.range.default") { call throws(TensorError) in
                try Kernels.arange(
                    call.number(0), call.number(1), .int(1), call.newDType(2),
                    includesEnd: true, operation: "range")
            },
            Entry("aten.range.step") { call throws(TensorError) in
                try Kernels.arange(
                    call.number(0), call.number(1), call.number(2), call.newDType(3),
                    includesEnd: true, operation: "range")
            },
            Entry("aten.eye.default") { call throws(TensorError) in
                try Kernels.eye(call.int(0), call.int(0), call.newDType(1))
            },
            Entry("aten.eye.m") { call throws(TensorError) in
                try Kernels.eye(call.int(0), call.int(1), call.newDType(2))
            },
        ]
        + ["default", "Tensor_Tensor", "Scalar_Tensor", "Tensor_Scalar"].flatMap {
            overload -> [Entry] in
            [
                Entry("aten.linspace.\(overload)") { call throws(TensorError) in
                    try Kernels.linspace(
                        call.number(0), call.number(1), call.int(2), call.newDType(3))
                },
                Entry("aten.logspace.\(overload)") { call throws(TensorError) in
                    try Kernels.logspace(
                        call.number(0), call.number(1), call.int(2), call.double(3),
                        call.newDType(4))
                },
            ]
        }
}

extension TensorStorage {
    /// A tensor of zeros with given strides.
    fileprivate static func zeros(
        _ dtype: DType, _ extents: [Int], strides: [Int]
    ) throws(TensorError) -> TensorStorage {
        let result = try allocate(dtype, extents, strides: strides)
        let size = result.buffer.byteCount
        result.buffer.base.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return result
    }
}

extension OperatorCall where Leaf == Tensor {
    /// The dtype that a call asks for; layout and device behind it must be those there are.
    func newDType(_ index: Int) throws(TensorError) -> DType? {
        switch arguments[index + 1] {
        case .none, .layout(.strided): break
        default: throw unfit(index + 1, "torch.strided, the only layout")
        }
        try Kernels.requireDevice(arguments[index + 2], operation: operation)
        return try optionalDType(index)
    }

    /// The memory order that a call asks for, behind dtype, layout, device and pinning.
    func newFormat(_ index: Int) throws(TensorError) -> MemoryFormat {
        try optionalFormat(index + 4) ?? .preserve
    }

    /// A tensor of one value in the shape of the first argument, and options from an index on.
    fileprivate func filledLike(
        _ value: Number, from index: Int
    ) throws(TensorError) -> TensorStorage {
        let input = try storage(0)
        let dtype = try newDType(index) ?? input.dtype
        let result = try input.allocateLike(dtype, newFormat(index), operation: operation)
        Kernels.moveBytes(
            from: try Kernels.filled([], dtype, value).expand(input.extents), to: result)
        return result
    }
}
