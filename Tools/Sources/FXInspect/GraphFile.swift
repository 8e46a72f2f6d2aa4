// SPDX-License-Identifier: Apache-2.0

public import FX
import Foundation

/// A graph that was opened for inspection, and where it came from.
public struct GraphFile {
    /// The path, or `-` for standard input.
    public let source: String
    public let archive: ModelArchive

    /// Opens a file.
    ///
    /// - Parameter path: The file, or `-` for standard input.
    /// - Throws: ``ArchiveError``.
    public init(path: String) throws(ArchiveError) {
        source = path
        if path == "-" {
            let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
            archive = try ModelArchive(json: bytes, source: "<standard input>")
        } else {
            archive = try ModelArchive(contentsOf: path)
        }
    }
}
