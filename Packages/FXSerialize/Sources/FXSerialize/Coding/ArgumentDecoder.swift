// SPDX-License-Identifier: Apache-2.0

import CJSONC
import FXCore

/// Reads argument trees whose leaves are of one kind.
struct ArgumentDecoder<Leaf> {
    /// The tag of a leaf; nil where trees have none.
    let leafTag: StaticString?
    let decodeLeaf: (JSONCursor) throws(ArchiveError) -> Leaf

    func argument(_ value: JSONCursor) throws(ArchiveError) -> Argument<Leaf> {
        switch value.type {
        case json_type_null: return .none
        case json_type_boolean: return .bool(try value.getBool())
        case json_type_int: return .int(try value.getInt())
        case json_type_double: return .double(value.double ?? .nan)
        case json_type_string: return .string(try value.getString())
        case json_type_object: break
        default: throw value.wrongType("a plain value or an object with one key")
        }
        guard let content = value.tagged else {
            throw value.wrongValue("an object with one key", found: "\(value.keyCount) keys")
        }
        if let leafTag, content.isTagged(leafTag) { return .leaf(try decodeLeaf(content)) }
        return try tagged(content, in: value)
    }

    private func tagged(
        _ content: JSONCursor, in value: JSONCursor
    ) throws(ArchiveError) -> Argument<Leaf> {
        if content.isTagged("list") { return .list(try arguments(content)) }
        if content.isTagged("tuple") { return .tuple(try arguments(content)) }
        if content.isTagged("dict") { return .dictionary(try entries(content)) }
        if content.isTagged("slice") {
            let parts = try content.items(count: 3)
            return .slice(
                start: try argument(parts[0]), stop: try argument(parts[1]),
                step: try argument(parts[2]))
        }
        guard let literal = try LiteralDecoding.literal(content) else {
            throw .unknownKey(value.source, at: value.place, key: content.keyText)
        }
        return literal.widened()
    }

    func arguments(_ value: JSONCursor) throws(ArchiveError) -> [Argument<Leaf>] {
        let items = try value.items()
        var result: [Argument<Leaf>] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try argument(item)) }
        return result
    }

    /// Reads pairs of a key and a value; no key stands twice.
    func entries(_ value: JSONCursor) throws(ArchiveError) -> [ArgumentEntry<Leaf>] {
        let items = try value.items()
        var result: [ArgumentEntry<Leaf>] = []
        var keys: Set<String> = []
        for item in items {
            let pair = try item.items(count: 2)
            let key = try pair[0].getString()
            if items.count > 1, !keys.insert(key).inserted {
                throw .duplicateName(item.source, at: pair[0].place, name: key)
            }
            result.append(ArgumentEntry(key, try argument(pair[1])))
        }
        return result
    }
}

extension ArgumentDecoder<Never> {
    /// Reads trees without leaves.
    static var literals: ArgumentDecoder<Never> {
        ArgumentDecoder(leafTag: nil) { value throws(ArchiveError) in
            throw value.wrongType("a literal")
        }
    }
}
