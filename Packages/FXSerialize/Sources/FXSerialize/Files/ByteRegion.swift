// SPDX-License-Identifier: Apache-2.0

/// Bytes that another object owns: a mapped file, a part of one, or memory.
struct ByteRegion: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let count: Int
    let owner: any AnyObject & Sendable

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    subscript(range: Range<Int>) -> ByteRegion {
        ByteRegion(base: base + range.lowerBound, count: range.count, owner: owner)
    }

    /// A copy of the bytes.
    var array: [UInt8] { withExtendedLifetime(owner) { Array(bytes) } }
}

/// Memory of its own, aligned for tensors.
final class ByteBlock: @unchecked Sendable {
    private let base: UnsafeMutableRawPointer
    private let count: Int

    init(count: Int) {
        self.count = count
        base = .allocate(byteCount: max(count, 1), alignment: 64)
    }

    deinit { base.deallocate() }

    var region: ByteRegion { ByteRegion(base: base, count: count, owner: self) }
}
