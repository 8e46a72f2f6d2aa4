// SPDX-License-Identifier: Apache-2.0

import CJSONC

// What migrations do. A value that is replaced is freed: no cursor to it may be used any more.

extension JSONCursor {
    /// Puts a value at a key; a new key goes to the end.
    func set(_ value: JSONOwned?, at key: String) { json_object_object_add(pointer, key, value) }

    /// Moves the value of a key to another one, at the end.
    func rename(_ key: StaticString, to other: String) {
        guard let value = optional(key) else { return }
        json_object_get(value.pointer)
        remove(key)
        set(value.pointer, at: other)
    }

    func remove(_ key: StaticString) { json_object_object_del(pointer, "\(key)") }

    /// The value's text, with a newline at the end.
    var text: [UInt8] {
        json_object_get(pointer)
        return JSONBuilder.bytes(of: pointer) + [0x0a]
    }
}
