// SPDX-License-Identifier: Apache-2.0

private import Synchronization

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// Where tensors have their memory from.
///
/// Large blocks are kept when a tensor dies and given to the next one of about its size: pages that
/// the system hands out for the first time cost more than most kernels.
public enum TensorAllocator {
    /// The most bytes that all tensors together may hold; the machine's memory unless set.
    ///
    /// Beyond it an operation fails with ``TensorError/tooLarge(bytes:)``. Tensors below
    /// 8 KiB do not count.
    public static var limit: Int {
        get { cache.withLock { $0.limit } }
        set { cache.withLock { $0.limit = max(newValue, 0) } }
    }

    /// The most bytes that are kept of tensors that died; 256 MiB unless set.
    public static var cacheLimit: Int {
        get { cache.withLock { $0.cacheLimit } }
        set {
            cache.withLock {
                $0.cacheLimit = max(newValue, 0)
                if $0.cachedBytes > $0.cacheLimit { $0.empty() }
            }
        }
    }

    /// The bytes that tensors hold, and those that are kept for the next ones.
    public static var statistics: (used: Int, cached: Int) {
        cache.withLock { ($0.usedBytes, $0.cachedBytes) }
    }

    /// Gives what is kept back to the system.
    public static func emptyCache() { cache.withLock { $0.empty() } }
}

extension TensorAllocator {
    /// Memory that a buffer holds.
    struct Block {
        var address: UnsafeMutableRawPointer
        /// The class of the size; below 0 for small blocks, which are not kept.
        var sizeClass: Int32
    }

    private static let cache = Mutex(BlockCache())

    /// Returns a block of at least a number of bytes.
    ///
    /// A small one begins anywhere and has room to round up to ``TensorBuffer/alignment``; asking
    /// `malloc` for more is three times as fast as `posix_memalign`.
    ///
    /// - Throws: ``TensorError/tooLarge(bytes:)``.
    @inline(__always)
    static func take(_ bytes: Int) throws(TensorError) -> Block {
        if bytes < BlockCache.smallest {
            guard let memory = malloc(bytes + TensorBuffer.alignment) else {
                throw .tooLarge(bytes: bytes)
            }
            return Block(address: memory, sizeClass: -1)
        }
        return try takeLarge(bytes)
    }

    @inline(never)
    private static func takeLarge(_ bytes: Int) throws(TensorError) -> Block {
        guard let block = cache.withLock({ $0.take(bytes) }) else { throw .tooLarge(bytes: bytes) }
        return block
    }

    @inline(__always)
    static func give(_ block: Block) {
        if block.sizeClass < 0 { return free(block.address) }
        giveLarge(block)
    }

    @inline(never)
    private static func giveLarge(_ block: Block) { cache.withLock { $0.give(block) } }
}

/// Free blocks by the class of their size, each list threaded through the blocks themselves.
private struct BlockCache: @unchecked Sendable {
    /// The size from which blocks are kept.
    static let smallest = 8192

    var limit = Self.physicalMemory
    var cacheLimit = 256 << 20
    private(set) var usedBytes = 0
    private(set) var cachedBytes = 0
    private var heads = [UnsafeMutableRawPointer?](repeating: nil, count: 8 * 64)

    private static var physicalMemory: Int {
        let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
        return pages > 0 && size > 0 ? pages * size : Int.max
    }

    mutating func take(_ bytes: Int) -> TensorAllocator.Block? {
        guard let (sizeClass, size) = Self.sizeClass(of: bytes), size <= limit - usedBytes else {
            return nil
        }
        if let head = heads[sizeClass] {
            heads[sizeClass] = head.load(as: UnsafeMutableRawPointer?.self)
            cachedBytes -= size
            usedBytes += size
            return .init(address: head, sizeClass: Int32(sizeClass))
        }
        if size > limit - usedBytes - cachedBytes { empty() }
        guard let address = allocate(size) else { return nil }
        usedBytes += size
        return .init(address: address, sizeClass: Int32(sizeClass))
    }

    mutating func give(_ block: TensorAllocator.Block) {
        let sizeClass = Int(block.sizeClass)
        let size = Self.size(ofClass: sizeClass)
        usedBytes -= size
        if size > cacheLimit { return free(block.address) }
        // What has been kept longest is of sizes that are no longer asked for, more likely than not.
        if cachedBytes + size > cacheLimit { empty() }
        block.address.storeBytes(of: heads[sizeClass], as: UnsafeMutableRawPointer?.self)
        heads[sizeClass] = block.address
        cachedBytes += size
    }

    mutating func empty() {
        for sizeClass in heads.indices {
            while let head = heads[sizeClass] {
                heads[sizeClass] = head.load(as: UnsafeMutableRawPointer?.self)
                free(head)
            }
        }
        cachedBytes = 0
    }

    private mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        var address: UnsafeMutableRawPointer?
        if posix_memalign(&address, TensorBuffer.alignment, size) == 0 { return address }
        if cachedBytes == 0 { return nil }
        empty()
        return posix_memalign(&address, TensorBuffer.alignment, size) == 0 ? address : nil
    }

    /// Eight classes between a power of two and the next: at most an eighth of a block is unused.
    private static func sizeClass(of bytes: Int) -> (Int, size: Int)? {
        guard bytes <= Int.max / 4 else { return nil }
        let power = Int.bitWidth - 1 - (bytes - 1).leadingZeroBitCount
        let step = (bytes - 1) >> (power - 3)  // 8...15
        let sizeClass = power * 8 + (step - 8)
        return (sizeClass, size(ofClass: sizeClass))
    }

    private static func size(ofClass sizeClass: Int) -> Int {
        let (power, step) = (sizeClass / 8, sizeClass % 8)
        return (9 + step) << (power - 3)
    }
}
