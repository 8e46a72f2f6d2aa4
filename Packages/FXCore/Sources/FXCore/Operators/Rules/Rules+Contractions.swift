// SPDX-License-Identifier: Apache-2.0

// Products that sum over dimensions of one's choice.

extension InferenceRule {
    static let contractions = family(
        each(
            "einsum",
            InferenceRule { call in
                let operands = try call.tensors("tensors")
                guard let equation = call["equation"].string,
                    let subscripts = EinsumSubscripts(equation, ranks: operands.map(\.shape.rank))
                else { throw call.failure("an equation of these ranks") }
                let dtype = operands[0].dtype
                return .tensor(
                    subscripts.sumsAlone && dtype.category <= .integer ? .int64 : dtype,
                    try call.contracted(operands.map(\.shape), subscripts))
            }),
        each(
            "tensordot",
            InferenceRule { call in
                let (one, other) = (try call.tensor("self"), try call.tensor("other"))
                let from = try call.axes("dims_self", of: one.shape) ?? []
                let to = try call.axes("dims_other", of: other.shape) ?? []
                guard from.count == to.count else { throw call.failure("as many dimensions") }
                let rest = one.shape.reduced(axes: from, keepsAxes: false)
                return .tensor(
                    one.dtype,
                    rest.dimensions + other.shape.reduced(axes: to, keepsAxes: false).dimensions)
            }),
        each(
            "chain_matmul linalg_multi_dot",
            InferenceRule { call in
                let list = call["matrices"].isNone ? "tensors" : "matrices"
                let operands = try call.tensors(list)
                var shape = operands[0].shape
                for other in operands.dropFirst() { shape = try call.product(shape, other.shape) }
                return .tensor(operands[0].dtype, shape)
            }),
        each(
            "addr",
            InferenceRule { call in
                let (column, row) = (try call.tensor("vec1").shape, try call.tensor("vec2").shape)
                return .tensor(
                    try call.promotedDType(["self", "vec1", "vec2"]),
                    column.dimensions + row.dimensions)
            }),
        each(
            "addbmm",
            InferenceRule { call in
                let names = ["batch1", "batch2"]
                let (one, other) = (try call.tensor(names[0]), try call.tensor(names[1]))
                return .tensor(
                    one.dtype, Shape(try call.product(one.shape, other.shape).dropFirst()))
            }),
        each(
            "cross linalg_cross",
            InferenceRule { call in
                .tensor(
                    try call.promotedDType(["self", "other"]),
                    try call.broadcast(["self", "other"]))
            }))
}

extension InferenceCall {
    /// The shape of a sum of products; extents of 1 are stretched.
    fileprivate func contracted(_ shapes: [Shape], _ subscripts: EinsumSubscripts) throws -> Shape {
        var extents: [Int: Dimension] = [:]
        for (labels, shape) in zip(subscripts.inputs, shapes) {
            for (label, extent) in zip(labels, shape) {
                let known = extents[label] ?? 1
                extents[label] = known == 1 ? extent : known
                guard
                    known == 1 || extent == 1 || known == extent
                        || known.value == nil || extent.value == nil
                else { throw failure("equal extents for a letter", shape) }
            }
        }
        return Shape(subscripts.output.map { extents[$0] ?? 1 })
    }
}
