// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// The backward operators among ATen's core.

extension KernelTable {
    static let gradients: [Entry] = [
        Entry(
            "aten.convolution_backward.default",
            value: { call throws(TensorError) in
                let rank = max(try call.storage(1).rank - 2, 0)
                return try .wanted(
                    Kernels.convolutionGradients(
                        call.storage(0), call.storage(1), call.storage(2),
                        ConvolutionCall(
                            stride: call.ints(4, count: rank), padding: call.ints(5, count: rank),
                            dilation: call.ints(6, count: rank), isTransposed: call.bool(7),
                            groups: call.int(9)), wanted: call.mask(10)))
            }),
        Entry(
            "aten.native_layer_norm_backward.default",
            value: { call throws(TensorError) in
                try .wanted(
                    Kernels.layerNormGradients(
                        call.storage(0), call.storage(1), call.ints(2),
                        (call.storage(3), call.storage(4)), call.optionalStorage(5),
                        wanted: call.mask(7)))
            }),
        Entry(
            "aten.native_group_norm_backward.default",
            value: { call throws(TensorError) in
                try .wanted(
                    Kernels.groupNormGradients(
                        call.storage(0), call.storage(1), (call.storage(2), call.storage(3)),
                        call.optionalStorage(4), channels: call.int(6), plane: call.int(7),
                        groups: call.int(8), wanted: call.mask(9)))
            }),
        Entry("aten.avg_pool2d_backward.default") { call throws(TensorError) in
            let kernel = try call.ints(2, count: 2)
            let stride = try call.ints(3)
            return try Kernels.averagePoolGradient(
                call.storage(0), call.storage(1),
                PoolingWindows(
                    kernel: kernel, stride: stride.isEmpty ? kernel : call.ints(3, count: 2),
                    padding: call.ints(4, count: 2), countsPadding: call.bool(6),
                    divisor: call.optionalInt(7)))
        },
        Entry("aten._adaptive_avg_pool2d_backward.default") { call throws(TensorError) in
            try Kernels.adaptivePoolGradient(call.storage(0), call.storage(1))
        },
        Entry("aten.max_pool2d_with_indices_backward.default") { call throws(TensorError) in
            try Kernels.maxPoolGradient(call.storage(0), call.storage(1), call.storage(7))
        },
    ]
}

extension Argument<Tensor> {
    /// Slopes as a tuple, with nothing for those that were not wanted.
    fileprivate static func wanted(_ slopes: [TensorStorage?]) -> Self {
        .tuple(slopes.map { .optional($0) })
    }
}

extension OperatorCall where Leaf == Tensor {
    /// Which results are wanted.
    fileprivate func mask(_ index: Int) throws(TensorError) -> [Bool] {
        let values = (arguments[index].items ?? []).compactMap(\.bool)
        guard values.count == 3 else { throw unfit(index, "three Booleans") }
        return values
    }
}
