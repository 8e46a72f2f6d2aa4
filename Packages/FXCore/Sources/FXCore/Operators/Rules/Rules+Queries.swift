// SPDX-License-Identifier: Apache-2.0

// Operators that give a number, or nothing.

extension InferenceRule {
    static let queries = family(
        each(
            "sym_size.int size.int",
            InferenceRule { call in
                let shape = try call.first().shape
                return .leaf(.int(shape[try call.existingAxis(of: shape)]))
            }),
        each(
            "sym_numel numel",
            InferenceRule { call in
                .leaf(.int(try call.first().shape.reduce(1, *)))
            }),
        each("dim", InferenceRule { call in .leaf(.int(.known(try call.first().shape.rank))) }),
        each(
            "sym_stride.int stride.int",
            InferenceRule { call in
                let input = try call.first()
                let axis = try call.existingAxis(of: input.shape)
                if let strides = input.strides, strides.indices.contains(axis) {
                    return .leaf(.int(.known(strides[axis])))
                }
                let inner = input.shape.dropFirst(axis + 1)
                return .leaf(.int(inner.reduce(1) { $0 * $1.atLeast(1) }))
            }),
        each(
            "sym_storage_offset storage_offset",
            InferenceRule { call in .leaf(.int(try call.freshDimension())) }),
        each(
            "sym_is_contiguous is_contiguous is_contiguous.memory_format equal allclose "
                + "is_nonzero is_same_size is_floating_point is_complex is_signed",
            InferenceRule { _ in .leaf(.bool) }),
        each(
            "item _local_scalar_dense",
            InferenceRule { call in
                switch try call.first().dtype.category {
                case .bool: return .leaf(.bool)
                case .integer: return .leaf(.int(try call.freshDimension()))
                case .floating: return .leaf(.double)
                case .complex:
                    throw ShapeError.unknown(
                        operation: call.call.schema.name, reason: "it is a complex number")
                }
            }),
        each(
            "_assert_async _assert_async.msg _assert_scalar _assert_tensor_metadata _print "
                + "sym_constrain_range sym_constrain_range_for_size",
            nothing))
}
