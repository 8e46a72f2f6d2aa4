// SPDX-License-Identifier: Apache-2.0

public import FXIR

/// What one run of a pass did.
public struct PassRecord: Sendable {
    public let pass: String
    /// The number of the run, from 1; the same pass may have several.
    public let index: Int
    /// The number of places that were changed.
    public let changes: Int
    public let duration: Duration
    public let nodesBefore: Int
    public let nodesAfter: Int
}

extension PassRecord: CustomStringConvertible {
    public var description: String {
        let seconds = duration / .milliseconds(1)
        let time = "\((seconds * 1000).rounded() / 1000) ms"
        let edits = changes == 1 ? "1 change" : "\(changes) changes"
        return "\(index). \(pass): \(edits), \(nodesBefore) -> \(nodesAfter) nodes, \(time)"
    }
}

/// What a pipeline did.
public struct PassReport: Sendable {
    public internal(set) var records: [PassRecord] = []

    /// Whether the pipeline came to its end; false where it was told to stop.
    public internal(set) var isComplete = true

    public init() {}

    /// The number of places that all passes changed.
    public var changes: Int { records.reduce(0) { $0 + $1.changes } }
}

extension PassReport: CustomStringConvertible {
    public var description: String { records.map(\.description).joined(separator: "\n") }
}

/// The graph before and after a pass that changed it.
public struct PassDump: Sendable {
    public let record: PassRecord
    public let before: GraphSnapshot
    public let after: GraphSnapshot
}
