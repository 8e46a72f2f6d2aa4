// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// A pattern, replacement or rule that cannot do what it is meant to.
public enum RewriteError: Error, Hashable {
    /// The pattern returns no value of its own.
    case emptyPattern
    /// A node of the pattern is used by nobody: nothing could be matched with it.
    case deadCodeInPattern(NodeSnapshot)
    /// The pattern returns only inputs, which every value would match.
    case outputIsInput(NodeSnapshot)
    /// A path of the pattern is not in the schema that was given with it.
    case unknownState(ModulePath)
    /// The items of a list of any length cannot be nodes of the pattern, or captures.
    case nodeInRepeatedPart(String)
    /// A match has no value of this name, or of another type.
    case notCaptured(String)
    case placeholderCount(pattern: Int, replacement: Int)
    case resultCount(pattern: Int, replacement: Int)
    /// The replacement uses an input that the pattern does not use: nothing says what it is.
    case unboundInput(String)
    /// A module of a match is not of the type that the rewrite needs.
    case wrongModule(path: String, expected: String)
    /// Rules went on changing the graph beyond the bound.
    case doesNotEnd(rule: String, limit: Int)
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
        case .unknownState(let path):
            "the pattern reads '\(path)', which its schema lacks: pass the schema of its module"
        case .nodeInRepeatedPart(let text):
            "\(text) stands in a list of any length: its items can be tested, not matched as nodes"
        case .notCaptured(let name):
            "the match has no '\(name)' of this type: an alternative that matched may not need it"
        case .placeholderCount(let pattern, let replacement):
            "the pattern has \(pattern) inputs, the replacement \(replacement): "
                + "they correspond by position"
        case .resultCount(let pattern, let replacement):
            "the pattern returns \(pattern) values, the replacement \(replacement)"
        case .unboundInput(let name):
            "the replacement uses '\(name)', which the pattern leaves open: use it in the pattern"
        case .wrongModule(let path, let expected):
            "the module at '\(path)' is not a \(expected)"
        case .doesNotEnd(let rule, let limit):
            "rules had changed the graph \(limit) times when '\(rule)' matched again: they may undo "
                + "each other; raise the driver's limit if they do not"
        }
    }
}

/// Why a replacement was not made: it would have changed what the program does.
public enum RewriteRefusal: Error, Hashable, Sendable {
    /// An input of the match is computed only after a result is used.
    case usedBeforeDefinition(input: NodeSnapshot, user: NodeSnapshot)
    /// A node outside writes to what the match reads, between the match and the replacement.
    case writeBetween(NodeSnapshot, reads: NodeSnapshot)
    /// The match writes to memory that others see, and the replacement does not.
    case dropsWrite(NodeSnapshot)
    /// A node reads what the match has written, and stands before the replacement.
    case readBetween(NodeSnapshot, written: NodeSnapshot)
    /// The replacement shares memory with an input, or ceases to, and a later write would show it.
    case changesSharing(of: NodeSnapshot, write: NodeSnapshot)
}

extension RewriteRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .usedBeforeDefinition(let input, let user):
            "%\(input.name), an input of the match, is computed after a result is used:\n"
                + "  \(input)\n  used by \(user)"
        case .writeBetween(let write, let reader):
            "%\(write.name) writes to what %\(reader.name) reads, before the place of the "
                + "replacement:\n  \(write)\n  \(reader)"
        case .dropsWrite(let write):
            "%\(write.name) writes to memory that is seen outside of the match, and the "
                + "replacement does not:\n  \(write)"
        case .readBetween(let reader, let write):
            "%\(reader.name) reads what %\(write.name) of the match has written, and stands before "
                + "the place of the replacement:\n  \(reader)\n  \(write)"
        case .changesSharing(let result, let write):
            "the replacement of %\(result.name) shares memory otherwise than it did, which "
                + "%\(write.name) would show:\n  \(result)\n  \(write)"
        }
    }
}
