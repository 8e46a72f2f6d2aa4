// SPDX-License-Identifier: Apache-2.0

import CJSONC

/// A tree of json-c, parsed from checked text, and freed with this object.
final class JSONDocument {
    private let pointer: OpaquePointer?
    private let source: String

    /// Parses a text.
    ///
    /// - Parameter source: What messages call the text: a file's path.
    /// - Throws: ``ArchiveError/notJSON(_:_:)``.
    init(_ bytes: [UInt8], source: String) throws(ArchiveError) {
        do throws(JSONProblem) {
            try JSONScanner.check(bytes)
            pointer = try Self.parse(bytes)
        } catch { throw .notJSON(source, error) }
        self.source = source
    }

    deinit { json_object_put(pointer) }

    /// Calls a closure with the root, which must not outlive the call.
    func read<Value>(
        _ body: (JSONCursor) throws(ArchiveError) -> Value
    ) throws(ArchiveError) -> Value {
        defer { withExtendedLifetime(self) {} }
        return try body(JSONCursor(pointer: pointer, place: .root, source: source))
    }

    private static func parse(_ bytes: [UInt8]) throws(JSONProblem) -> OpaquePointer? {
        guard let count = Int32(exactly: bytes.count + 1),
            let tokener = json_tokener_new_ex(Int32(JSONScanner.maximumDepth + 1))
        else { throw JSONProblem(.refused("it is too large"), in: bytes, at: 0) }
        defer { json_tokener_free(tokener) }
        json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8)
        // The zero byte tells json-c that a number at the end is complete.
        let result = (bytes + [0]).withUnsafeBytes { buffer in
            json_tokener_parse_ex(
                tokener, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), count)
        }
        let error = json_tokener_get_error(tokener)
        guard error == json_tokener_success else {
            let reason = String(cString: json_tokener_error_desc(error))
            throw JSONProblem(.refused(reason), in: bytes, at: 0)
        }
        return result
    }
}
