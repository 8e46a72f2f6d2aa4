// SPDX-License-Identifier: Apache-2.0

/// Why a file is not a zip archive that means one thing to every reader.
public enum ZipProblem: Error, Hashable {
    /// No end of a central directory stands at the end of the file.
    case noDirectory
    case severalDisks
    /// The records at the end do not agree on where the directory is, or it is not there.
    case wrongDirectory(String)
    case encrypted(entry: String)
    /// The entry is neither stored nor deflated.
    case unsupportedMethod(entry: String, Int)
    case nameNotUTF8(at: Int)
    case duplicateEntry(String)
    /// The entry's own header says something else than the directory.
    case contradiction(entry: String, String)
    /// The entry's bytes are not inside the file, before the directory.
    case outside(entry: String)
    case overlap(String, String)
    case wrongChecksum(entry: String)
    /// The entry is larger than its compressed bytes can give.
    case wrongSize(entry: String)
    case notInflated(entry: String, reason: String)
}

extension ZipProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noDirectory: "there is no central directory at the end: it is cut off, or no zip file"
        case .severalDisks: "it is part of an archive of several files"
        case .wrongDirectory(let what): "the central directory cannot be trusted: \(what)"
        case .encrypted(let entry): "'\(entry)' is encrypted"
        case .unsupportedMethod(let entry, let method):
            "'\(entry)' is compressed by method \(method); stored (0) and deflated (8) are read"
        case .nameNotUTF8(let offset): "the name of the entry at byte \(offset) is not UTF-8"
        case .duplicateEntry(let entry): "'\(entry)' is there twice"
        case .contradiction(let entry, let field):
            "'\(entry)': its own header and the directory give different values of \(field)"
        case .outside(let entry): "'\(entry)' is not inside the file"
        case .overlap(let one, let other): "'\(one)' and '\(other)' overlap"
        case .wrongChecksum(let entry): "the checksum of '\(entry)' is wrong: it was changed"
        case .wrongSize(let entry): "'\(entry)' cannot be as large as it says"
        case .notInflated(let entry, let reason): "'\(entry)' cannot be inflated: \(reason)"
        }
    }
}
