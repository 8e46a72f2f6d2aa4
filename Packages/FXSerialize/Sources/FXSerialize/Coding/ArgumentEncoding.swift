// SPDX-License-Identifier: Apache-2.0

import FXCore

extension Argument {
    /// The tree as JSON: null, booleans, integers, doubles and strings as they are, everything
    /// else as an object with one key that says what it is.
    ///
    /// - Parameter encodeLeaf: Makes the JSON of a leaf, tagged.
    func encoded(_ encodeLeaf: (Leaf) -> JSONOwned?) -> JSONOwned? {
        switch self {
        case .leaf(let leaf): return encodeLeaf(leaf)
        case .none: return nil
        case .bool(let value): return JSONBuilder.bool(value)
        case .int(let value): return JSONBuilder.int(value)
        case .double(let value): return Self.encoded(value)
        case .string(let text): return JSONBuilder.string(text)
        case .list(let items): return Self.tagged("list", items, encodeLeaf)
        case .tuple(let items): return Self.tagged("tuple", items, encodeLeaf)
        case .slice(let start, let stop, let step):
            return Self.tagged("slice", [start, stop, step], encodeLeaf)
        case .dictionary(let entries):
            return JSONBuilder.tagged("dict", entries.encoded(encodeLeaf))
        default: return encodedAtom
        }
    }

    private var encodedAtom: JSONOwned? {
        func tagged(_ tag: StaticString, _ text: String) -> JSONOwned? {
            JSONBuilder.tagged(tag, JSONBuilder.string(text))
        }
        switch self {
        case .complex(let real, let imaginary):
            let parts = [Self.encoded(real), Self.encoded(imaginary)]
            return JSONBuilder.tagged("complex", JSONBuilder.array(parts))
        case .dtype(let dtype): return tagged("dtype", dtype.rawValue)
        case .device(let device):
            let index = device.index.map { [JSONBuilder.int($0)] } ?? []
            let parts = [JSONBuilder.string(device.type)] + index
            return JSONBuilder.tagged("device", JSONBuilder.array(parts))
        case .memoryFormat(let format): return tagged("memory_format", format.rawValue)
        case .layout(let layout): return tagged("layout", layout.rawValue)
        case .function(let function): return tagged("function", function.qualifiedName)
        case .subgraph(let name): return tagged("subgraph", name.text)
        case .constant(let constant): return JSONBuilder.tagged("constant", constant.encoded())
        case .range(let start, let stop, let step):
            return JSONBuilder.tagged(
                "range", JSONBuilder.array([start, stop, step].map(JSONBuilder.int)))
        default: return JSONBuilder.tagged("ellipsis", JSONBuilder.bool(true))
        }
    }

    private static func tagged(
        _ tag: StaticString, _ items: [Argument], _ encodeLeaf: (Leaf) -> JSONOwned?
    ) -> JSONOwned? {
        JSONBuilder.tagged(tag, JSONBuilder.array(items.map { $0.encoded(encodeLeaf) }))
    }

    /// A double; what JSON has no number for by name, a NaN other than the common one by its bits.
    private static func encoded(_ value: Double) -> JSONOwned? {
        if value.isFinite { return JSONBuilder.double(value) }
        let name: String
        if value.isInfinite {
            name = value < 0 ? "-inf" : "inf"
        } else if value.bitPattern == Double.nan.bitPattern {
            name = "nan"
        } else {
            name = "nan:" + String(value.bitPattern, radix: 16)
        }
        return JSONBuilder.tagged("double", JSONBuilder.string(name))
    }
}

extension Array {
    /// Entries as an array of pairs, which keeps their order whatever reads it.
    func encoded<Leaf>(_ encodeLeaf: (Leaf) -> JSONOwned?) -> JSONOwned?
    where Element == ArgumentEntry<Leaf> {
        JSONBuilder.array(
            map { entry in
                JSONBuilder.array([
                    JSONBuilder.string(entry.key), entry.value.encoded(encodeLeaf),
                ])
            })
    }
}

extension ConstantValue {
    fileprivate func encoded() -> JSONOwned? {
        JSONBuilder.object(
            ("spec", spec.encoded()), ("bytes", JSONBuilder.string(HexText.encode(bytes))),
            ("text", JSONBuilder.string(text)))
    }
}
