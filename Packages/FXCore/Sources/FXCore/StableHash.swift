// SPDX-License-Identifier: Apache-2.0

/// A 64-bit FNV-1a hash: the same value for the same bytes in every process.
///
/// Not for untrusted keys of a hash table; for names of contents.
public struct StableHash: Sendable {
    public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    public init() {}

    @inlinable
    public mutating func combine(_ byte: UInt8) { mix(byte) }

    public mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { mix(byte) }
    }

    public mutating func combine(_ text: String) {
        combine(text.utf8)
        mix(0xff)  // no UTF-8 text holds it, so neighbours cannot run together
    }

    @usableFromInline
    mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
