// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// A block of memory that a tensor and its views share.
///
/// Reading from several threads is safe; writing needs exclusive access.
public final class TensorBuffer: @unchecked Sendable {
    /// The alignment of memory that a buffer allocates, in bytes.
    public static let alignment = 64

    /// The first byte.
    public let base: UnsafeMutableRawPointer
    public let byteCount: Int

    /// A number that each in-place write raises, so that caches of derived values notice.
    public internal(set) var version = 0

    private let owner: (any AnyObject & Sendable)?
    /// What `free` is to be given; nil where the memory is another object's.
    private let allocation: UnsafeMutableRawPointer?

    /// Allocates memory whose bytes are not set.
    ///
    /// Asking `malloc` for more and rounding up is three times as fast as `posix_memalign`.
    ///
    /// - Throws: ``TensorError/tooLarge(bytes:)`` where the system has no such block.
    init(byteCount: Int) throws(TensorError) {
        let (size, overflow) = byteCount.addingReportingOverflow(Self.alignment)
        guard !overflow, let memory = malloc(size) else { throw .tooLarge(bytes: byteCount) }
        base = memory.alignedUp(toMultipleOf: Self.alignment)
        self.byteCount = byteCount
        owner = nil
        allocation = memory
    }

    /// Refers to memory that another object owns, such as a mapped file.
    ///
    /// - Parameters:
    ///   - base: The first byte, aligned for the elements that will be read.
    ///   - owner: What keeps the memory alive; the buffer holds it as long as it lives.
    public init(
        base: UnsafeMutableRawPointer, byteCount: Int, owner: any AnyObject & Sendable
    ) {
        self.base = base
        self.byteCount = byteCount
        self.owner = owner
        allocation = nil
    }

    deinit { free(allocation) }
}
