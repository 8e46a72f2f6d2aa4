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

    static func array(_ items: [JSONOwned?]) -> JSONOwned? {
        let array = json_object_new_array()
        for item in items { json_object_array_add(array, item) }
        return array
    }

    static func object(_ entries: [(String, JSONOwned?)]) -> JSONOwned? {
        let object = json_object_new_object()
        for (key, value) in entries { json_object_object_add(object, key, value) }
        return object
    }

    /// An object with one key, which says what kind of value it is.
    static func tagged(_ tag: String, _ value: JSONOwned?) -> JSONOwned? {
        object([(tag, value)])
    }

    /// The text of a value, with a newline at the end; the value is freed.
    static func bytes(of value: JSONOwned?, pretty: Bool) -> [UInt8] {
        defer { json_object_put(value) }
        let style = pretty ? JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED : 0
        var length = 0
        guard
            let text = json_object_to_json_string_length(
                value, style | JSON_C_TO_STRING_NOSLASHESCAPE, &length)
        else { return [] }
        return Array(UnsafeRawBufferPointer(start: text, count: length)) + [0x0a]
    }
}
