// SPDX-License-Identifier: Apache-2.0

import CJSONC

/// One value of a document, and where it stands: what a decoder reads from.
struct JSONCursor {
    /// Owned by the document; nil is JSON's null.
    let pointer: OpaquePointer?
    let place: JSONPlace
    let source: String

    private var type: json_type { json_object_get_type(pointer) }

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

    var isNull: Bool { type == json_type_null }
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
    /// The names of an object's keys, in order.
    var keys: [String] {
        guard let pointer, isObject else { return [] }
        var result: [String] = []
        var iterator = json_object_iter_begin(pointer)
        var end = json_object_iter_end(pointer)
        while json_object_iter_equal(&iterator, &end) == 0 {
            result.append(String(cString: json_object_iter_peek_name(&iterator)))
            json_object_iter_next(&iterator)
        }
        return result
    }

    /// The value of a key, where the object has it.
    func optional(_ key: String) -> JSONCursor? {
        var value: OpaquePointer?
        guard isObject, json_object_object_get_ex(pointer, key, &value) != 0 else { return nil }
        return JSONCursor(pointer: value, place: .key(place, key), source: source)
    }

    /// The value of a key.
    ///
    /// - Throws: ``ArchiveError/missingKey(_:at:key:)``, or `wrongType` where this is no object.
    func required(_ key: String) throws(ArchiveError) -> JSONCursor {
        guard isObject else { throw wrongType("an object") }
        guard let value = optional(key) else {
            throw .missingKey(source, at: place.text, key: key)
        }
        return value
    }

    /// The items of an array.
    func items() throws(ArchiveError) -> [JSONCursor] {
        guard type == json_type_array else { throw wrongType("an array") }
        return (0..<json_object_array_length(pointer)).map { index in
            JSONCursor(
                pointer: json_object_array_get_idx(pointer, index),
                place: .index(place, Int(index)), source: source)
        }
    }

    /// The items of an array of a known length.
    func items(count: Int) throws(ArchiveError) -> [JSONCursor] {
        let items = try items()
        guard items.count == count else {
            throw wrongValue("an array of \(count)", found: "\(items.count) items")
        }
        return items
    }

    /// Throws unless this is an object with no keys but those given.
    func checkKeys(_ allowed: Set<String>) throws(ArchiveError) {
        guard isObject else { throw wrongType("an object") }
        for key in keys where !allowed.contains(key) {
            throw .unknownKey(source, at: place.text, key: key)
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
        .wrongType(source, at: place.text, expected: expected, found: kind)
    }

    func wrongValue(_ expected: String, found: String) -> ArchiveError {
        .wrongValue(source, at: place.text, expected: expected, found: found)
    }
}
