// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp
public import FXTensor

/// One way to change graphs: what to look for, when, and what to put there.
///
///     let x = Capture<Node>("x")
///     let rule = Rule(
///         "double-neg", try Pattern(.call("aten.neg", .call("aten.neg", .capture(x))))
///     ) { match, _ in try match[x] }
///
/// A rule is applied by a ``RewriteDriver``, alone or with others in a ``RuleSet``.
public struct Rule {
    /// The name in logs, messages and the provenance of new nodes, in kebab case.
    public let name: String

    /// What to look for; the first that matches counts.
    public let patterns: [Pattern]

    /// What must hold of a match beside the pattern.
    public let conditions: [RuleCondition]

    /// The line where the rule is written.
    public let location: SourceLocation

    let rewrite: (Match, Rewriter) throws -> [Argument<Node>]?

    /// A rule whose pattern has one result.
    ///
    /// - Parameter rewrite: Makes the new nodes of a match and returns what takes the place of its
    ///   result; nil leaves the match as it is.
    public init(
        _ name: String, _ patterns: Pattern..., where conditions: [RuleCondition] = [],
        fileID: StaticString = #fileID, line: Int = #line,
        rewrite: @escaping (Match, Rewriter) throws -> (any NodeArgument)?
    ) {
        self.init(name, patterns, conditions, fileID, line) { match, rewriter in
            try rewrite(match, rewriter).map { [$0.nodeArgument] }
        }
    }

    /// A rule whose pattern has several results.
    ///
    /// - Parameter rewrite: Returns one argument for each result of the pattern; nil leaves the
    ///   match as it is.
    @_disfavoredOverload
    public init(
        _ name: String, _ patterns: Pattern..., where conditions: [RuleCondition] = [],
        fileID: StaticString = #fileID, line: Int = #line,
        replacingAll rewrite: @escaping (Match, Rewriter) throws -> [any NodeArgument]?
    ) {
        self.init(name, patterns, conditions, fileID, line) { match, rewriter in
            try rewrite(match, rewriter)?.map(\.nodeArgument)
        }
    }

    /// A rule that puts a graph in the place of a pattern; inputs and results correspond by
    /// position.
    public init(
        _ name: String, _ pattern: Pattern, with replacement: GraphModule,
        where conditions: [RuleCondition] = [], fileID: StaticString = #fileID, line: Int = #line
    ) {
        self.init(
            name, [pattern], conditions, fileID, line, rewrite: Replacement(replacement).insert)
    }

    /// A rule of two functions: the calls of one become those of the other.
    ///
    ///     try Rule("relu-to-clamp", { (x: Tensor) in x.relu() }, with: { $0.clamp(min: 0) })
    ///
    /// Calls are matched in any spelling unless the options say otherwise.
    ///
    /// - Throws: `TraceError`, ``RewriteError``.
    public init<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        _ name: String, matching options: MatchOptions = MatchOptions(spelling: .any),
        _ pattern: (repeat each Input) -> Output, with replacement: (repeat each Input) -> Output,
        where conditions: [RuleCondition] = [], fileID: StaticString = #fileID, line: Int = #line
    ) throws {
        let new = Replacement(try GraphModule(function: replacement))
        self.init(
            name, [try Pattern(matching: options, pattern)], conditions, fileID, line,
            rewrite: new.insert)
    }

    private init(
        _ name: String, _ patterns: [Pattern], _ conditions: [RuleCondition],
        _ fileID: StaticString, _ line: Int,
        rewrite: @escaping (Match, Rewriter) throws -> [Argument<Node>]?
    ) {
        self.name = name
        self.patterns = patterns
        self.conditions = conditions
        self.rewrite = rewrite
        location = SourceLocation(file: fileID, line: line)
    }
}

/// Something that must hold of a match, with a name for messages.
///
///     RuleCondition("is float") { match, _ in match.anchor.spec?.dtype == .float32 }
public struct RuleCondition {
    public let name: String
    let holds: (Match, GraphModule) throws -> Bool

    public init(_ name: String, _ holds: @escaping (Match, GraphModule) throws -> Bool) {
        self.name = name
        self.holds = holds
    }
}

/// Rules that are applied together; where two match, the earlier one is tried first.
///
///     let rules: RuleSet = [foldBatchNorm, dropIdentities] + algebra
public struct RuleSet: ExpressibleByArrayLiteral {
    public var rules: [Rule]

    public init(_ rules: [Rule]) { self.rules = rules }

    public init(arrayLiteral elements: Rule...) { rules = elements }

    /// The rules of one set, then those of another.
    public static func + (one: RuleSet, other: RuleSet) -> RuleSet {
        RuleSet(one.rules + other.rules)
    }

    /// The rules without those of some names.
    public func without(_ names: String...) -> RuleSet {
        RuleSet(rules.filter { !names.contains($0.name) })
    }
}
