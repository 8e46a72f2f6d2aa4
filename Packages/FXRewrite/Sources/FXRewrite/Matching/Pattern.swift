// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXInterp
public import FXNN
public import FXTensor
import FXTrace

/// A graph to look for in other graphs.
///
/// Its placeholders stand for any values, its output names the values that a replacement takes
/// over. It is traced from a module or function, written as any other:
///
///     let pattern = try Pattern { (x: Tensor) in x.relu().neg() }
///
/// - SeeAlso: `torch.fx.passes.utils.matcher_utils.SubgraphMatcher`
public struct Pattern {
    /// When a module of the pattern and one of the graph are the same.
    public enum ModuleComparison: Hashable, Sendable {
        /// They stand at the same path, whatever they are: torch.fx's rule.
        case path
        /// They are of one type.
        case type
        /// They are of one type and configured alike.
        case configuration
    }

    public let graph: Graph

    /// Where the pattern's paths lead to; nil for a pattern without state.
    let schema: StateSchema?
    let modules: ModuleComparison

    /// Traces a module.
    ///
    /// - Throws: ``TraceError``; ``RewriteError`` for a pattern that cannot match as it is meant.
    public init(_ module: Module, matchingModulesBy modules: ModuleComparison = .configuration)
        throws
    {
        let traced = try GraphModule(tracing: module)
        try self.init(traced.graph, schema: traced.stateSchema(), matchingModulesBy: modules)
    }

    /// Traces a function.
    ///
    /// - Throws: ``TraceError``, ``RewriteError``.
    public init<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        _ function: (repeat each Input) -> Output
    ) throws {
        try self.init(try Tracer().trace(function), schema: nil, matchingModulesBy: .path)
    }

    /// Takes a graph.
    ///
    /// - Throws: ``RewriteError/emptyPattern``, ``RewriteError/deadCodeInPattern(_:)``,
    ///   ``RewriteError/outputIsInput(_:)``.
    public init(
        _ graph: Graph, schema: StateSchema? = nil,
        matchingModulesBy modules: ModuleComparison = .configuration
    ) throws(RewriteError) {
        self.graph = graph
        self.schema = schema
        self.modules = modules
        for node in graph.nodes where node.isUnused {
            if node.opcode != .output, node.opcode != .placeholder {
                throw .deadCodeInPattern(NodeSnapshot(node))
            }
        }
        if outputs.isEmpty { throw .emptyPattern }
        for node in outputs where node.opcode == .placeholder {
            throw .outputIsInput(NodeSnapshot(node))
        }
    }

    /// The nodes whose values the pattern returns, in order.
    var outputs: [Node] { graph.outputNode?.inputs ?? [] }

    /// The returned nodes from which a search starts: those that no other pattern node uses.
    var anchors: [Node] { outputs.filter { $0.onlyUser?.opcode == .output } }
}
