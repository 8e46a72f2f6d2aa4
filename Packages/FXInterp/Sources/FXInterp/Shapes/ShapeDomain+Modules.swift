// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace

/// The graphs of modules that a graph calls, traced once each.
final class ModuleTraces {
    private var known: [ObjectIdentifier: GraphModule] = [:]

    /// The graph of a module; nil where it cannot be traced.
    ///
    /// It is traced as in inference: in training it might move its running statistics.
    func graphModule(of module: Module) -> GraphModule? {
        if let graphModule = module as? GraphModule { return graphModule }
        if let known = known[ObjectIdentifier(module)] { return known }
        let training = module.namedModules().map(\.module).filter(\.isTraining)
        for part in training { part.isTraining = false }
        defer { for part in training { part.isTraining = true } }
        let traced = try? GraphModule(tracing: module)
        known[ObjectIdentifier(module)] = traced
        return traced
    }
}

extension ShapeDomain {
    /// What a call of a module gives: what its own graph gives.
    mutating func inferModule(
        _ node: Node, _ path: ModulePath, _ arguments: [Argument<ValueSpec>],
        _ keywords: KeywordArguments<ValueSpec>
    ) throws -> Argument<ValueSpec>? {
        let target = try module.target(at: path)
        guard let inner = traces.graphModule(of: target), keywords.isEmpty else {
            if missingRules == .runningKernels, let callable = target as? any Callable,
                let zeros = try? ZeroInputs(arguments, keywords)
            {
                let result = try withTensorErrors {
                    try callable.call(zeros.arguments, zeros.keywords)
                }
                return result.map { .tensor($0.spec) }
            }
            try report("module '\(path)' (\(target.typeName))", node)
            return nil
        }
        var domain = ShapeDomain(inner, inner.graph, missingRules, symbols: symbols)
        domain.notesResults = false
        domain.traces = traces
        domain.meanings = meanings
        domain.costs = costs == nil ? nil : [:]
        do {
            let result = try domain.run(arguments)
            for cost in (domain.costs ?? [:]).values { addCost(cost) }
            if result == nil { issues += domain.issues }
            return result
        } catch ShapeInferenceError.mismatch(let mismatch) {
            // The caller's node is what the user knows.
            throw mismatch.underlying
        }
    }
}
