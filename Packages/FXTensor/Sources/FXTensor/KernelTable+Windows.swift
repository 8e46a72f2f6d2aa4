// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Views beside those of `views`.

extension KernelTable {
    static let stridedViews: [Entry] = [
        Entry("aten.as_strided.default") { call throws(TensorError) in
            try call.storage(0).asStrided(
                call.ints(1), call.ints(2), offset: call.optionalInt(3))
        },
        Entry("aten._reshape_alias.default") { call throws(TensorError) in
            try call.storage(0).asStrided(call.ints(1), call.ints(2), offset: nil)
        },
        Entry("aten.diagonal.default") { call throws(TensorError) in
            try call.storage(0).diagonal(offset: call.int(1), call.int(2), call.int(3))
        },
        Entry("aten.unfold.default") { call throws(TensorError) in
            try call.storage(0).unfold(call.int(1), size: call.int(2), step: call.int(3))
        },
        Entry("aten.narrow.default") { call throws(TensorError) in
            try call.storage(0).narrow(call.int(1), start: call.int(2), length: call.int(3))
        },
        Entry("aten.narrow.Tensor") { call throws(TensorError) in
            guard let start = try call.number(2).int else { throw call.unfit(2, "an integer") }
            return try call.storage(0).narrow(call.int(1), start: start, length: call.int(3))
        },
        Entry("aten.alias.default") { call throws(TensorError) in try call.storage(0).aliased() },
        Entry("aten.detach.default") { call throws(TensorError) in try call.storage(0).aliased() },
        Entry("aten.detach_.default") { call throws(TensorError) in try call.storage(0) },
        Entry("aten.lift_fresh.default") { call throws(TensorError) in try call.storage(0) },
        Entry("aten.lift.default") { call throws(TensorError) in try call.storage(0) },
        Entry("aten.view_as_real.default") { call throws(TensorError) in
            try call.storage(0).viewedAsReal()
        },
        Entry("aten.view_as_complex.default") { call throws(TensorError) in
            try call.storage(0).viewedAsComplex()
        },
        Entry("aten.real.default") { call throws(TensorError) in
            try call.storage(0).complexPart(0, "real")
        },
        Entry("aten.imag.default") { call throws(TensorError) in
            try call.storage(0).complexPart(1, "imag")
        },
    ]

    static let shapeViews: [Entry] = [
        Entry("aten._unsafe_view.default") { call throws(TensorError) in
            try call.storage(0).viewed(call.ints(1))
        },
        Entry("aten.view.dtype") { call throws(TensorError) in
            let input = try call.storage(0)
            return try input.viewed(as: call.optionalDType(1) ?? input.dtype)
        },
        Entry("aten.view_as.default") { call throws(TensorError) in
            try call.storage(0).viewed(call.storage(1).extents)
        },
        Entry("aten.reshape_as.default") { call throws(TensorError) in
            try call.storage(0).reshape(call.storage(1).extents)
        },
        Entry("aten.expand_as.default") { call throws(TensorError) in
            try call.storage(0).expand(call.storage(1).extents)
        },
        Entry("aten.broadcast_to.default") { call throws(TensorError) in
            try call.storage(0).expand(call.ints(1))
        },
        Entry("aten.squeeze.dims") { call throws(TensorError) in
            try call.storage(0).squeeze(axes: call.ints(1))
        },
        Entry("aten.unflatten.int") { call throws(TensorError) in
            try call.storage(0).unflatten(call.int(1), call.ints(2))
        },
        Entry("aten.ravel.default") { call throws(TensorError) in
            try call.storage(0).reshape([-1])
        },
        Entry("aten.atleast_1d.default") { call throws(TensorError) in
            try call.storage(0).atLeast(1)
        },
        Entry("aten.atleast_2d.default") { call throws(TensorError) in
            try call.storage(0).atLeast(2)
        },
        Entry("aten.atleast_3d.default") { call throws(TensorError) in
            try call.storage(0).atLeast(3)
        },
    ]

    static let axisViews: [Entry] = [
        Entry("aten.movedim.int") { call throws(TensorError) in
            try call.storage(0).movedim(call.ints(1), call.ints(2))
        },
        Entry("aten.movedim.intlist") { call throws(TensorError) in
            try call.storage(0).movedim(call.ints(1), call.ints(2))
        },
        Entry("aten.moveaxis.int") { call throws(TensorError) in
            try call.storage(0).movedim(call.ints(1), call.ints(2))
        },
        Entry("aten.moveaxis.intlist") { call throws(TensorError) in
            try call.storage(0).movedim(call.ints(1), call.ints(2))
        },
        Entry("aten.swapaxes.default") { call throws(TensorError) in
            try call.storage(0).transpose(call.int(1), call.int(2))
        },
        Entry("aten.swapdims.default") { call throws(TensorError) in
            try call.storage(0).transpose(call.int(1), call.int(2))
        },
        Entry("aten.t.default") { call throws(TensorError) in
            try call.storage(0).matrixTransposed("t")
        },
        Entry("aten.numpy_T.default") { call throws(TensorError) in
            let input = try call.storage(0)
            return input.permuted(input.extents.indices.reversed())
        },
        Entry("aten.mT.default") { call throws(TensorError) in
            try call.storage(0).lastAxesTransposed("mT")
        },
        Entry("aten.mH.default") { call throws(TensorError) in
            try call.storage(0).lastAxesTransposed("mH").conjugated()
        },
        Entry("aten.adjoint.default") { call throws(TensorError) in
            try call.storage(0).lastAxesTransposed("adjoint").conjugated()
        },
        Entry("aten.matrix_H.default") { call throws(TensorError) in
            try call.storage(0).matrixTransposed("matrix_H").conjugated()
        },
    ]
}

extension TensorStorage {
    /// Another tensor on the same memory.
    fileprivate func aliased() -> TensorStorage { view(extents: extents, strides: strides) }
}
