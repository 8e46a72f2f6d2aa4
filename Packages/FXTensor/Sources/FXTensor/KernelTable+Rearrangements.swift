// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let rearrangements: [Entry] = [
        Entry("aten.repeat.default") { call throws(TensorError) in
            try Kernels.repeated(call.storage(0), call.ints(1))
        },
        Entry("aten.tile.default") { call throws(TensorError) in
            try Kernels.tiled(call.storage(0), call.ints(1))
        },
        Entry("aten.repeat_interleave.Tensor") { call throws(TensorError) in
            try Kernels.repeatedIndices(call.storage(0), outputSize: call.optionalInt(1))
        },
        Entry("aten.repeat_interleave.self_Tensor") { call throws(TensorError) in
            try Kernels.repeatInterleaved(
                call.storage(0), call.storage(1), call.optionalInt(2),
                outputSize: call.optionalInt(3))
        },
        Entry("aten.repeat_interleave.self_int") { call throws(TensorError) in
            let count = try Kernels.filled([], .int64, .int(call.int(1)))
            return try Kernels.repeatInterleaved(
                call.storage(0), count, call.optionalInt(2), outputSize: call.optionalInt(3))
        },
        Entry("aten.roll.default") { call throws(TensorError) in
            try Kernels.roll(call.storage(0), call.ints(1), call.ints(2))
        },
        Entry("aten.flip.default") { call throws(TensorError) in
            try Kernels.flip(call.storage(0), call.ints(1))
        },
        Entry("aten.fliplr.default") { call throws(TensorError) in
            try Kernels.flip(call.storage(0), axis: 1, operation: "fliplr")
        },
        Entry("aten.flipud.default") { call throws(TensorError) in
            try Kernels.flip(call.storage(0), axis: 0, operation: "flipud")
        },
        Entry("aten.rot90.default") { call throws(TensorError) in
            try Kernels.rot90(call.storage(0), call.int(1), call.ints(2))
        },
        Entry("aten.tril.default") { call throws(TensorError) in
            try Kernels.triangle(call.storage(0), diagonal: call.int(1), keepsLower: true)
        },
        Entry("aten.triu.default") { call throws(TensorError) in
            try Kernels.triangle(call.storage(0), diagonal: call.int(1), keepsLower: false)
        },
        Entry("aten.pixel_shuffle.default") { call throws(TensorError) in
            try Kernels.pixelShuffle(call.storage(0), call.int(1))
        },
        Entry("aten.pixel_unshuffle.default") { call throws(TensorError) in
            try Kernels.pixelUnshuffle(call.storage(0), call.int(1))
        },
        Entry("aten.channel_shuffle.default") { call throws(TensorError) in
            try Kernels.channelShuffle(call.storage(0), call.int(1))
        },
        Entry("aten.native_channel_shuffle.default") { call throws(TensorError) in
            try Kernels.channelShuffle(call.storage(0), call.int(1))
        },
    ]

    static let diagonals: [Entry] = [
        Entry("aten.diag.default") { call throws(TensorError) in
            try Kernels.diag(call.storage(0), call.int(1))
        },
        Entry("aten.diag_embed.default") { call throws(TensorError) in
            try Kernels.diagEmbed(call.storage(0), call.int(1), call.int(2), call.int(3))
        },
        Entry("aten.diagflat.default") { call throws(TensorError) in
            try Kernels.diagEmbed(
                call.storage(0).reshape([-1]), call.int(1), 0, 1, operation: "diagflat")
        },
        Entry("aten.combinations.default") { call throws(TensorError) in
            try Kernels.combinations(
                call.storage(0), call.int(1), withReplacement: call.bool(2))
        },
        Entry("aten.kron.default") { call throws(TensorError) in
            try Kernels.kron(call.storage(0), call.storage(1))
        },
        Entry("aten.tril_indices.default") { call throws(TensorError) in
            try Kernels.triangleIndices(
                rows: call.int(0), columns: call.int(1), diagonal: call.int(2), isLower: true,
                call.optionalDType(3) ?? .int64)
        },
        Entry("aten.triu_indices.default") { call throws(TensorError) in
            try Kernels.triangleIndices(
                rows: call.int(0), columns: call.int(1), diagonal: call.int(2), isLower: false,
                call.optionalDType(3) ?? .int64)
        },
    ]

    static let paddings: [Entry] =
        [
            Entry("aten.constant_pad_nd.default") { call throws(TensorError) in
                try Kernels.padConstant(call.storage(0), call.ints(1), call.number(2))
            },
            Entry("aten.pad.default") { call throws(TensorError) in
                try Kernels.pad(
                    call.storage(0), call.ints(1), mode: call.string(2),
                    value: call.optionalDouble(3))
            },
            Entry("aten._pad_enum.default") { call throws(TensorError) in
                let modes = ["constant", "reflect", "replicate", "circular"]
                let code = try call.int(2)
                guard modes.indices.contains(code) else { throw call.unfit(2, "0 to 3") }
                return try Kernels.pad(
                    call.storage(0), call.ints(1), mode: modes[code],
                    value: call.optionalDouble(3))
            },
            Entry("aten._pad_circular.default") { call throws(TensorError) in
                try Kernels.pad(call.storage(0), call.ints(1), .circular, operation: "pad")
            },
            Entry("aten.im2col.default") { call throws(TensorError) in
                try Kernels.im2col(call.storage(0), windows(call, from: 1))
            },
            Entry("aten.col2im.default") { call throws(TensorError) in
                try Kernels.col2im(
                    call.storage(0), call.ints(1, count: 2), windows(call, from: 2))
            },
        ]
        + (1...3).flatMap { count -> [Entry] in
            [("reflection", PaddingMode.reflect), ("replication", PaddingMode.replicate)].map {
                name, mode in
                let operation = "\(name)_pad\(count)d"
                return Entry("aten.\(operation).default") { call throws(TensorError) in
                    try Kernels.pad(
                        call.storage(0), call.ints(1, count: 2 * count), mode, axes: count,
                        operation: operation)
                }
            }
        }

    private static func windows(
        _ call: OperatorCall<Tensor>, from index: Int
    ) throws(TensorError) -> SlidingWindows {
        SlidingWindows(
            kernel: try call.ints(index, count: 2), dilation: try call.ints(index + 1, count: 2),
            padding: try call.ints(index + 2, count: 2), stride: try call.ints(index + 3, count: 2))
    }
}
