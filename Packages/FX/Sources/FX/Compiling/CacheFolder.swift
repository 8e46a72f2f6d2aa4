// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A folder of the user's alone that several processes fill.
struct CacheFolder {
    let path: String

    /// Makes a folder in the user's cache where there is none.
    ///
    /// What is in it will be run: folders that others may write to are refused.
    init(_ cache: String, _ name: String) throws(CompilationError) {
        try Self.make("\(cache)/\(name)")
        let root = FileFacts.resolved(cache) ?? cache
        path = "\(root)/\(name)"
        for folder in [root, path] {
            var status = stat()
            guard stat(folder, &status) == 0 else { throw Self.error(folder) }
            guard status.st_uid == getuid(), status.st_mode & 0o022 == 0 else {
                throw .unusableFolder(folder, reason: "others than its owner may write to it")
            }
        }
    }

    /// Makes a folder and those around it.
    static func make(_ path: String) throws(CompilationError) {
        var folder = path.hasPrefix("/") ? "/" : ""
        for name in path.split(separator: "/") {
            folder += name + "/"
            if mkdir(folder, 0o700) != 0, errno != EEXIST { throw error(folder) }
        }
    }

    /// Runs a closure while no other process or thread works on the folder.
    func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        let name = path + "/lock"
        let file = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.error(name) }
        defer { close(file) }
        while flock(file, LOCK_EX) != 0 {
            guard errno == EINTR else { throw Self.error(name) }
        }
        return try body()
    }

    /// Makes a new folder by a closure, and gives it its name when it is complete.
    func addFolder(_ name: String, _ fill: (_ folder: String) throws -> Void) throws {
        let staged = "\(path)/new-\(getpid())-\(name)"
        Self.remove(staged)
        try Self.make(staged)
        do { try fill(staged) } catch {
            Self.remove(staged)
            throw error
        }
        Self.remove("\(path)/\(name)")
        guard rename(staged, "\(path)/\(name)") == 0 else { throw Self.error(staged) }
    }

    /// Removes a folder of files, where there is one.
    private static func remove(_ folder: String) {
        for file in FileFacts.files(below: folder) { unlink(file) }
        rmdir(folder)
    }

    private static func error(_ path: String) -> CompilationError {
        .unusableFolder(path, reason: String(cString: strerror(errno)))
    }
}
