// SPDX-License-Identifier: Apache-2.0

/// How a pattern is compared with a graph.
///
/// As they are, the options are torch.fx's rules, but for modules, which torch.fx compares by path.
public struct MatchOptions: Hashable, Sendable {
    /// When two calls are of the same operator.
    public enum Spelling: Hashable, Sendable {
        /// When function, method or overload have one name, and arguments are written alike.
        case exact
        /// When they mean the same operator of the table: `x + y`, `torch.add(x, y)`,
        /// `x.add(y)`, `aten.add.Tensor`, and layers that do the same. Arguments may be written
        /// by place or name, defaults may be left out.
        case any
    }

    /// When a module of the pattern and one of the graph are the same.
    public enum ModuleComparison: Hashable, Sendable {
        /// They stand at the same path, whatever they are: torch.fx's rule.
        case path
        /// They are of one type.
        case type
        /// They are of one type and configured alike.
        case configuration
    }

    public var spelling: Spelling
    public var modules: ModuleComparison

    /// Whether a literal of the pattern stands for any argument.
    public var ignoresLiterals: Bool

    /// Whether two inputs of the pattern may be one value: `a + b` then matches `x + x`.
    public var inputsMayCoincide: Bool

    /// Whether the pattern's output must be the graph's.
    public var matchesOutput: Bool

    /// Whether the pattern's inputs must be the graph's.
    public var matchesPlaceholders: Bool

    /// Whether matches that share nodes are all given.
    public var keepsOverlaps: Bool

    /// A part of a name: returned nodes of the pattern match nodes with such names, whatever these
    /// do.
    ///
    /// - SeeAlso: `node_name_match` of `torch.fx.subgraph_rewriter.replace_pattern_with_filters`
    public var anchorName: String?

    public init(
        spelling: Spelling = .exact, modules: ModuleComparison = .configuration,
        ignoresLiterals: Bool = false, inputsMayCoincide: Bool = false,
        matchesOutput: Bool = false, matchesPlaceholders: Bool = false,
        keepsOverlaps: Bool = false, anchorName: String? = nil
    ) {
        self.spelling = spelling
        self.modules = modules
        self.ignoresLiterals = ignoresLiterals
        self.inputsMayCoincide = inputsMayCoincide
        self.matchesOutput = matchesOutput
        self.matchesPlaceholders = matchesPlaceholders
        self.keepsOverlaps = keepsOverlaps
        self.anchorName = anchorName
    }
}
