// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ModelArchive {
    /// Reads a model from a file.
    ///
    /// - Throws: ``ArchiveError``.
    public init(contentsOf path: String) throws(ArchiveError) {
        try self.init(json: try Self.contents(of: path), source: path)
    }

    /// Writes the model to a file: the whole, or nothing.
    ///
    /// The text goes to a new file in the same folder, which takes the place of an older one when
    /// it is safe on the disk.
    ///
    /// - Throws: ``ArchiveError/cannotWrite(_:reason:)``; nothing is then left behind.
    public func write(to path: String) throws(ArchiveError) {
        let bytes = try json()
        let temporary = "\(path).\(UInt64.random(in: 0 ... .max)).tmp"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .cannotWrite(path, reason: Self.reason) }
        var failure = Self.write(bytes, to: file)
        if close(file) != 0, failure == nil { failure = Self.reason }
        if failure == nil, rename(temporary, path) != 0 { failure = Self.reason }
        if let failure {
            unlink(temporary)
            throw .cannotWrite(path, reason: failure)
        }
        Self.synchronizeFolder(of: path)
    }

    /// Writes and flushes all bytes; returns why that failed.
    private static func write(_ bytes: [UInt8], to file: Int32) -> String? {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(file, buffer.baseAddress, buffer.count)
                #else
                    Darwin.write(file, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return reason }
            start += count
        }
        return fsync(file) == 0 ? nil : reason
    }

    /// Makes the new name durable, where the system lets a folder be flushed.
    private static func synchronizeFolder(of path: String) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = open(folder, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        close(file)
    }

    private static func contents(of path: String) throws(ArchiveError) -> [UInt8] {
        // Opening a pipe without this waits for a writer.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw .cannotRead(path, reason: reason) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .cannotRead(path, reason: reason) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw .cannotRead(path, reason: isFolder ? "it is a folder" : "it is no plain file")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw .cannotRead(path, reason: reason) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
