// SPDX-License-Identifier: Apache-2.0

public import FXIR

/// A pattern or replacement that cannot do what it is meant to.
public enum RewriteError: Error, Hashable {
    /// The pattern returns no value of its own.
    case emptyPattern
    /// A node of the pattern is used by nobody: nothing could be matched with it.
    case deadCodeInPattern(NodeSnapshot)
    /// The pattern returns one of its inputs, which every value would match.
    case outputIsInput(NodeSnapshot)
    case placeholderCount(pattern: Int, replacement: Int)
    case resultCount(pattern: Int, replacement: Int)
    /// A module of a match is not of the type that the rewrite needs.
    case wrongModule(path: String, expected: String)
}

extension RewriteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .emptyPattern:
            "the pattern returns nothing that could be looked for: return a computed value"
        case .deadCodeInPattern(let node):
            "%\(node.name) of the pattern is used by nobody: return it, or remove it\n  \(node)"
        case .outputIsInput(let node):
            "the pattern returns its input %\(node.name), which everything would match"
        case .placeholderCount(let pattern, let replacement):
            "the pattern has \(pattern) inputs, the replacement \(replacement): "
                + "they correspond by position"
        case .resultCount(let pattern, let replacement):
            "the pattern returns \(pattern) values, the replacement \(replacement)"
        case .wrongModule(let path, let expected):
            "the module at '\(path)' is not a \(expected)"
        }
    }
}
