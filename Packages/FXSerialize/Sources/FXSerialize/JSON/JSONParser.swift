// SPDX-License-Identifier: Apache-2.0

import CJSONC

/// json-c's parser, for texts that were scanned.
final class JSONParser {
    private let tokener: UnsafeMutablePointer<json_tokener>

    init() throws(JSONProblem) {
        guard let tokener = json_tokener_new_ex(Int32(JSONScanner.maximumDepth + 1)) else {
            throw JSONProblem(.refused("there is no memory for it"))
        }
        json_tokener_set_flags(tokener, JSON_TOKENER_STRICT)
        self.tokener = tokener
    }

    deinit { json_tokener_free(tokener) }

    /// Parses a text given in parts.
    ///
    /// - Returns: The value, which the caller owns.
    func parse(_ parts: [ArraySlice<UInt8>]) throws(JSONProblem) -> OpaquePointer? {
        json_tokener_reset(tokener)
        // The zero byte tells json-c that a number at the end is complete.
        for part in parts + [[0]] {
            guard let count = Int32(exactly: part.count) else {
                throw JSONProblem(.refused("it is too large"))
            }
            if count == 0 { continue }
            let value = part.withUnsafeBytes { buffer in
                json_tokener_parse_ex(
                    tokener, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), count)
            }
            let error = json_tokener_get_error(tokener)
            if error == json_tokener_success { return value }
            if error != json_tokener_continue {
                throw JSONProblem(.refused(String(cString: json_tokener_error_desc(error))))
            }
        }
        throw JSONProblem(.refused("it ends too early"))
    }
}
