// SPDX-License-Identifier: Apache-2.0

import FXCore

extension PyTree {
    /// Reads a tree from the text that PyTorch writes, `[1, {...}]`.
    ///
    /// - Parameter fields: The fields of named tuples, by class.
    init(
        text: String, fields: Literal?, source: String, place: String
    ) throws(ArchiveError) {
        let value = try JSONText.value(text, source: source)
        guard let items = value.items, items.count == 2, let version = items[0].int else {
            throw .wrongType(
                source, at: place, expected: "a version and a tree", found: value.jsonKind)
        }
        guard version == 1 else {
            throw .wrongValue(source, at: place, expected: "version 1", found: "\(version)")
        }
        guard let tree = PyTree(items[1], fields) else {
            throw .wrongType(
                source, at: place, expected: "a tree of 'type', 'context' and 'children_spec'",
                found: items[1].jsonKind)
        }
        self = tree
    }

    private init?(_ value: Literal, _ fields: Literal?) {
        guard let type = value["type"], let items = value["children_spec"]?.items else {
            return nil
        }
        let children = items.compactMap { PyTree($0, fields) }
        guard children.count == items.count else { return nil }
        guard let typeName = type.string else {
            guard type.isNone, children.isEmpty else { return nil }
            self = .leaf
            return
        }
        let context = value["context"]?.string
        let container: Container
        switch typeName {
        case "builtins.tuple", "torch.Size": container = .tuple
        case "builtins.list", "collections.deque": container = .list
        default:
            let keys = Self.keys(context, fields)
            container = keys?.count == children.count ? .dictionary(keys: keys ?? []) : .tuple
        }
        self.init(container, typeName: typeName, context: context, children: children)
    }

    /// The keys that a context has: a list of them, behind a default where it is a
    /// `defaultdict`'s, or the class of a named tuple.
    private static func keys(_ context: String?, _ fields: Literal?) -> [String]? {
        guard let context, let value = try? JSONText.value(context, source: "context") else {
            return nil
        }
        if let name = value.string {
            return fields?[name]?["field_names"]?.items?.compactMap(\.string)
        }
        guard var items = value.items else {
            return value.entries?.first { $0.value.items != nil }?.value.items?.map(keyText)
        }
        if items.count == 2, let nested = items[1].items { items = nested }
        let keys = items.map(keyText)
        return Set(keys).count == keys.count ? keys : nil
    }

    private static func keyText(_ key: Literal) -> String { key.string ?? key.pythonRepr }

    /// The tree as PyTorch writes it.
    var text: String { "[1, \(JSONText.text(json))]" }

    private var json: Literal {
        .dictionary([
            ArgumentEntry("type", typeName.map { .string($0) } ?? .none),
            ArgumentEntry("context", context.map { .string($0) } ?? .none),
            ArgumentEntry("children_spec", .list(children.map(\.json))),
        ])
    }
}
