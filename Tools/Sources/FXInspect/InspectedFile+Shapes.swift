// SPDX-License-Identifier: Apache-2.0

import FX

extension InspectedFile {
    /// Whether dtype and shape of most values are recorded in the file or were inferred.
    public var hasShapes: Bool {
        guard let graph = archiveGraph else { return false }
        let known = graph.nodes.count { $0.opcode == .output || $0.valueSpec != nil }
        return known * 2 > graph.nodes.count
    }

    private var archiveGraph: Graph? { try? graph() }

    /// Notes dtype and shape of every value, as they follow from those of some inputs.
    ///
    /// - Parameter inputs: What is known of inputs; of others, what the file has recorded counts.
    /// - Throws: ``InspectionError/noSuchInput(_:name:nearest:)``,
    ///   ``InspectionError/repeatedInput(_:)``,
    ///   ``InspectionError/shapes(_:_:)``.
    public func inferShapes(from inputs: [InputSpec]) throws {
        let values = try inputValues(inputs)
        let module = try module()
        do {
            try ShapeInference(
                module, missingRules: .reporting, bounds: signature?.symbolBounds ?? [:]
            ).run(values)
        } catch { throw InspectionError.shapes(source, error) }
    }

    /// What is known of each placeholder, in order.
    private func inputValues(
        _ inputs: [InputSpec]
    ) throws(InspectionError) -> [Argument<ValueSpec>] {
        let placeholders = try graph().placeholders
        let names = placeholders.map(\.operation.targetText)
        for (index, input) in inputs.enumerated() {
            if inputs[..<index].contains(where: { $0.name == input.name }) {
                throw .repeatedInput(input.name)
            }
            if names.contains(input.name) { continue }
            let near = NearestNames.names(to: input.name, among: names)
            throw .noSuchInput(source, name: input.name, nearest: near.isEmpty ? names : near)
        }
        var values: [Argument<ValueSpec>] = []
        for node in placeholders {
            let name = node.operation.targetText
            if let input = inputs.first(where: { $0.name == name }) {
                values.append(.leaf(input.value))
            } else if let known = node.valueSpec ?? node.arguments.first?.literal() {
                values.append(known)
            } else {
                throw .shapes(source, ShapeInferenceError.missingInput(name))
            }
        }
        return values
    }
}
