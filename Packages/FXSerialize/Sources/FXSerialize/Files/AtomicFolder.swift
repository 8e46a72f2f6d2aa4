// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A new folder that takes the place of another when it is complete and on the disk.
final class AtomicFolder {
    private let path: String
    private let target: String
    private let staged: StagedName
    private let stagedPath: String
    private let descriptor: Int32

    /// Creates an empty folder beside the one that it will replace.
    ///
    /// - Throws: ``ArchiveError/cannotWrite(_:reason:)``, also where the old folder holds anything
    ///   but a model.
    init(replacing path: String) throws(ArchiveError) {
        self.path = path
        target = AtomicFile.resolved(path)
        staged = StagedName(for: target)
        try Self.checkContents(target, path)
        staged.sweep()
        do throws(SystemError) {
            (descriptor, stagedPath) = try Self.create(staged)
        } catch { throw .cannotWrite(path, reason: error.reason) }
    }

    /// After a commit, what has the name is the old folder.
    deinit {
        StagedName.remove(stagedPath)
        close(descriptor)
    }

    private static func checkContents(
        _ target: String, _ path: String
    ) throws(ArchiveError) {
        var status = stat()
        guard lstat(target, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .cannotWrite(path, reason: "it is a file; a folder does not replace it")
        }
        let others = (StagedName.names(in: target) ?? []).sorted()
            .filter { !ModelFolder.names.contains($0) }
        if let other = others.first {
            throw .cannotWrite(path, reason: "the folder holds what is no model's: '\(other)'")
        }
    }

    private static func create(
        _ staged: StagedName
    ) throws(SystemError) -> (descriptor: Int32, path: String) {
        while true {
            let path = staged.make()
            guard mkdir(path, 0o777) == 0 else { throw .last }
            let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            if folder < 0, errno != ENOENT { throw .last }
            if folder >= 0 {
                if AtomicFile.holdsLock(folder) { return (folder, path) }
                close(folder)
            }
        }
    }

    /// Writes a file of the folder.
    func write(
        _ name: String, _ body: (AtomicFile) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        let file = try AtomicFile(replacing: "\(stagedPath)/\(name)", as: "\(path)/\(name)")
        try body(file)
        try file.commit()
    }

    /// Puts the folder in the place of the other one.
    func commit() throws(ArchiveError) {
        do throws(SystemError) {
            guard fsync(descriptor) == 0 else { throw .last }
            var status = stat()
            if lstat(target, &status) != 0 {
                guard rename(stagedPath, target) == 0 else { throw .last }
            } else {
                try exchange()
            }
        } catch { throw .cannotWrite(path, reason: error.reason) }
        staged.synchronizeFolder()
    }

    /// Lets the two folders change places.
    private func exchange() throws(SystemError) {
        if FolderExchange.run(stagedPath, target) { return }
        guard [ENOSYS, EINVAL, ENOTSUP].contains(errno) else { throw .last }
        // Here the target has no folder for a moment.
        let old = staged.make()
        guard rename(target, old) == 0 else { throw .last }
        guard rename(stagedPath, target) == 0 else {
            let error = SystemError.last
            rename(old, target)
            throw error
        }
        StagedName.remove(old)
    }
}

/// The system's call that lets two paths change places at once.
private enum FolderExchange {
    #if os(Linux)
        private typealias Call =
            @convention(c) (
                Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
            ) -> Int32

        /// `renameat2`, which the C library does not show to Swift; older ones do not have it.
        private static let call: Call? = dlsym(nil, "renameat2").map {
            unsafeBitCast($0, to: Call.self)
        }

        static func run(_ one: String, _ other: String) -> Bool {
            guard let call else {
                errno = ENOSYS
                return false
            }
            return call(AT_FDCWD, one, AT_FDCWD, other, 2) == 0
        }
    #else
        static func run(_ one: String, _ other: String) -> Bool {
            renamex_np(one, other, UInt32(RENAME_SWAP)) == 0
        }
    #endif
}
