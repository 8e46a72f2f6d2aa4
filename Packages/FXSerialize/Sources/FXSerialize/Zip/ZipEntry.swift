// SPDX-License-Identifier: Apache-2.0

/// A file in a zip archive, as the central directory and its own header agree on it.
struct ZipEntry: Sendable {
    enum Method: UInt16 {
        case stored = 0
        case deflated = 8
    }

    var name: String
    var method: UInt16
    var flags: UInt16
    var checksum: UInt32
    var compressedSize: Int
    var size: Int
    /// Where the entry's own header begins.
    var header: Int
    /// Where the bytes are.
    var data: Range<Int> = 0..<0

    var isEncrypted: Bool { flags & 1 != 0 || flags & 1 << 6 != 0 }

    /// Whether checksum and sizes stand behind the bytes, and zeros in the entry's own header.
    var hasDescriptor: Bool { flags & 1 << 3 != 0 }
}
