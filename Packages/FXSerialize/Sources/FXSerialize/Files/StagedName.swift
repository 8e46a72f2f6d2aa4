// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Names for what is written beside a file until it is complete.
///
/// Whoever writes holds a lock on it. What has the form of such a name and no lock was left by a
/// process that died, and is removed by the next one that saves there.
struct StagedName {
    let folder: String
    private let prefix: String

    private static let suffix = ".saving"

    /// - Parameter target: The path that is to be replaced.
    init(for target: String) {
        let slash = target.lastIndex(of: "/")
        folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        let name = slash.map { target[target.index(after: $0)...] } ?? target[...]
        prefix = ".\(name.prefix(40))."
    }

    /// A path beside the target that nobody has.
    func make() -> String {
        let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
        return "\(folder)/\(prefix)\(String(repeating: "0", count: 16 - digits.count))\(digits)"
            + Self.suffix
    }

    /// Removes what processes have left that died.
    func sweep() {
        for name in Self.names(in: folder) ?? [] where isStaged(name) {
            let path = "\(folder)/\(name)"
            let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard file >= 0 else { continue }
            defer { close(file) }
            if flock(file, LOCK_EX | LOCK_NB) == 0 { Self.remove(path) }
        }
    }

    private func isStaged(_ name: String) -> Bool {
        guard name.hasPrefix(prefix), name.hasSuffix(Self.suffix) else { return false }
        let middle = name.utf8.dropFirst(prefix.utf8.count).dropLast(Self.suffix.utf8.count)
        return middle.count == 16
            && middle.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Removes a file, or a folder that holds nothing but files of a model.
    static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        for name in names(in: path) ?? []
        where ModelFolder.names.contains(name) || name.hasSuffix(suffix) {
            unlink("\(path)/\(name)")
        }
        rmdir(path)
    }

    /// The names in a folder; nil where it cannot be read.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = UnsafeRawPointer(entry).advanced(by: offset)
            names.append(String(cString: name.assumingMemoryBound(to: CChar.self)))
        }
        return names.filter { $0 != "." && $0 != ".." }
    }

    /// Makes the names in the folder durable, where the system lets a folder be flushed.
    func synchronizeFolder() {
        let file = open(folder, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        close(file)
    }
}
