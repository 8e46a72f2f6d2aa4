// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let views: [Entry] = [
        Entry("aten.transpose.int") { call throws(TensorError) in
            try call.storage(0).transpose(call.int(1), call.int(2))
        },
        Entry("aten.permute.default") { call throws(TensorError) in
            try call.storage(0).permute(call.ints(1))
        },
        Entry("aten.reshape.default") { call throws(TensorError) in
            try call.storage(0).reshape(call.ints(1))
        },
        Entry("aten.view.default") { call throws(TensorError) in
            try call.storage(0).viewed(call.ints(1))
        },
        Entry("aten.flatten.using_ints") { call throws(TensorError) in
            try call.storage(0).flatten(call.int(1), call.int(2))
        },
        Entry("aten.select.int") { call throws(TensorError) in
            try call.storage(0).select(call.int(1), call.int(2))
        },
        Entry("aten.slice.Tensor") { call throws(TensorError) in
            try call.storage(0).slice(
                call.int(1), start: call.optionalInt(2), end: call.optionalInt(3),
                step: call.int(4))
        },
        Entry("aten.expand.default") { call throws(TensorError) in
            try call.storage(0).expand(call.ints(1))
        },
        Entry("aten.unsqueeze.default") { call throws(TensorError) in
            try call.storage(0).unsqueeze(call.int(1))
        },
        Entry("aten.squeeze.default") { call throws(TensorError) in try call.storage(0).squeeze(nil)
        },
        Entry("aten.squeeze.dim") { call throws(TensorError) in
            try call.storage(0).squeeze(call.int(1))
        },
    ]

    static let networks: [Entry] = [
        Entry("aten.batch_norm.default") { call throws(TensorError) in
            try Kernels.batchNorm(
                call.storage(0),
                BatchNormParameters(
                    weight: call.optionalStorage(1), bias: call.optionalStorage(2),
                    runningMean: call.optionalStorage(3),
                    runningVariance: call.optionalStorage(4), isTraining: call.bool(5),
                    momentum: call.double(6), epsilon: call.double(7)))
        }
    ]

    static let writes: [Entry] =
        ["Tensor", "Scalar"].map { overload -> Entry in
            Entry("aten.add_.\(overload)") { call throws(TensorError) in
                try Kernels.addInPlace(
                    call.storage(0), call.operand(1), alpha: call.number(2))
            }
        } + [
            Entry("aten.copy_.default") { call throws(TensorError) in
                try Kernels.copy(call.storage(1), into: call.storage(0))
            },
            Entry(
                "aten.resize_.default",
                value: { call throws(TensorError) in
                    try call.storage(0).resize(to: call.ints(1))
                    return call.arguments[0]
                }),
            Entry("aten.fill_.Scalar") { call throws(TensorError) in
                try Kernels.fill(call.storage(0), call.number(1))
            },
        ]
}
