// SPDX-License-Identifier: Apache-2.0

/// The checksum of zip files, eight bytes at a step.
enum CRC32 {
    /// The checksums of single bytes, followed by 0 to 7 zeros.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            tables[byte] = (0..<8).reduce(UInt32(byte)) { value, _ in
                value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xedb8_8320
            }
        }
        for index in 256..<(8 * 256) {
            let previous = tables[index - 256]
            tables[index] = previous >> 8 ^ tables[Int(previous & 0xff)]
        }
        return tables
    }()

    static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var value = UInt32.max
            var offset = 0
            while offset + 8 <= bytes.count {
                let word = UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                value = step(word ^ UInt64(value), tables)
                offset += 8
            }
            while offset < bytes.count {
                value = value >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: value) ^ bytes[offset])]
                offset += 1
            }
            return ~value
        }
    }

    @inline(__always)
    private static func step(
        _ word: UInt64, _ tables: UnsafeBufferPointer<UInt32>
    ) -> UInt32 {
        var value: UInt32 = 0
        for byte in 0..<8 {
            value ^= tables[(7 - byte) << 8 | Int(word >> UInt64(8 * byte) & 0xff)]
        }
        return value
    }
}
