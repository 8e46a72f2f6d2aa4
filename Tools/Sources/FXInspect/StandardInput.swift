// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes that come from another program.
enum StandardInput {
    /// Reads to the end.
    static func readAll() throws(InspectionError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 {
                throw .cannotRead("<standard input>", reason: String(cString: strerror(errno)))
            }
            if count == 0 { return bytes }
            bytes += block[..<count]
        }
    }
}
