// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXInterp
public import FXNN
public import FXTensor
public import FXTrace

/// What to look for in graphs.
///
/// A pattern is traced from a module or function, whose inputs stand for any values, and whose
/// results are what a replacement takes over:
///
///     let pattern = try Pattern { (x: Tensor) in x.relu().neg() }
///
/// or written by hand, with captures, alternatives and tests:
///
///     let pattern = try Pattern(.call("aten.neg", .call("aten.relu", .capture(x))))
///
/// - SeeAlso: `torch.fx.passes.utils.matcher_utils.SubgraphMatcher`
public struct Pattern: Sendable {
    let program: PatternProgram

    /// How the pattern is compared with graphs.
    public var options: MatchOptions { program.options }

    /// The names of the pattern's parts, in the order in which they were written.
    public var names: [String] { program.slots.map(\.name) }

    /// Traces a module.
    ///
    /// - Throws: `TraceError`; ``RewriteError`` for a pattern that cannot match as it is meant.
    public init(
        _ module: Module, matching options: MatchOptions = MatchOptions(),
        with tracer: Tracer = Tracer()
    ) throws {
        let traced = try GraphModule(tracing: module, with: tracer)
        try self.init(traced.graph, schema: traced.stateSchema(), matching: options)
    }

    /// Traces a function.
    ///
    /// - Throws: `TraceError`, ``RewriteError``.
    public init<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        matching options: MatchOptions = MatchOptions(), _ function: (repeat each Input) -> Output
    ) throws {
        let graph = try Tracer().trace(function)
        try self.init(graph, matching: options)
    }

    /// Traces a function that gives several values.
    ///
    /// - Throws: `TraceError`, ``RewriteError``.
    @_disfavoredOverload
    public init<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
        matching options: MatchOptions = MatchOptions(),
        _ function: (repeat each Input) -> (repeat each Output)
    ) throws {
        let graph = try Tracer().trace(function)
        try self.init(graph, matching: options)
    }

    /// Takes a graph.
    ///
    /// - Parameter schema: What the graph's paths lead to.
    /// - Throws: ``RewriteError/emptyPattern``, ``RewriteError/deadCodeInPattern(_:)``,
    ///   ``RewriteError/outputIsInput(_:)``; ``RewriteError/unknownState(_:)`` where the schema
    ///   lacks a path.
    public init(
        _ graph: Graph, schema: StateSchema = StateSchema(),
        matching options: MatchOptions = MatchOptions()
    ) throws(RewriteError) {
        var compiler = GraphPatternCompiler(graph, schema, options)
        program = try compiler.compile()
    }

    /// Takes terms.
    ///
    /// Inputs may coincide here; a capture that stands twice is one value.
    ///
    /// - Parameter results: The values that a replacement takes over; all must be nodes.
    /// - Throws: ``RewriteError/emptyPattern``; ``RewriteError/nodeInRepeatedPart(_:)``.
    public init(
        _ results: Term..., matching options: MatchOptions = MatchOptions(inputsMayCoincide: true)
    ) throws(RewriteError) {
        var compiler = TermPatternCompiler(options)
        program = try compiler.compile(results)
    }
}

extension Pattern: CustomStringConvertible {
    /// The nodes of the pattern, a line for each.
    public var description: String {
        program.slots.filter(\.isNode).map(\.text).joined(separator: "\n")
    }
}
