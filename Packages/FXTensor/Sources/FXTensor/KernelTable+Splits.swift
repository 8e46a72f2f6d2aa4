// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let splits: [Entry] =
        ["", "unsafe_"].flatMap { prefix -> [Entry] in
            [
                Entry(
                    "aten.\(prefix)split.Tensor",
                    list: { call throws(TensorError) in
                        try call.storage(0).split(call.int(1), call.int(2))
                    }),
                Entry(
                    "aten.\(prefix)split_with_sizes.default",
                    list: { call throws(TensorError) in
                        try call.storage(0).split(sizes: call.ints(1), call.int(2))
                    }),
                Entry(
                    "aten.\(prefix)chunk.default",
                    list: { call throws(TensorError) in
                        try call.storage(0).chunk(call.int(1), call.int(2))
                    }),
            ]
        } + [
            Entry(
                "aten.split.sizes",
                list: { call throws(TensorError) in
                    try call.storage(0).split(sizes: call.ints(1), call.int(2))
                }),
            Entry(
                "aten.unbind.int",
                list: { call throws(TensorError) in try call.storage(0).unbind(call.int(1)) }),
        ] + tensorSplits + namedSplits

    private static let tensorSplits: [Entry] = [
        Entry(
            "aten.tensor_split.sections",
            list: { call throws(TensorError) in
                try call.storage(0).tensorSplit(sections: call.int(1), call.int(2))
            }),
        Entry(
            "aten.tensor_split.indices",
            list: { call throws(TensorError) in
                try call.storage(0).tensorSplit(places: call.ints(1), call.int(2))
            }),
        Entry(
            "aten.tensor_split.tensor_indices_or_sections",
            list: { call throws(TensorError) in
                let places = try call.storage(1)
                guard places.dtype == .int64, places.rank <= 1 else {
                    throw call.unfit(1, "a number or vector of int64")
                }
                let values = try Tensor(places).scalars(as: Int.self)
                let input = try call.storage(0)
                return places.rank == 0
                    ? try input.tensorSplit(sections: values[0], call.int(2))
                    : try input.tensorSplit(places: values, call.int(2))
            }),
    ]

    private static let namedSplits: [Entry] = ["hsplit", "vsplit", "dsplit"].flatMap {
        name -> [Entry] in
        [
            Entry(
                "aten.\(name).int",
                list: { call throws(TensorError) in
                    try call.storage(0).split(along: name, sections: call.int(1), places: [])
                }),
            Entry(
                "aten.\(name).array",
                list: { call throws(TensorError) in
                    try call.storage(0).split(along: name, sections: nil, places: call.ints(1))
                }),
        ]
    }
}
