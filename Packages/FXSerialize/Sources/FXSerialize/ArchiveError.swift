// SPDX-License-Identifier: Apache-2.0

public import FXIR

/// Why a model could not be read or written. The first value of a case is the file's path.
///
/// Nothing of a file that causes an error is kept: there is no partial model.
public enum ArchiveError: Error, Hashable {
    case cannotRead(String, reason: String)
    case cannotWrite(String, reason: String)
    case notJSON(String, JSONProblem)
    /// The text is JSON, but says to be something else than a model.
    case wrongFormat(String, found: String)
    case unsupportedVersion(String, found: Int, known: ClosedRange<Int>)
    case missingKey(String, at: String, key: String)
    case unknownKey(String, at: String, key: String)
    case wrongType(String, at: String, expected: String, found: String)
    case wrongValue(String, at: String, expected: String, found: String)
    /// An argument names a node that is not above it.
    case danglingReference(String, at: String, name: String)
    /// A name of a node, or a path of the state, stands twice.
    case duplicateName(String, at: String, name: String)
    /// The text is no name that a node can have.
    case illegalName(String, at: String, name: String)
    /// The graph refused a node.
    case refusedNode(String, at: String, GraphError)
}
