// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTrace

/// Puts the graphs of modules that a graph calls in the place of the calls, down to the last one.
struct ModuleFlattening {
    /// Looks into every module.
    private final class DeepTracer: Tracer {
        override func isLeaf(_ module: Module, at path: ModulePath) -> Bool { false }
    }

    private let module: GraphModule
    private let result = Graph()
    private var reads: [ModulePath: Node] = [:]

    /// The tensors that the graph reads.
    private(set) var state: [ModulePath: ModuleMember.Content] = [:]
    private var paths: [ModulePath] = []

    /// The number of calls that were replaced.
    private(set) var count = 0

    init(_ module: GraphModule) { self.module = module }

    /// The state in the order in which the graph reads it.
    var ordered: [(ModulePath, ModuleMember.Content)] {
        paths.compactMap { path in state[path].map { (path, $0) } }
    }

    mutating func flattened() throws -> Graph {
        for node in module.graph.placeholders {
            try result.insert(copyOf: node) { .leaf($0) }
        }
        var values: [Node: Argument<Node>] = [:]
        for (node, copy) in zip(module.graph.placeholders, result.placeholders) {
            values[node] = .leaf(copy)
        }
        let output = try append(module, at: "", &values)
        let node = try result.output(output)
        if let own = module.graph.outputNode { node.metadata = own.metadata }
        return result
    }

    /// Appends the nodes of a module.
    ///
    /// - Parameters:
    ///   - path: Where the module's own paths begin.
    ///   - values: What the placeholders are.
    /// - Returns: What the module gives.
    private mutating func append(
        _ module: GraphModule, at path: ModulePath, _ values: inout [Node: Argument<Node>]
    ) throws -> Argument<Node> {
        var contents: [ModulePath: ModuleMember.Content] = [:]
        for (own, member) in module.namedTensors() { contents[own] = member.content }
        func value(_ node: Node) throws(GraphError) -> Argument<Node> {
            guard let value = values[node] else { throw .foreignNode(NodeSnapshot(node)) }
            return value
        }
        for node in module.graph.nodes where values[node] == nil {
            switch node.operation {
            case .placeholder:
                values[node] = node.arguments.first ?? Argument.none
            case .getAttribute(let own):
                values[node] = .leaf(try read(own, contents[own], path, node))
            case .callModule(let own):
                let arguments = try node.arguments.map { try $0.flatMap(value) }
                let keywords = try node.keywordArguments.flatMap(value)
                values[node] = try inline(node, module, own, arguments, keywords, at: path)
            case .output: return try node.arguments.first?.flatMap(value) ?? .none
            case .callFunction, .callMethod:
                values[node] = .leaf(try result.insert(copyOf: node, mapping: value))
            }
        }
        return .none
    }

    /// Reads a tensor, once however often it is read.
    private mutating func read(
        _ own: ModulePath, _ content: ModuleMember.Content?, _ path: ModulePath, _ node: Node
    ) throws -> Node {
        let full = path.isRoot ? own : path.appending(own.text)
        if let known = reads[full] { return known }
        guard let content else { throw ModuleError.noSuchPath(full, nearest: []) }
        let copy = try result.getAttribute(full)
        copy.metadata = node.metadata
        reads[full] = copy
        state[full] = content
        paths.append(full)
        return copy
    }

    private mutating func inline(
        _ node: Node, _ module: GraphModule, _ own: ModulePath, _ arguments: [Argument<Node>],
        _ keywords: KeywordArguments<Node>, at path: ModulePath
    ) throws -> Argument<Node> {
        let target = try module.module(at: own)
        let inner: GraphModule
        do {
            // In training layers write to their buffers, which must be there to see.
            let tracer = DeepTracer(TraceOptions(recordsBuffers: target.isTraining))
            inner = try target as? GraphModule ?? GraphModule(tracing: target, with: tracer)
        } catch {
            throw LoweringError.opaqueModule(NodeSnapshot(node), reason: "\(error)")
        }
        let names = (target as? any Callable)?.placeholderNames ?? []
        var values = try bound(node, arguments, keywords, to: inner.graph.placeholders, names)
        count += 1
        return try append(
            inner, at: path.isRoot ? own : path.appending(own.text), &values)
    }

    /// What the placeholders of a module that is called are.
    private func bound(
        _ node: Node, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        to placeholders: [Node], _ names: [String]
    ) throws -> [Node: Argument<Node>] {
        guard arguments.count <= placeholders.count else {
            throw LoweringError.opaqueModule(
                NodeSnapshot(node), reason: "it takes \(placeholders.count) inputs")
        }
        var values: [Node: Argument<Node>] = [:]
        for (placeholder, argument) in zip(placeholders, arguments) {
            values[placeholder] = argument
        }
        for (key, argument) in keywords.entries.map({ ($0.key, $0.value) }) {
            let index =
                placeholders.firstIndex { $0.name == key } ?? names.firstIndex(of: key) ?? -1
            guard index >= arguments.count, index < placeholders.count else {
                throw LoweringError.opaqueModule(
                    NodeSnapshot(node), reason: "it has no other input '\(key)'")
            }
            values[placeholders[index]] = argument
        }
        return values
    }
}
