// SPDX-License-Identifier: Apache-2.0

public import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// The bytes of a file, read where they are first used.
///
/// Tensors that are made of it share the mapping and keep it alive. It is private: what is written
/// to them is seen neither in the file nor in another mapping. The file must not be cut short
/// while it is mapped.
///
///     let file = try MappedFile(path: "weights.bin")
///     let weight = try Tensor(mapping: file, offset: 64, dtype: .float32, shape: [10, 4])
///
/// - SeeAlso: `torch.from_file`
public final class MappedFile: @unchecked Sendable {
    public let path: String

    /// The length of the file when it was mapped.
    public let byteCount: Int

    private let base: UnsafeMutableRawPointer
    private let isMapped: Bool

    /// Maps a file.
    ///
    /// - Throws: ``TensorError/unreadableFile(path:reason:)``.
    public init(path: String) throws(TensorError) {
        func failure(_ reason: String? = nil) -> TensorError {
            .unreadableFile(path: path, reason: reason ?? String(cString: strerror(errno)))
        }
        if path.utf8.contains(0) { throw failure("the path has a zero byte") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure("not a regular file") }
        let size = Int(status.st_size)
        self.path = path
        byteCount = size
        isMapped = size > 0
        guard isMapped else {
            base = .allocate(byteCount: 1, alignment: 1)
            return
        }
        let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { throw failure() }
        base = memory
    }

    deinit {
        if isMapped { munmap(base, byteCount) } else { base.deallocate() }
    }

    /// Calls a closure with the bytes.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: byteCount))
    }

    /// The bytes from an offset on, as memory that a tensor can have.
    fileprivate func buffer(_ offset: Int, _ size: Int) -> TensorBuffer {
        TensorBuffer(base: base + offset, byteCount: size, owner: self)
    }

    fileprivate func isAligned(_ offset: Int, to alignment: Int) -> Bool {
        (UInt(bitPattern: base) &+ UInt(offset)) % UInt(alignment) == 0
    }
}

extension Tensor {
    /// Creates a tensor of the elements in a file, row-major and little-endian.
    ///
    /// They are copied only where they do not lie as the dtype needs it, and page by page when they
    /// are written to.
    ///
    /// - Parameter offset: The position of the first element, in bytes.
    /// - Throws: ``TensorError/fileTooShort(path:needed:found:)``, or a shape mismatch for a
    ///   negative extent.
    public init(
        mapping file: MappedFile, offset: Int = 0, dtype: DType, shape: [Int]
    ) throws(TensorError) {
        let count = try TensorStorage.elementCount(of: shape, dtype)
        let size = count * dtype.byteCount
        guard offset >= 0, offset <= file.byteCount, size <= file.byteCount - offset else {
            let (end, overflow) = Swift.max(offset, 0).addingReportingOverflow(size)
            throw .fileTooShort(
                path: file.path, needed: overflow ? .max : end, found: file.byteCount)
        }
        guard file.isAligned(offset, to: Swift.min(dtype.byteCount, 8)) else {
            try self.init(
                bytes: file.withBytes { Array($0[offset..<(offset + size)]) }, dtype: dtype,
                shape: shape)
            return
        }
        let buffer = file.buffer(offset, size)
        // Any byte but 0 is true; Swift's Bool knows no other than 0 and 1.
        if dtype == .bool {
            let bytes = UnsafeMutableRawBufferPointer(start: buffer.base, count: size)
            for index in bytes.indices where bytes[index] > 1 { bytes[index] = 1 }
        }
        try self.init(buffer: buffer, dtype: dtype, shape: shape)
    }

    /// Creates a tensor of the elements in a file that no other tensor shares.
    ///
    /// - Throws: ``TensorError/unreadableFile(path:reason:)``,
    ///   ``TensorError/fileTooShort(path:needed:found:)``.
    /// - SeeAlso: ``init(mapping:offset:dtype:shape:)-(MappedFile,_,_,_)``
    public init(
        mapping path: String, offset: Int = 0, dtype: DType, shape: [Int]
    ) throws(TensorError) {
        try self.init(mapping: MappedFile(path: path), offset: offset, dtype: dtype, shape: shape)
    }
}
