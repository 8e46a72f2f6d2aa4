// SPDX-License-Identifier: Apache-2.0

/// The values of a node's keys, found in one walk over the object.
struct NodeFields {
    /// The keys in the order in which they are written.
    enum Key: Int, CaseIterable {
        case name, op, target, args, kwargs, type, spec, wrapped, provenance, metadata
    }

    private static let keys: [StaticString] = [
        "name", "op", "target", "args", "kwargs", "type", "spec", "wrapped", "provenance",
        "metadata",
    ]

    let node: JSONCursor
    private var values: [JSONCursor?]

    /// - Throws: ``ArchiveError/unknownKey(_:at:key:)``.
    init(_ node: JSONCursor) throws(ArchiveError) {
        self.node = node
        values = [JSONCursor?](repeating: nil, count: Self.keys.count)
        var expected = 0
        try node.forEachEntry { entry throws(ArchiveError) in
            // In what this library has written, each key is the one expected or soon after it.
            let places = (expected..<Self.keys.count).first { entry.isTagged(Self.keys[$0]) }
            guard
                let place = places ?? (0..<expected).first(where: { entry.isTagged(Self.keys[$0]) })
            else { throw .unknownKey(node.source, at: node.place, key: entry.keyText) }
            values[place] = entry
            expected = place + 1
        }
    }

    subscript(key: Key) -> JSONCursor? { values[key.rawValue] }

    /// The value of a key.
    ///
    /// - Throws: ``ArchiveError/missingKey(_:at:key:)``.
    func required(_ key: Key) throws(ArchiveError) -> JSONCursor {
        if let value = self[key] { return value }
        throw .missingKey(node.source, at: node.place, key: "\(Self.keys[key.rawValue])")
    }
}
