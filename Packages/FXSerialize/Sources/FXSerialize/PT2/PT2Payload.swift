// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Where the numbers of a tensor stand in an archive, and how.
struct PT2Payload {
    var name: String
    var record: String
    var isParameter: Bool
    var dtype: DType
    var extents: [Int]
    var strides: [Int]
    var offset: Int

    /// Reads the entries of a `…_config.json`.
    static func list(_ json: [UInt8], source: String) throws(ArchiveError) -> [PT2Payload] {
        try JSONDocument(json, source: source).read { root throws(ArchiveError) in
            var result: [PT2Payload] = []
            try root.required("config").forEachEntry { entry throws(ArchiveError) in
                result.append(try PT2Payload(entry))
            }
            return result
        }
    }

    private init(_ value: JSONCursor) throws(ArchiveError) {
        name = value.keyText
        record = try value.required("path_name").getString()
        isParameter = value.optional("is_param")?.bool ?? false
        if value.optional("use_pickle")?.bool == true {
            throw .unsupportedPart(
                value.source, at: "config.\(name)",
                what: "the pickled object '\(record)', which a tensor of a subclass or an object "
                    + "of a class of its own is stored as,")
        }
        let meta = try value.required("tensor_meta")
        let code = try meta.required("dtype").getInt()
        guard let dtype = PT2Code.dtype(code) else {
            throw .unsupportedPart(
                value.source, at: "config.\(name)", what: "the dtype \(PT2Code.dtypeName(code))")
        }
        self.dtype = dtype
        if let layout = meta.optional("layout")?.int, layout != 7 {
            throw .unsupportedPart(
                value.source, at: "config.\(name)",
                what: "the layout \(PT2Code.layout(layout)?.torchName ?? "number \(layout)")")
        }
        extents = try Self.numbers(meta.required("sizes"))
        strides = try Self.numbers(meta.required("strides"))
        if strides.count != extents.count {
            throw .wrongValue(
                value.source, at: "config.\(name)", expected: "\(extents.count) strides",
                found: "\(strides.count)")
        }
        offset =
            try meta.optional("storage_offset").map { value throws(ArchiveError) in
                try value.required("as_int").getInt()
            } ?? 0
    }

    private static func numbers(_ value: JSONCursor) throws(ArchiveError) -> [Int] {
        var result: [Int] = []
        for item in try value.items() { result.append(try item.required("as_int").getInt()) }
        return result
    }
}
