// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXIR
internal import Synchronization

/// The keys of metadata that are stored in files, beside spec, provenance and `is_wrapped`.
///
///     extension MetadataKey where Value == Double {
///         static var cost: MetadataKey { MetadataKey("cost") }
///     }
///     MetadataRegistry.register(MetadataKey<Double>.cost)
///
/// A key of a file that is not registered is kept: its value is a `Literal`, read by
/// `MetadataKey<Literal>`, and is stored again. Other metadata of keys that are not registered is
/// an analysis' own and is not stored.
public enum MetadataRegistry {
    private static let kinds = Mutex<[String: Kind]>([
        MetadataKey<ExportSignature>.exportSignature.name: kind(of: .exportSignature)
    ])

    /// Makes a key one that is stored; a later registration of the name replaces an earlier one.
    ///
    /// - Precondition: The name is not one that files have a place of their own for.
    public static func register<Value: MetadataValue>(_ key: MetadataKey<Value>) {
        precondition(!reserved.contains(key.name), "'\(key.name)' is stored already")
        let kind = kind(of: key)
        kinds.withLock { $0[key.name] = kind }
    }

    private static func kind<Value: MetadataValue>(of key: MetadataKey<Value>) -> Kind {
        Kind(
            encode: { $0[key]?.metadataLiteral },
            decode: { literal, metadata in
                guard let value = Value(metadataLiteral: literal) else { return false }
                metadata[key] = value
                return true
            })
    }

    /// The names of metadata that nodes have keys of their own for.
    fileprivate static let reserved: Set<String> = [
        MetadataKey.spec.name, MetadataKey.provenance.name, MetadataKey.isWrapped.name,
    ]

    fileprivate struct Kind: Sendable {
        var encode: @Sendable (NodeMetadata) -> Literal?
        /// Puts the value of a literal into the metadata; false where it stands for none.
        var decode: @Sendable (Literal, inout NodeMetadata) -> Bool
    }

    /// What is registered now.
    static func stored() -> StoredMetadata { StoredMetadata(kinds: kinds.withLock { $0 }) }
}

/// Reads and writes the metadata of nodes.
struct StoredMetadata {
    fileprivate let kinds: [String: MetadataRegistry.Kind]

    /// What of a node's metadata is stored, sorted by the bytes of its names: the order in which
    /// analyses ran is no part of a model.
    func entries(of metadata: NodeMetadata) -> [ArgumentEntry<Never>] {
        var entries: [ArgumentEntry<Never>] = []
        for name in metadata.names where !MetadataRegistry.reserved.contains(name) {
            if let value = kinds[name]?.encode(metadata) ?? metadata[MetadataKey<Literal>(name)] {
                entries.append(ArgumentEntry(name, value))
            }
        }
        return entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// The entries as JSON; nil where there are none.
    func encoded(_ metadata: NodeMetadata) -> JSONOwned? {
        let entries = entries(of: metadata)
        if entries.isEmpty { return nil }
        return entries.encoded { (_: Never) -> JSONOwned? in }
    }

    func decode(
        _ value: JSONCursor, into metadata: inout NodeMetadata
    ) throws(ArchiveError) {
        let entries = try ArgumentDecoder.literals.entries(value)
        for (entry, place) in zip(entries, try value.items()) {
            if MetadataRegistry.reserved.contains(entry.key) {
                throw place.wrongValue(
                    "a key that nodes have no place for", found: String(reflecting: entry.key))
            }
            guard let kind = kinds[entry.key] else {
                metadata[MetadataKey<Literal>(entry.key)] = entry.value
                continue
            }
            if !kind.decode(entry.value, &metadata) {
                throw place.wrongValue(
                    "a value that '\(entry.key)' can have", found: entry.value.pythonRepr)
            }
        }
    }
}
