// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// How values of a flat list stand in tuples, lists and dictionaries of Python.
///
/// - SeeAlso: `torch.utils._pytree.TreeSpec`
public struct PyTree: Hashable, Sendable {
    /// What holds the children.
    public enum Container: Hashable, Sendable {
        /// No container: one value.
        case leaf
        case tuple
        case list
        /// A dictionary, a named tuple, or an object of a class that is not known here: values by
        /// name.
        case dictionary(keys: [String])
    }

    public var container: Container

    /// Python's name of the container's class, such as `builtins.tuple`; nil for a leaf.
    public var typeName: String?

    /// What the class needs beside the children, as JSON text.
    public var context: String?

    public var children: [PyTree]

    public static let leaf = PyTree(.leaf, typeName: nil, context: nil, children: [])

    public init(
        _ container: Container, typeName: String?, context: String?, children: [PyTree]
    ) {
        self.container = container
        self.typeName = typeName
        self.context = context
        self.children = children
    }

    /// The number of values.
    public var leafCount: Int {
        container == .leaf ? 1 : children.reduce(0) { $0 + $1.leafCount }
    }
}

extension PyTree {
    /// Puts values of a flat list into their containers.
    ///
    /// - Parameter values: What is left of the list; the values taken are gone afterwards.
    /// - Returns: Nil where the list is too short.
    public func assembled<Leaf>(
        from values: inout ArraySlice<Argument<Leaf>>
    ) -> Argument<Leaf>? {
        if container == .leaf { return values.popFirst() }
        var items: [Argument<Leaf>] = []
        for child in children {
            guard let item = child.assembled(from: &values) else { return nil }
            items.append(item)
        }
        switch container {
        case .leaf, .tuple: return .tuple(items)
        case .list: return .list(items)
        case .dictionary(let keys):
            return .dictionary(zip(keys, items).map { ArgumentEntry($0, $1) })
        }
    }

    /// Returns the values of a tree as a flat list; nil where it is another tree.
    ///
    /// Where a tuple is asked for a list does, too, and the other way round. The order of a
    /// dictionary's keys does not matter.
    public func flattened<Leaf>(_ value: Argument<Leaf>) -> [Argument<Leaf>]? {
        let items: [Argument<Leaf>]
        switch (container, value) {
        case (.leaf, _): return [value]
        case (.tuple, .tuple(let found)), (.tuple, .list(let found)), (.list, .list(let found)),
            (.list, .tuple(let found)):
            items = found
        case (.dictionary(let keys), .dictionary(let entries)):
            guard entries.count == keys.count else { return nil }
            let found = keys.compactMap { key in entries.first { $0.key == key }?.value }
            guard found.count == keys.count else { return nil }
            items = found
        default: return nil
        }
        guard items.count == children.count else { return nil }
        var result: [Argument<Leaf>] = []
        for (child, item) in zip(children, items) {
            guard let values = child.flattened(item) else { return nil }
            result += values
        }
        return result
    }

    /// The containers of a value, with classes of Python's own.
    public init<Leaf>(of value: Argument<Leaf>) {
        switch value {
        case .tuple(let items):
            self.init(
                .tuple, typeName: "builtins.tuple", context: "null",
                children: items.map(PyTree.init(of:)))
        case .list(let items):
            self.init(
                .list, typeName: "builtins.list", context: "null",
                children: items.map(PyTree.init(of:)))
        case .dictionary(let entries):
            let keys = entries.map(\.key)
            self.init(
                .dictionary(keys: keys), typeName: "builtins.dict", context: JSONText.strings(keys),
                children: entries.map { PyTree(of: $0.value) })
        default: self = .leaf
        }
    }
}

extension PyTree: CustomStringConvertible {
    /// The tree as Python writes it, with stars for values.
    public var description: String {
        let parts = children.map(\.description)
        switch container {
        case .leaf: return "*"
        case .tuple: return "(" + parts.joined(separator: ", ") + ")"
        case .list: return "[" + parts.joined(separator: ", ") + "]"
        case .dictionary(let keys):
            let entries = zip(keys, parts).map { "'\($0)': \($1)" }
            return "{" + entries.joined(separator: ", ") + "}"
        }
    }
}
