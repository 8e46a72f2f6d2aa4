// SPDX-License-Identifier: Apache-2.0

/// Why a text is no graph, and where.
public struct GraphTextError: Error, Hashable {
    public let reason: Reason

    /// The line, counted from 1.
    public let line: Int

    /// The column in the line, counted from 1 in Unicode scalars.
    public let column: Int

    /// The whole line, where it is short enough to be shown.
    public let lineText: String?

    /// What is wrong with a text.
    public enum Reason: Hashable, Sendable {
        /// Something stands where something else has to.
        case unexpected(found: String, expected: String)
        /// A node is used that no line above defines.
        case unknownName(String)
        /// Two nodes have one name.
        case duplicateName(String)
        /// The name is one that no node has; the other is what it would become.
        case reservedName(String, instead: String)
        case unknownOpcode(String)
        case unknownSubgraph(String)
        case duplicateSubgraph(String)
        case duplicateKeyword(String)
        case duplicateKey(String)
        case positionalAfterKeyword
        /// Something follows the node that ends the graph.
        case afterOutput(String)
        case noOutput
        /// The number does not fit its type.
        case numberTooLarge(String)
        case illegalEscape(String)
        /// A string goes on beyond its line.
        case unfinishedString
        /// Values or graphs lie in each other, deeper than this.
        case tooDeep(limit: Int)
        /// A dimension has more terms than this.
        case tooManyTerms(limit: Int)
        /// The bytes are not those of a tensor of this spec.
        case wrongByteCount(spec: String, count: Int)
        /// The graph refused the node.
        case refused(GraphError)
    }
}
