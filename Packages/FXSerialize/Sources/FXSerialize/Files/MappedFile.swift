// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file in memory: a page is read when it is touched, and a write stays in this process.
///
/// - Important: Where another program cuts the file shorter in place, touching what is gone ends
///   the process. Files that are replaced by renaming, as this library does, stay as they were.
final class MappedFile: @unchecked Sendable {
    private let base: UnsafeMutableRawPointer
    private let count: Int

    /// Maps a file.
    ///
    /// - Parameters:
    ///   - name: The file, seen from a folder.
    ///   - folder: An open folder; the process' own where there is none.
    /// - Throws: ``ArchiveError/cannotRead(_:reason:)``, which calls the file by its path.
    init(
        _ name: String, in folder: Int32 = AT_FDCWD, path: String
    ) throws(ArchiveError) {
        // Opening a pipe without this waits for a writer.
        let file = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw .cannotRead(path, reason: SystemError.last.reason) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw .cannotRead(path, reason: SystemError.last.reason)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw .cannotRead(path, reason: isFolder ? "it is a folder" : "it is no plain file")
        }
        count = Int(status.st_size)
        if count == 0 {
            base = .allocate(byteCount: 1, alignment: 1)
            return
        }
        let protection = PROT_READ | PROT_WRITE
        guard let start = mmap(nil, count, protection, MAP_PRIVATE | MAP_NORESERVE, file, 0),
            start != MAP_FAILED
        else { throw .cannotRead(path, reason: SystemError.last.reason) }
        base = start
    }

    deinit { if count == 0 { base.deallocate() } else { munmap(base, count) } }

    var region: ByteRegion { ByteRegion(base: base, count: count, owner: self) }
}
