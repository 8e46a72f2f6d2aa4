// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Reads argument trees whose leaves are of one kind.
struct ArgumentDecoder<Leaf> {
    /// The tag of a leaf; nil where trees have none.
    let leafTag: String?
    let decodeLeaf: (JSONCursor) throws(ArchiveError) -> Leaf

    func argument(_ value: JSONCursor) throws(ArchiveError) -> Argument<Leaf> {
        if value.isNull { return .none }
        if let bool = value.bool { return .bool(bool) }
        if let int = value.int { return .int(int) }
        if let double = value.double { return .double(double) }
        if let string = value.string { return .string(string) }
        guard value.isObject else {
            throw value.wrongType("a plain value or an object with one key")
        }
        let keys = value.keys
        guard keys.count == 1, let content = value.optional(keys[0]) else {
            throw value.wrongValue("an object with one key", found: "\(keys.count) keys")
        }
        if keys[0] == leafTag { return .leaf(try decodeLeaf(content)) }
        return try tagged(keys[0], content, in: value)
    }

    private func tagged(
        _ tag: String, _ content: JSONCursor, in value: JSONCursor
    ) throws(ArchiveError) -> Argument<Leaf> {
        switch tag {
        case "list": return .list(try arguments(content))
        case "tuple": return .tuple(try arguments(content))
        case "dict": return .dictionary(try entries(content))
        case "slice":
            let parts = try content.items(count: 3)
            return .slice(
                start: try argument(parts[0]), stop: try argument(parts[1]),
                step: try argument(parts[2]))
        default:
            guard let literal = try LiteralDecoding.literal(tag, content) else {
                throw .unknownKey(value.source, at: value.place.text, key: tag)
            }
            return literal.widened()
        }
    }

    func arguments(_ value: JSONCursor) throws(ArchiveError) -> [Argument<Leaf>] {
        var result: [Argument<Leaf>] = []
        for item in try value.items() { result.append(try argument(item)) }
        return result
    }

    /// Reads pairs of a key and a value; no key stands twice.
    func entries(_ value: JSONCursor) throws(ArchiveError) -> [ArgumentEntry<Leaf>] {
        var result: [ArgumentEntry<Leaf>] = []
        var keys: Set<String> = []
        for item in try value.items() {
            let pair = try item.items(count: 2)
            let key = try pair[0].getString()
            if !keys.insert(key).inserted {
                throw .duplicateName(item.source, at: pair[0].place.text, name: key)
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
