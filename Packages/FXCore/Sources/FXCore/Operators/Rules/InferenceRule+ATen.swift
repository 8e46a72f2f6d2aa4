// SPDX-License-Identifier: Apache-2.0

// One file a family; a family is a dictionary from overload to rule.

extension InferenceRule {
    /// Overloads without `aten.`, in one table.
    typealias Family = [String: InferenceRule]

    private static let table: Family = {
        var table: Family = [:]
        let families = [
            elementwise, comparisons, unary, reductions, matrixProducts, convolutions, poolings,
            norms, views, shapes, paddings, joins, indexing, scattering, factories, orderings,
            casts, attention, recurrent, resampling, queries, losses, stacks, cuts, contractions,
            diagonals, distances,
        ]
        for family in families { table.merge(family) { first, _ in first } }
        return table
    }()

    /// The rule of an ATen overload, where it has one.
    ///
    /// What an operator writes to keeps its spec, unless the operator changes shapes in place.
    static func ofATen(_ schema: OperatorSchema) -> InferenceRule? {
        if let rule = table[String(schema.name.dropFirst("aten.".count))] { return rule }
        if schema.tags.contains(.inPlaceView) || schema.results.isEmpty { return nil }
        let written = schema.results.indices.compactMap { index in
            schema.viewedParameter(ofResult: index).flatMap { position in
                schema.parameters[position].alias?.isWritten == true ? position : nil
            }
        }
        return written.count == schema.results.count ? keeping(written) : nil
    }

    /// The specs of arguments that are written to.
    private static func keeping(_ positions: [Int]) -> InferenceRule {
        InferenceRule { call in
            let written = positions.map { call.call.arguments[$0] }
            return written.count == 1 ? written[0] : .tuple(written)
        }
    }

    /// One rule for overloads named in a text, apart by blanks.
    static func each(_ names: String, _ rule: InferenceRule) -> [(String, InferenceRule)] {
        names.split(separator: " ").map { name in
            (name.contains(".") ? String(name) : name + ".default", rule)
        }
    }

    static func family(_ parts: [(String, InferenceRule)]...) -> Family {
        Dictionary(parts.joined(), uniquingKeysWith: { first, _ in first })
    }

    /// The first argument's spec.
    static let sameAsFirst = InferenceRule { call in .tensor(try call.first()) }

    /// The spec of a named argument.
    static func same(as name: String) -> InferenceRule {
        InferenceRule { call in .tensor(try call.tensor(name)) }
    }

    /// No result.
    static let nothing = InferenceRule { _ in .none }
}
