// SPDX-License-Identifier: Apache-2.0

import CJSONC

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One value of a tree, and where it stands: what a decoder reads from.
///
/// It is four addresses and a number, so that walking a tree counts no references; it must not
/// outlive its tree.
struct JSONCursor {
    /// Owned by the tree; nil is JSON's null.
    let pointer: OpaquePointer?
    /// The array or object around the value; nil at the root.
    let parent: OpaquePointer?
    /// The key in an object.
    let key: UnsafePointer<CChar>?
    /// The place in an array.
    let index: Int
    private unowned(unsafe) let tree: JSONTree

    /// The root of a tree.
    init(_ tree: JSONTree) { self.init(tree.root, in: tree) }

    init(_ root: OpaquePointer?, in tree: JSONTree) {
        self.init(root, parent: nil, key: nil, index: 0, tree)
    }

    private init(
        _ pointer: OpaquePointer?, parent: OpaquePointer?, key: UnsafePointer<CChar>?, index: Int,
        _ tree: JSONTree
    ) {
        self.pointer = pointer
        self.parent = parent
        self.key = key
        self.index = index
        self.tree = tree
    }

    private func child(
        _ pointer: OpaquePointer?, key: UnsafePointer<CChar>? = nil, index: Int = 0
    ) -> JSONCursor {
        JSONCursor(pointer, parent: self.pointer, key: key, index: index, tree)
    }

    var type: json_type { json_object_get_type(pointer) }

    /// What messages call the document.
    var source: String { tree.source }

    /// Where the value stands, such as `graph.nodes[3].args[0]`.
    var place: String { tree.place(of: self) }

    /// What the value is, for messages.
    var kind: String {
        switch type {
        case json_type_null: "null"
        case json_type_boolean: "a boolean"
        case json_type_int: "an integer"
        case json_type_double: "a double"
        case json_type_string: "a string"
        case json_type_array: "an array"
        default: "an object"
        }
    }

    var isNull: Bool { pointer == nil }
    var isObject: Bool { type == json_type_object }

    var bool: Bool? { type == json_type_boolean ? json_object_get_boolean(pointer) != 0 : nil }

    var int: Int? {
        type == json_type_int ? Int(exactly: json_object_get_int64(pointer)) : nil
    }

    var double: Double? { type == json_type_double ? json_object_get_double(pointer) : nil }

    var string: String? {
        guard type == json_type_string, let start = json_object_get_string(pointer) else {
            return nil
        }
        let count = Int(json_object_get_string_len(pointer))
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        return String(decoding: bytes, as: UTF8.self)
    }
}

// MARK: - Containers

extension JSONCursor {
    /// The items of an array, made when they are asked for.
    struct Items: RandomAccessCollection {
        fileprivate let array: JSONCursor
        let endIndex: Int
        var startIndex: Int { 0 }

        subscript(index: Int) -> JSONCursor {
            array.child(json_object_array_get_idx(array.pointer, index), index: index)
        }
    }

    /// The values of an object or array, in order.
    var children: [JSONCursor] {
        if type == json_type_array {
            return Array(Items(array: self, endIndex: Int(json_object_array_length(pointer))))
        }
        var result: [JSONCursor] = []
        try? forEachEntry { entry throws(ArchiveError) in result.append(entry) }
        return result
    }

    /// Calls a closure with the values of an object, in order.
    func forEachEntry(
        _ body: (JSONCursor) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        guard let pointer, isObject else { throw wrongType("an object") }
        var iterator = json_object_iter_begin(pointer)
        var end = json_object_iter_end(pointer)
        while json_object_iter_equal(&iterator, &end) == 0 {
            let key = json_object_iter_peek_name(&iterator)
            try body(child(json_object_iter_peek_value(&iterator), key: key))
            json_object_iter_next(&iterator)
        }
    }

    /// The only value of an object that has one; its key is the value's tag.
    var tagged: JSONCursor? {
        guard let pointer, isObject, json_object_object_length(pointer) == 1 else { return nil }
        var iterator = json_object_iter_begin(pointer)
        let key = json_object_iter_peek_name(&iterator)
        return child(json_object_iter_peek_value(&iterator), key: key)
    }

    /// The number of an object's keys; 0 for other values.
    var keyCount: Int { isObject ? Int(json_object_object_length(pointer)) : 0 }

    /// The value's own key as text; empty in an array.
    var keyText: String { key.map { String(cString: $0) } ?? "" }

    /// Whether the value stands in its object under a key.
    @inline(__always)
    func isTagged(_ tag: StaticString) -> Bool {
        guard let key else { return false }
        return strcmp(key, UnsafeRawPointer(tag.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }

    /// The value of a key, where the object has it.
    func optional(_ key: StaticString) -> JSONCursor? {
        var value: OpaquePointer?
        let name = UnsafeRawPointer(key.utf8Start).assumingMemoryBound(to: CChar.self)
        guard isObject, json_object_object_get_ex(pointer, name, &value) != 0 else { return nil }
        return child(value, key: name)
    }

    /// The value of a key that is data, where the object has it.
    func optional(named key: String) -> JSONCursor? {
        var value: OpaquePointer?
        guard isObject, json_object_object_get_ex(pointer, key, &value) != 0 else { return nil }
        return child(value)
    }

    /// The value of a key.
    ///
    /// - Throws: ``ArchiveError/missingKey(_:at:key:)``, or `wrongType` where this is no object.
    func required(_ key: StaticString) throws(ArchiveError) -> JSONCursor {
        if let value = optional(key) { return value }
        guard isObject else { throw wrongType("an object") }
        throw .missingKey(source, at: place, key: "\(key)")
    }

    /// The items of an array.
    func items() throws(ArchiveError) -> Items {
        guard type == json_type_array else { throw wrongType("an array") }
        return Items(array: self, endIndex: Int(json_object_array_length(pointer)))
    }

    /// The items of an array of a known length.
    func items(count: Int) throws(ArchiveError) -> Items {
        let items = try items()
        guard items.count == count else {
            throw wrongValue("an array of \(count)", found: "\(items.count) items")
        }
        return items
    }

    /// Throws unless this is an object with no keys but those given.
    func checkKeys(_ allowed: StaticString...) throws(ArchiveError) {
        try checkKeys(allowed)
    }

    func checkKeys(_ allowed: [StaticString]) throws(ArchiveError) {
        try forEachEntry { entry throws(ArchiveError) in
            guard allowed.contains(where: { entry.isTagged($0) }) else {
                throw .unknownKey(source, at: place, key: entry.keyText)
            }
        }
    }
}

// MARK: - Values

extension JSONCursor {
    func getString() throws(ArchiveError) -> String {
        guard let string else { throw wrongType("a string") }
        return string
    }

    func getInt() throws(ArchiveError) -> Int {
        guard let int else { throw wrongType("an integer") }
        return int
    }

    func getBool() throws(ArchiveError) -> Bool {
        guard let bool else { throw wrongType("a boolean") }
        return bool
    }

    func wrongType(_ expected: String) -> ArchiveError {
        .wrongType(source, at: place, expected: expected, found: kind)
    }

    func wrongValue(_ expected: String, found: String) -> ArchiveError {
        .wrongValue(source, at: place, expected: expected, found: found)
    }
}
