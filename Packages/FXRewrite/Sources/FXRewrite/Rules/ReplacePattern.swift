// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp
public import FXNN
public import FXTensor
import FXTrace

/// Replaces each place where a pattern is found by what a closure makes.
///
///     try replacePattern(try Pattern { (x: Tensor) in x.relu() }, in: traced) { match, rewriter in
///         [.leaf(try rewriter.callFunction(.torch.tanh, match.inputs))]
///     }
///
/// All places are found before the first is changed. A place where the replacement would change
/// what the program does (``RewriteRefusal``) is left as it is; ``PatternMatcher/whyNot(at:)`` and
/// ``Rule/whyNot(at:in:)`` tell.
///
/// - Parameters:
///   - pattern: What to look for.
///   - module: What to change. State that nothing refers to any more is removed.
///   - author: The name of the rule, noted in the provenance of new nodes.
///   - filter: Decides for each match, before any is replaced.
///   - makeReplacement: Makes the new nodes of one match, and returns one argument for each value
///     that the pattern returns; nil leaves the match as it is.
/// - Returns: The matches that were replaced; an input that an earlier replacement took away is what
///   took its place.
/// - Throws: ``RewriteError``, `GraphError`, and what the closure throws. Graph and
///   state are then what they were.
/// - SeeAlso: `torch.fx.subgraph_rewriter.replace_pattern_with_filters`
@discardableResult
public func replacePattern(
    _ pattern: Pattern, in module: GraphModule, author: String = "replace-pattern",
    where filter: (Match) throws -> Bool = { _ in true },
    makeReplacement: (Match, Rewriter) throws -> [Argument<Node>]?
) throws -> [Match] {
    let context = MatchContext(module)
    let matches = try PatternMatcher(pattern, context).matches().filter(filter)
    if matches.isEmpty { return [] }
    var replaced: [Match] = []
    let editor = MatchEditor(module, context)
    try module.transaction {
        for match in matches {
            let outcome = try editor.replace(
                match, author: author, makeReplacement: makeReplacement)
            if case .replaced(let match, _) = outcome { replaced.append(match) }
        }
    }
    if !replaced.isEmpty { module.removeUnusedMembers() }
    return replaced
}

/// Replaces each place where a pattern is found by what a module does: its graph where it is a
/// `GraphModule`, what a trace records otherwise.
///
/// The two correspond by position: inputs to inputs, results to results. Modules and tensors of
/// the replacement are shared; one that has a path of its own in the module keeps it where the
/// same thing stands there, and gets a free path otherwise.
///
/// - SeeAlso: `torch.fx.subgraph_rewriter.replace_pattern`
@discardableResult
public func replacePattern(
    _ pattern: Pattern, in module: GraphModule, with replacement: Module,
    author: String = "replace-pattern", where filter: (Match) throws -> Bool = { _ in true }
) throws -> [Match] {
    let traced = replacement as? GraphModule
    let new = Replacement(try traced ?? GraphModule(tracing: replacement))
    return try replacePattern(
        pattern, in: module, author: author, where: filter, makeReplacement: new.insert)
}

/// Replaces each place where one function's graph is found by another's.
///
///     try replacePattern(in: traced, { (x: Tensor) in x.relu() }, with: { $0.tanh() })
@discardableResult
public func replacePattern<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
    in module: GraphModule, matching options: MatchOptions = MatchOptions(),
    _ pattern: (repeat each Input) -> Output, with replacement: (repeat each Input) -> Output
) throws -> [Match] {
    try replacePattern(
        try Pattern(matching: options, pattern), in: module,
        with: try GraphModule(function: replacement))
}

extension GraphModule {
    /// Traces a function; tensors that it meets are its state.
    convenience init<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        function: (repeat each Input) -> Output
    ) throws {
        let tracer = Tracer()
        let graph = try tracer.trace(function)
        try self.init(Module(), graph, constants: tracer.constants)
    }
}
