// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// JSON as values that belong to no file: what is kept of it, what tools report.
public enum JSONText {
    /// A list of texts.
    static func strings(_ texts: [String]) -> String {
        String(decoding: JSONBuilder.bytes(of: JSONBuilder.strings(texts)), as: UTF8.self)
    }

    /// The value of a text.
    static func value(_ text: String, source: String) throws(ArchiveError) -> Literal {
        try JSONDocument(Array(text.utf8), source: source).read { root throws(ArchiveError) in
            root.json
        }
    }

    /// Returns the text of a value: dictionaries are objects whose keys keep their order, lists are
    /// arrays; what JSON has no word for is null.
    ///
    /// - Parameter pretty: Whether each value goes on a line of its own.
    public static func text(_ value: Literal, pretty: Bool = false) -> String {
        let bytes = JSONBuilder.bytes(of: JSONBuilder.json(value), pretty: pretty)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONCursor {
    /// The value as a literal: objects are dictionaries, arrays lists.
    var json: Literal { json(without: []) }

    /// The value without some keys of it, which must be an object.
    func json(without keys: [StaticString]) -> Literal {
        if let bool { return .bool(bool) }
        if let int { return .int(int) }
        if let double { return .double(double) }
        if let string { return .string(string) }
        if isObject {
            var entries: [ArgumentEntry<Never>] = []
            try? forEachEntry { entry throws(ArchiveError) in
                if keys.contains(where: { entry.isTagged($0) }) { return }
                entries.append(ArgumentEntry(entry.keyText, entry.json))
            }
            return .dictionary(entries)
        }
        return pointer == nil ? .none : .list(children.map(\.json))
    }
}

extension JSONBuilder {
    /// A value that ``JSONCursor/json`` gave.
    static func json(_ value: Literal) -> JSONOwned? {
        switch value {
        case .bool(let value): bool(value)
        case .int(let value): int(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .list(let items), .tuple(let items): array(items.map(json))
        case .dictionary(let entries): object(entries.map { ($0.key, json($0.value)) })
        default: nil
        }
    }
}

extension Literal {
    /// The value of a key of a dictionary.
    subscript(key: String) -> Literal? {
        get {
            guard case .dictionary(let entries) = self else { return nil }
            return entries.first { $0.key == key }?.value
        }
        set {
            var entries: [ArgumentEntry<Never>] = []
            if case .dictionary(let known) = self { entries = known }
            let position = entries.firstIndex { $0.key == key }
            switch (position, newValue) {
            case (let position?, let value?): entries[position].value = value
            case (let position?, nil): entries.remove(at: position)
            case (nil, let value?): entries.append(ArgumentEntry(key, value))
            case (nil, nil): return
            }
            self = .dictionary(entries)
        }
    }

    /// The entries of a dictionary.
    var entries: [ArgumentEntry<Never>]? {
        if case .dictionary(let entries) = self { entries } else { nil }
    }

    /// The only entry of a dictionary that has one.
    var tagged: ArgumentEntry<Never>? {
        guard let entries, entries.count == 1 else { return nil }
        return entries[0]
    }

    /// What a value is, for messages.
    var jsonKind: String {
        switch self {
        case .none: "null"
        case .bool: "a boolean"
        case .int: "an integer"
        case .double: "a double"
        case .string: "a string"
        case .list, .tuple: "an array"
        case .dictionary: "an object"
        default: "no JSON"
        }
    }
}
