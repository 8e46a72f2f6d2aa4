// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Puts the graph of a submodule in the place of each call of it.
///
///     Before                                  After
///     %s = call_module[submod_0](%x)          %relu = call_method[relu](%x)
///     %y = call_method[neg](%s)               %y = call_method[neg](%relu)
///     return y                                return y
///
/// It leaves alone: modules that have no graph, such as layers; trace them, or make them no leaves.
///
/// - SeeAlso: `torch.fx.experimental.const_fold._inline_module`
public struct InlineSubmodules: GraphPass {
    public let name = "inline-submodules"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        var count = 0
        var pending = Array(module.graph.nodes)
        while let node = pending.popLast() {
            guard case .callModule(let path) = node.operation,
                let inner = try module.module(at: path) as? GraphModule
            else { continue }
            pending += try inline(inner, at: path, node, in: module)
            count += 1
        }
        if count > 0 { module.removeUnusedMembers() }
        return count
    }

    /// Copies a graph before a call of it, which is erased.
    ///
    /// - Returns: The new nodes.
    private func inline(
        _ inner: GraphModule, at path: ModulePath, _ call: Node, in module: GraphModule
    ) throws -> [Node] {
        let builder = try module.graph.makeBuilder(at: .before(call), author: name)
        let steps = call.provenance.steps
        var mapping: [Node: Argument<Node>] = [:]
        let (arguments, keywords) = (call.arguments, call.keywordArguments)
        let placeholders = inner.graph.placeholders
        for (index, input) in placeholders.enumerated() {
            let given = index < arguments.count ? arguments[index] : keywords[input.name]
            guard let value = given ?? input.arguments.first.flatMap({ $0.literal() }) else {
                throw SplitError.inputCount(NodeSnapshot(call), expected: placeholders.count)
            }
            mapping[input] = value
        }
        let names = placeholders.dropFirst(arguments.count).map(\.name)
        guard arguments.count <= placeholders.count,
            keywords.entries.allSatisfy({ names.contains($0.key) })
        else {
            throw SplitError.inputCount(NodeSnapshot(call), expected: placeholders.count)
        }
        let previous = call.previous
        let known = module.graph.subgraphs.count
        let value = try builder.append(contentsOf: inner.graph, mapping: &mapping) ?? .none
        for subgraph in module.graph.subgraphs.dropFirst(known) {
            try subgraph.graph.moveState(below: path)
        }
        var made: [Node] = []
        var next = previous.map(\.next) ?? module.graph.nodes.first
        while let node = next, node != call {
            made.append(node)
            try node.setOperation(node.operation.below(path))
            node.provenance.steps = steps + node.provenance.steps.filter { !steps.contains($0) }
            next = node.next
        }
        try call.replace(by: value)
        return made
    }
}

extension Graph {
    /// Lets nodes read their state in a module, in subgraphs, too.
    fileprivate func moveState(below path: ModulePath) throws {
        for node in nodes {
            let operation = node.operation.below(path)
            if operation != node.operation { try node.setOperation(operation) }
        }
        for subgraph in subgraphs { try subgraph.graph.moveState(below: path) }
    }
}

extension Operation {
    /// The operation with its path in a module around.
    fileprivate func below(_ path: ModulePath) -> Operation {
        switch self {
        case .callModule(let own): .callModule(ModulePath("\(path).\(own)"))
        case .getAttribute(let own): .getAttribute(ModulePath("\(path).\(own)"))
        default: self
        }
    }
}
