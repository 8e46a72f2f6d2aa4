// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// How operators of ATen are expressed by core ones; nil from a rule leaves the call as it is.
enum CoreDecompositions {
    typealias Value = Argument<Node>
    typealias Site = DecompositionSite
    typealias Rule = @Sendable (DecompositionSite) throws -> Argument<Node>?

    /// The rules by the overload's name as a function of a graph.
    static let rules: [String: Rule] = {
        let groups: [[String: Rule]] = [
            products, convolutions, norms, shapes, joins, activations, arithmetic, creations,
            casts, selections, reductions, poolings, attention, recurrent, aliases, losses,
            classLosses, random, numbers, sizes, arrangements, stacks, resampling, contractions,
            grids, derivatives, lossDerivatives, embeddingLosses, spectra, windows, quantiles,
            blocks,
            statistics, copies, unpoolings, quantizations,
        ]
        var result: [String: Rule] = [:]
        for group in groups {
            for (name, rule) in group { result["torch.ops.aten." + name] = rule }
        }
        return result
    }()

    /// A rule that only calls another overload with some of the arguments.
    static func renamed(_ overload: String, _ parameters: String...) -> Rule {
        { site in try site.aten(overload, parameters.map { site[$0] }) }
    }
}
