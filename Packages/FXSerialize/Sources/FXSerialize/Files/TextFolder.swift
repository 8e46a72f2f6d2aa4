// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Text files in a folder.
public enum TextFolder {
    /// Writes texts, each the whole or nothing; folders are made where there are none, and other
    /// files stay.
    ///
    /// - Parameters:
    ///   - texts: Paths in the folder, and what goes there.
    ///   - folder: Where they go.
    /// - Throws: ``ArchiveError/cannotWrite(_:reason:)``.
    public static func write(
        _ texts: [(path: String, text: String)], to folder: String
    ) throws(ArchiveError) {
        for (path, text) in texts {
            let target = folder + "/" + path
            try makeFolders(above: target)
            let file = try AtomicFile(replacing: target)
            let result = Array(text.utf8).withUnsafeBytes { bytes in
                Result { () throws(ArchiveError) in try file.write(bytes) }
            }
            try result.get()
            try file.commit()
        }
    }

    private static func makeFolders(above path: String) throws(ArchiveError) {
        var folder = path.hasPrefix("/") ? "/" : ""
        for name in path.split(separator: "/").dropLast() {
            folder += name + "/"
            if mkdir(folder, 0o777) != 0, errno != EEXIST {
                throw .cannotWrite(folder, reason: String(cString: strerror(errno)))
            }
        }
    }
}
