// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A new file that takes the place of another when it is complete and on the disk.
///
/// Where the system can, the file has no name until then, so that nothing is left of it however
/// the process ends.
final class AtomicFile {
    /// What messages call the file.
    let path: String
    private let target: String
    private let staged: StagedName
    private let descriptor: Int32
    /// The file's name while it has one that is not its own.
    private var stagedPath: String?
    /// Where the next write goes.
    var position = 0
    /// How far the file was written.
    private(set) var byteCount = 0

    /// Creates an empty file beside the one that it will replace.
    ///
    /// - Parameter name: What messages call the file, where that is not its path.
    /// - Throws: ``ArchiveError/cannotWrite(_:reason:)``.
    init(replacing path: String, as name: String? = nil) throws(ArchiveError) {
        self.path = name ?? path
        target = Self.resolved(path)
        var present = stat()
        // Renaming would put a file in the place of a device, or of a pipe that somebody reads.
        if stat(target, &present) == 0, present.st_mode & S_IFMT != S_IFREG {
            let isFolder = present.st_mode & S_IFMT == S_IFDIR
            throw .cannotWrite(
                name ?? path, reason: isFolder ? "it is a folder" : "it is no plain file")
        }
        staged = StagedName(for: target)
        staged.sweep()
        do throws(SystemError) {
            (descriptor, stagedPath) = try Self.create(staged)
        } catch { throw .cannotWrite(name ?? path, reason: error.reason) }
        var status = stat()
        if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
    }

    deinit {
        if let stagedPath { unlink(stagedPath) }
        close(descriptor)
    }

    /// The file that a link leads to.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func create(
        _ staged: StagedName
    ) throws(SystemError) -> (descriptor: Int32, path: String?) {
        if let unnamed = createUnnamed(in: staged.folder) { return (unnamed, nil) }
        while true {
            let path = staged.make()
            let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard file >= 0 else { throw .last }
            if holdsLock(file) { return (file, path) }
            close(file)
        }
    }

    /// Locks a new file or folder; false where somebody took it for one that was left.
    static func holdsLock(_ file: Int32) -> Bool {
        flock(file, LOCK_EX)
        var status = stat()
        return fstat(file, &status) == 0 && status.st_nlink > 0
    }

    private static func createUnnamed(in folder: String) -> Int32? {
        #if os(Linux)
            // It gets its name by way of /proc. 0o20000000 and O_DIRECTORY are O_TMPFILE, which
            // the C library does not show to Swift.
            guard access("/proc/self/fd", X_OK) == 0 else { return nil }
            let flags = 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC
            let file = open(folder, flags, 0o666)
            if file < 0 { return nil }
            flock(file, LOCK_EX)
            return file
        #else
            return nil
        #endif
    }

    // MARK: - Writing

    /// Writes bytes at the position, and moves it.
    func write(_ bytes: UnsafeRawBufferPointer) throws(ArchiveError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            let count = pwrite(descriptor, part.baseAddress, part.count, off_t(position))
            if count < 0, errno == EINTR { continue }
            // Nothing written and no error: a disk that is full, on some systems.
            if count <= 0 {
                throw .cannotWrite(
                    path, reason: SystemError(number: count < 0 ? errno : ENOSPC).reason)
            }
            rest = rest.dropFirst(count)
            position += count
            byteCount = max(byteCount, position)
        }
    }

    /// Puts the file in the place of the other one.
    func commit() throws(ArchiveError) {
        do throws(SystemError) {
            guard fsync(descriptor) == 0 else { throw .last }
            if stagedPath == nil { stagedPath = try name() }
            guard let stagedPath, rename(stagedPath, target) == 0 else { throw .last }
            self.stagedPath = nil
        } catch { throw .cannotWrite(path, reason: error.reason) }
        staged.synchronizeFolder()
    }

    /// Gives the file a name beside the target, and returns it.
    private func name() throws(SystemError) -> String {
        let path = staged.make()
        let own = "/proc/self/fd/\(descriptor)"
        guard linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else { throw .last }
        return path
    }
}
