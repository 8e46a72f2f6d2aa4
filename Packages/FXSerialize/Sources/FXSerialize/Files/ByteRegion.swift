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

extension ByteRegion {
    /// Makes any byte but 0 a 1: Swift's Bool knows no other.
    func normalizeBooleans() {
        let bytes = UnsafeMutableRawBufferPointer(start: base, count: count)
        for index in bytes.indices where bytes[index] > 1 { bytes[index] = 1 }
    }
}

extension ByteBlock {
    /// Copies bytes to an aligned place.
    convenience init(copying other: ByteRegion) {
        self.init(count: other.count)
        if other.count > 0 {
            withExtendedLifetime(other.owner) {
                region.base.copyMemory(from: other.base, byteCount: other.count)
            }
        }
    }
}

extension ByteBlock {
    /// Copies bytes to an aligned place.
    convenience init(_ bytes: [UInt8]) {
        self.init(count: bytes.count)
        bytes.withUnsafeBytes { source in
            UnsafeMutableRawBufferPointer(start: region.base, count: bytes.count)
                .copyMemory(from: source)
        }
    }
}
