// SPDX-License-Identifier: Apache-2.0

/// A block of memory that a tensor and its views share.
///
/// Reading from several threads is safe; writing needs exclusive access.
public final class TensorBuffer: @unchecked Sendable {
    /// The alignment of memory that a buffer allocates, in bytes; that of a few bytes is 16.
    public static let alignment = 64

    /// Memory of small tensors, in the object itself: they cost one allocation less.
    ///
    /// It comes first, so that its place behind the object's header is known.
    private var inline: InlineWords
    private var start: UnsafeMutableRawPointer

    public let byteCount: Int

    /// A number that each in-place write raises, so that caches of derived values notice.
    public internal(set) var version = 0

    /// What has been made from the elements, such as packed weights.
    var derivedMemory: DerivedMemory?

    private let owner: (any AnyObject & Sendable)?
    /// What the allocator is to be given back; nil where the memory is in or of another object.
    private let block: TensorAllocator.Block?

    /// Allocates memory whose bytes are not set.
    ///
    /// - Throws: ``TensorError/tooLarge(bytes:)`` where the system has no such block, or where it
    ///   would be beyond ``TensorAllocator/limit``.
    init(byteCount: Int) throws(TensorError) {
        inline = (0, 0, 0, 0, 0, 0, 0, 0)
        self.byteCount = byteCount
        owner = nil
        if byteCount <= MemoryLayout<InlineWords>.size {
            block = nil
            start = UnsafeMutableRawPointer(bitPattern: Self.alignment).unsafelyUnwrapped
            start = Unmanaged.passUnretained(self).toOpaque() + Self.headerSize
        } else {
            let taken = try TensorAllocator.take(byteCount)
            block = taken
            start = taken.address.alignedUp(toMultipleOf: Self.alignment)
        }
    }

    /// Refers to memory that another object owns, such as a mapped file.
    ///
    /// - Parameters:
    ///   - base: The first byte, aligned for the elements that will be read.
    ///   - owner: What keeps the memory alive; the buffer holds it as long as it lives.
    public init(
        base: UnsafeMutableRawPointer, byteCount: Int, owner: any AnyObject & Sendable
    ) {
        inline = (0, 0, 0, 0, 0, 0, 0, 0)
        start = base
        self.byteCount = byteCount
        self.owner = owner
        block = nil
    }

    deinit {
        if let block { TensorAllocator.give(block) }
    }

    /// The first byte.
    public var base: UnsafeMutableRawPointer { start }

    private typealias InlineWords = (
        UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
    )

    /// What stands before the first property of an object: its type and its reference count.
    private static let headerSize = 2 * MemoryLayout<Int>.size
}
