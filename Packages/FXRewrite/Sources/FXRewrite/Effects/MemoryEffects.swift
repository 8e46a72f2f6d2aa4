// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// What a node does to memory: whose its result shares, and whose it writes to.
struct MemoryEffects {
    var shares: [Node] = []
    var writes: [Node] = []
    /// Whether the writes are only feared: nothing is known of what is called.
    var isUnknown = false
    /// The module whose own state is written to.
    var writesState: ModulePath?

    var isPure: Bool { writes.isEmpty && writesState == nil }

    /// The effects of something of which nothing is known.
    static func unknown(_ inputs: [Node]) -> MemoryEffects {
        MemoryEffects(shares: inputs, writes: inputs, isUnknown: true)
    }
}

/// Finds the effects of nodes; what follows from the operation alone is found once.
final class EffectFinder {
    private enum Kind {
        /// Neither writes nor shares.
        case fresh
        /// Shares, as the call says, and never writes.
        case view
        /// Asked for each call.
        case call
        /// Writes to what it is given, and gives it.
        case unknown
        case structural
    }

    private let context: MatchContext
    private var kinds: [Operation: Kind] = [:]

    init(_ context: MatchContext) { self.context = context }

    /// Whether a call of an operation may write.
    func mayWrite(_ operation: Operation) -> Bool {
        switch operation {
        case .placeholder, .output, .getAttribute: false
        case .callModule: true
        case .callFunction, .callMethod:
            switch kind(of: operation) {
            case .fresh, .view: false
            case .structural: operation.callee.map(Self.writes.contains) ?? false
            case .call, .unknown: true
            }
        }
    }

    /// What a node does to memory.
    func effects(of node: Node) -> MemoryEffects {
        switch node.operation {
        case .placeholder, .output, .getAttribute: return MemoryEffects()
        case .callModule(let path): return effects(of: node, path)
        case .callFunction, .callMethod: break
        }
        switch kind(of: node.operation) {
        case .fresh: return MemoryEffects()
        case .structural: return structural(node)
        case .unknown: return .unknown(node.inputs)
        case .call, .view: return call(node)
        }
    }

    private func kind(of operation: Operation) -> Kind {
        if let known = kinds[operation] { return known }
        let found = findKind(of: operation)
        kinds[operation] = found
        return found
    }

    private func findKind(of operation: Operation) -> Kind {
        guard let callee = operation.callee else { return .unknown }
        if Self.items.contains(callee) || Self.writes.contains(callee) { return .structural }
        let schemas = context.operators.overloads(of: callee)
        // What is left of Python's own functions computes with numbers.
        if schemas.isEmpty { return StructuralCall.isKnown(callee) ? .fresh : .unknown }
        let isFresh = schemas.allSatisfy { schema in
            schema.mutatedParameters.isEmpty && !schema.writesState
                && !schema.results.indices.contains { schema.viewedParameter(ofResult: $0) != nil }
                && !schema.mayAliasInput
                && !schema.parameters.contains { $0.name == "inplace" }
        }
        if isFresh { return .fresh }
        let isView = schemas.allSatisfy { schema in
            schema.mutatedParameters.isEmpty && !schema.writesState
                && !schema.parameters.contains { $0.name == "inplace" }
        }
        return isView ? .view : .call
    }

    private func call(_ node: Node) -> MemoryEffects {
        guard let callee = node.operation.callee,
            let call = try? context.operators.resolve(
                callee, node.arguments, node.keywordArguments,
                leafKind: { $0.spec == nil ? nil : .tensor })
        else { return .unknown(node.inputs) }
        var effects = MemoryEffects()
        for index in call.schema.results.indices {
            if let viewed = call.schema.viewedParameter(ofResult: index) {
                effects.shares += call.arguments[viewed].leaves
            }
        }
        for index in call.schema.mutatedParameters {
            effects.writes += call.arguments[index].leaves
        }
        if call["inplace"].bool == true {
            effects.writes += call.arguments[0].leaves
            effects.shares += call.arguments[0].leaves
        }
        if call.schema.mayAliasInput { effects.shares += node.inputs }
        let isTraining = call["training"].bool != false || call["use_input_stats"].bool == true
        if call.schema.writesState, isTraining {
            effects.writes += (call["running_mean"].leaves + call["running_var"].leaves)
        }
        return effects
    }

    /// Functions of Python that give a part of what they are given.
    private static let items: Set<Callee> = [
        .function(.operator.getitem), .function(.builtins.getattr),
    ]
    /// Functions of Python that write to their first argument.
    private static let writes: Set<Callee> = [
        .function("operator.setitem"), .method("__setitem__"),
    ]

    private func structural(_ node: Node) -> MemoryEffects {
        let first = Array(node.inputs.prefix(1))
        let isWrite = node.operation.callee.map(Self.writes.contains) ?? false
        return isWrite ? MemoryEffects(writes: first) : MemoryEffects(shares: first)
    }

    private func effects(of node: Node, _ path: ModulePath) -> MemoryEffects {
        if let layer = context.layer(at: path) {
            return MemoryEffects(shares: layer.sharesInput ? node.inputs : [])
        }
        guard let module = context.module(at: path) else {
            return .unknown(node.inputs)
        }
        // A batch norm writes to its own statistics; of other layers nothing is known.
        if module.typeName.hasPrefix("BatchNorm") { return MemoryEffects(writesState: path) }
        return MemoryEffects(
            shares: node.inputs, writes: module.isPure ? [] : node.inputs,
            writesState: module.isPure ? nil : path)
    }
}
