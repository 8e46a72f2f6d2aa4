// SPDX-License-Identifier: Apache-2.0

import FX

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes that come from another program.
enum StandardInput {
    /// What messages call it.
    static let name = "<standard input>"

    /// The tensors of a safetensors file, or of standard input where the path is `-`.
    static func tensors(at path: String) throws -> SafetensorsFile {
        if path != "-" { return try SafetensorsFile(contentsOf: path) }
        return try SafetensorsFile(bytes: try readAll(), source: name)
    }

    /// Reads to the end.
    static func readAll() throws(InspectionError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 {
                throw .cannotRead(name, reason: String(cString: strerror(errno)))
            }
            if count == 0 { return bytes }
            bytes += block[..<count]
        }
    }
}
