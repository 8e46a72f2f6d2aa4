// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let convolutions: [Entry] =
        (1...3).flatMap { space in
            ["default", "padding"].map { forward("conv\(space)d", $0, space) }
        } + [
            transposed("conv_transpose1d", "default", 1),
            transposed("conv_transpose2d", "input", 2),
            transposed("conv_transpose3d", "input", 3),
            general("convolution", "default"), general("_convolution", "default"),
            general("_convolution", "deprecated"),
            Entry("aten.mkldnn_convolution.default") { call throws(TensorError) in
                try Kernels.convolution(
                    call.storage(0), call.storage(1), call.optionalStorage(2),
                    ConvolutionGeometry(
                        stride: call.ints(4), padding: .counts(call.ints(3)),
                        dilation: call.ints(5), groups: call.int(6)),
                    operation: "mkldnn_convolution")
            },
        ]

    private static func forward(_ name: String, _ overload: String, _ space: Int) -> Entry {
        Entry("aten.\(name).\(overload)") { call throws(TensorError) in
            let (input, weight) = (try call.storage(0), try call.storage(1))
            try Kernels.requireSpace(space, input, weight, name)
            return try Kernels.convolution(
                input, weight, call.optionalStorage(2),
                ConvolutionGeometry(
                    stride: call.ints(3), padding: call.padding(4), dilation: call.ints(5),
                    groups: call.int(6)),
                operation: name)
        }
    }

    private static func transposed(_ name: String, _ overload: String, _ space: Int) -> Entry {
        Entry("aten.\(name).\(overload)") { call throws(TensorError) in
            let (input, weight) = (try call.storage(0), try call.storage(1))
            try Kernels.requireSpace(space, input, weight, name)
            return try Kernels.convolution(
                input, weight, call.optionalStorage(2),
                ConvolutionGeometry(
                    stride: call.ints(3), padding: call.padding(4), dilation: call.ints(7),
                    groups: call.int(6), isTransposed: true, outputPadding: call.ints(5)),
                operation: name)
        }
    }

    private static func general(_ name: String, _ overload: String) -> Entry {
        Entry("aten.\(name).\(overload)") { call throws(TensorError) in
            try Kernels.convolution(
                call.storage(0), call.storage(1), call.optionalStorage(2),
                ConvolutionGeometry(
                    stride: call.ints(3), padding: call.padding(4), dilation: call.ints(5),
                    groups: call.int(8), isTransposed: call.bool(6),
                    outputPadding: call.ints(7)),
                operation: name)
        }
    }
}

extension OperatorCall where Leaf == Tensor {
    fileprivate func padding(_ index: Int) throws(TensorError) -> ConvolutionPadding {
        if let name = arguments[index].string { return .named(name) }
        return .counts(try ints(index))
    }
}
