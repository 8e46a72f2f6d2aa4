// SPDX-License-Identifier: Apache-2.0

import CJSONC

/// A value of json-c in the making, owned by whoever holds it until it is put in a container.
typealias JSONOwned = OpaquePointer

/// Makes json-c values. Objects keep the order in which keys are added, so equal input gives
/// equal bytes.
enum JSONBuilder {
    static func string(_ text: String) -> JSONOwned? {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty buffer may have no address, which json-c wants all the same.
                characters.baseAddress.map {
                    json_object_new_string_len($0, Int32(characters.count))
                } ?? json_object_new_string("")
            }
        }
    }

    static func int(_ value: Int) -> JSONOwned? { json_object_new_int64(Int64(value)) }

    static func bool(_ value: Bool) -> JSONOwned? { json_object_new_boolean(value ? 1 : 0) }

    /// A finite double by its shortest digits, always with a point or an exponent.
    static func double(_ value: Double) -> JSONOwned? {
        json_object_new_double_s(value, value.description)
    }

    static func array(_ items: some Collection<JSONOwned?>) -> JSONOwned? {
        let array = json_object_new_array_ext(Int32(clamping: items.count))
        for item in items { json_object_array_add(array, item) }
        return array
    }

    static func strings(_ texts: some Collection<String>) -> JSONOwned? {
        array(texts.map(string))
    }

    static func object(_ entries: (StaticString, JSONOwned?)...) -> JSONOwned? {
        let object = json_object_new_object()
        for (key, value) in entries { add(value, to: object, as: key) }
        return object
    }

    /// An object whose keys are data.
    static func object(_ entries: [(key: String, value: JSONOwned?)]) -> JSONOwned? {
        let object = json_object_new_object()
        for (key, value) in entries { json_object_object_add(object, key, value) }
        return object
    }

    /// Adds an entry; the key is new, and stays where it is.
    static func add(_ value: JSONOwned?, to object: JSONOwned?, as key: StaticString) {
        let name = UnsafeRawPointer(key.utf8Start).assumingMemoryBound(to: CChar.self)
        let options = JSON_C_OBJECT_ADD_KEY_IS_NEW | JSON_C_OBJECT_ADD_CONSTANT_KEY
        json_object_object_add_ex(object, name, value, UInt32(options))
    }

    /// An object with one key, which says what kind of value it is.
    static func tagged(_ tag: StaticString, _ value: JSONOwned?) -> JSONOwned? {
        object((tag, value))
    }

    /// The text of a value; the value is freed.
    static func bytes(of value: JSONOwned?, pretty: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        withText(of: value, pretty: pretty) { bytes += $0 }
        return bytes
    }

    /// Calls a closure with the text of a value; the value is freed.
    static func withText(
        of value: JSONOwned?, pretty: Bool = false, _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        defer { json_object_put(value) }
        let style = pretty ? JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED : 0
        var length = 0
        let text = json_object_to_json_string_length(
            value, style | JSON_C_TO_STRING_NOSLASHESCAPE, &length)
        body(UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : length))
    }
}
