// SPDX-License-Identifier: Apache-2.0

/// The versions that are read, and how the text of each becomes that of the next.
///
/// A step changes json-c's tree of a whole model; `version` is raised after it. Steps are never
/// changed once their version is released.
struct FormatMigrations: Sendable {
    typealias Step = @Sendable (JSONCursor) throws(ArchiveError) -> Void

    /// The first version that is read.
    var oldest: Int

    /// By version, what makes it the next.
    var steps: [Int: Step]

    /// There is one version so far.
    static var standard: FormatMigrations { FormatMigrations(oldest: 1, steps: [:]) }

    /// Returns the text of a model in the version of today.
    func migrated(
        _ document: JSONDocument, from version: Int, source: String
    ) throws(ArchiveError) -> [UInt8] {
        let tree = JSONTree(try document.readWhole(), source: source)
        return try tree.read { root throws(ArchiveError) in
            for current in version..<ModelArchive.version {
                guard let step = steps[current] else {
                    throw .unsupportedVersion(
                        source, found: version, known: ModelArchive.version...ModelArchive.version)
                }
                try step(root)
                root.set(JSONBuilder.int(current + 1), at: "version")
            }
            return root.text
        }
    }
}
