// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// `view_copy` and its kin: what the view gives, in memory of its own.
    static let viewCopies: [Entry] =
        (views + stridedViews + shapeViews + axisViews + splits)
        .compactMap { entry in
            let parts = entry.name.split(separator: ".")
            guard parts.count == 3, copied.contains(String(parts[1])),
                !uncopied.contains(entry.name)
            else { return nil }
            let (name, kernel) = ("aten.\(parts[1])_copy.\(parts[2])", entry.kernel)
            return Entry(
                name, copying: { call in try kernel(call) })
        } + [
            Entry("aten.lift_fresh_copy.default") { call throws(TensorError) in
                try call.storage(0).copied()
            },
            Entry("aten.view_copy.default") { call throws(TensorError) in
                try call.storage(0).copied().reshape(call.ints(1))
            },
            Entry("aten._reshape_copy.default") { call throws(TensorError) in
                try call.storage(0).copied().reshape(call.ints(1))
            },
        ]

    private static let copied: Set<String> = [
        "alias", "as_strided", "detach", "diagonal", "expand", "narrow", "permute",
        "_reshape_alias", "select", "slice", "split", "split_with_sizes", "squeeze", "t",
        "transpose", "unbind", "unfold", "unsqueeze", "view", "view_as_complex", "view_as_real",
    ]

    private static let uncopied: Set<String> = [
        "aten.narrow.Tensor", "aten.split.sizes", "aten.view.default",
    ]

    /// Copies in which a view has been written over.
    static let viewScatters: [Entry] = [
        Entry("aten.slice_scatter.default") { call throws(TensorError) in
            try Kernels.written(call) { copy throws(TensorError) in
                try copy.slice(
                    call.int(2), start: call.optionalInt(3), end: call.optionalInt(4),
                    step: call.int(5))
            }
        },
        Entry("aten.select_scatter.default") { call throws(TensorError) in
            try Kernels.written(call) { copy throws(TensorError) in
                try copy.select(call.int(2), call.int(3))
            }
        },
        Entry("aten.diagonal_scatter.default") { call throws(TensorError) in
            try Kernels.written(call) { copy throws(TensorError) in
                try copy.diagonal(offset: call.int(2), call.int(3), call.int(4))
            }
        },
        Entry("aten.as_strided_scatter.default") { call throws(TensorError) in
            try Kernels.written(call, keepsStorage: true) { copy throws(TensorError) in
                try copy.asStrided(call.ints(2), call.ints(3), offset: call.optionalInt(4))
            }
        },
    ]

    static let conversions: [Entry] = [
        Entry("aten.contiguous.default") { call throws(TensorError) in
            try call.storage(0).contiguous(call.optionalFormat(1) ?? .contiguous)
        },
        Entry("aten.clone.default") { call throws(TensorError) in
            try call.storage(0).copied(call.optionalFormat(1) ?? .preserve)
        },
        Entry("aten.copy.default") { call throws(TensorError) in
            let target = try call.storage(0).copied(.preserve)
            return try Kernels.copy(call.storage(1), into: target, operation: "copy")
        },
        Entry("aten.type_as.default") { call throws(TensorError) in
            try Kernels.cast(call.storage(0), to: call.storage(1).dtype)
        },
        Entry("aten.to.dtype") { call throws(TensorError) in
            try Kernels.convert(
                call.storage(0), call.optionalDType(1), call.optionalFormat(4),
                copies: call.bool(3))
        },
        Entry("aten.to.other") { call throws(TensorError) in
            try Kernels.convert(
                call.storage(0), call.storage(1).dtype, call.optionalFormat(4),
                copies: call.bool(3))
        },
        Entry("aten.to.device") { call throws(TensorError) in
            try Kernels.requireDevice(call.arguments[1], operation: "to")
            return try Kernels.convert(
                call.storage(0), call.optionalDType(2), call.optionalFormat(5),
                copies: call.bool(4))
        },
        Entry("aten.to.dtype_layout") { call throws(TensorError) in
            try Kernels.requireDevice(call.arguments[3], operation: "to")
            return try Kernels.convert(
                call.storage(0), call.optionalDType(1), call.optionalFormat(7),
                copies: call.bool(6))
        },
        Entry("aten._to_copy.default") { call throws(TensorError) in
            try Kernels.requireDevice(call.arguments[3], operation: "_to_copy")
            return try Kernels.convert(
                call.storage(0), call.optionalDType(1), call.optionalFormat(6), copies: true)
        },
    ]
}

extension KernelTable.Entry {
    /// An operator that gives copies of what another gives as views.
    fileprivate init(_ name: String, copying kernel: @escaping KernelTable.Kernel) {
        self.name = name
        self.kernel = { call in
            try kernel(call).flatMap { tensor throws(TensorError) in
                .leaf(Tensor(try tensor.elements(for: name).copied()))
            }
        }
    }
}

extension Kernels {
    /// A copy of the first operand, of which the second is written over a view.
    fileprivate static func written(
        _ call: OperatorCall<Tensor>, keepsStorage: Bool = false,
        over view: (TensorStorage) throws(TensorError) -> TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let (input, source) = (try call.storage(0), try call.storage(1))
        let copy = keepsStorage ? try input.copiedInPlace() : try input.copied(.preserve)
        let target = try view(copy)
        guard source.extents == target.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: call.operation, expected: "a source of the shape of the part",
                    found: [target.shape, source.shape]))
        }
        _ = try Kernels.copy(source, into: target, operation: call.operation)
        return copy
    }
}

extension TensorStorage {
    /// A copy with the strides, the offset and what lies between the elements.
    fileprivate func copiedInPlace() throws(TensorError) -> TensorStorage {
        let last = Self.lastPlace(extents, strides, from: offset) ?? offset
        let count = elementCount == 0 ? offset : last + 1
        let span = view(extents: [count], strides: [1], offset: 0)
        return try span.copied().view(extents: extents, strides: strides, offset: offset)
    }
}
