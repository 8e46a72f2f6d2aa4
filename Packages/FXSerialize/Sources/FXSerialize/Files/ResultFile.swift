// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file or device that a tool writes a result to.
public enum ResultFile {
    /// Writes bytes to a file, the whole or nothing; to a device or pipe, as they come.
    ///
    /// - Throws: ``ArchiveError/cannotWrite(_:reason:)``.
    public static func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
        var status = stat()
        let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        guard isSpecial, status.st_mode & S_IFMT != S_IFDIR else {
            let file = try AtomicFile(replacing: path)
            try bytes.visitBytes { bytes throws(ArchiveError) in try file.write(bytes) }
            return try file.commit()
        }
        let file = open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw .cannotWrite(path, reason: SystemError.last.reason) }
        defer { close(file) }
        try write(bytes, to: file, name: path)
    }

    /// Writes bytes to an open file.
    ///
    /// - Parameter name: What messages call it.
    /// - Throws: ``ArchiveError/cannotWrite(_:reason:)``.
    public static func write(
        _ bytes: [UInt8], to descriptor: Int32, name: String
    ) throws(ArchiveError) {
        try bytes.visitBytes { bytes throws(ArchiveError) in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let count = Self.write(descriptor, part)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EPIPE { Self.endQuietly() }
                if count <= 0 {
                    throw .cannotWrite(
                        name, reason: SystemError(number: count < 0 ? errno : ENOSPC).reason)
                }
                rest = rest.dropFirst(count)
            }
        }
    }

    private static func write(_ descriptor: Int32, _ part: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, part.baseAddress, part.count)
        #else
            Darwin.write(descriptor, part.baseAddress, part.count)
        #endif
    }

    /// Ends the process as one whose reader went away, where whoever started it had that ignored.
    private static func endQuietly() {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
    }
}
