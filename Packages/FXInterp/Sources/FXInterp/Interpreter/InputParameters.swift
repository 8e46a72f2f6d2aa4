// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// What a graph takes: its placeholders in order, and which of them gather the rest.
struct InputParameters {
    struct Parameter {
        enum Kind {
            case single
            /// `*args`: the positional inputs that are left, as a tuple.
            case rest
            /// `**kwargs`: the keywords that no other placeholder takes, as a dictionary.
            case keywords
        }

        let node: Node
        let name: String
        let kind: Kind
        let defaultValue: Argument<Tensor>?
    }

    let parameters: [Parameter]

    init(_ graph: Graph) {
        parameters = graph.placeholders.map { node in
            let target = node.operation.targetText
            let stars = target.prefix { $0 == "*" }.count
            return Parameter(
                node: node, name: String(target.dropFirst(stars)),
                kind: stars == 0 ? .single : stars == 1 ? .rest : .keywords,
                // A default is a literal, which no node is needed for.
                defaultValue: node.arguments.first.map { $0.literal() ?? .none })
        }
    }

    /// Gives each placeholder its input.
    ///
    /// - Parameter isGiven: Whether a placeholder has a value already and takes none.
    /// - Returns: One value for each placeholder; nil for those that get none.
    /// - Throws: ``InterpreterError/extraInputs(given:expected:)``,
    ///   ``InterpreterError/unknownKeyword(_:)``, ``InterpreterError/inputGivenTwice(_:)``.
    func bind(
        _ inputs: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        isGiven: (Node) -> Bool = { _ in false }
    ) throws(InterpreterError) -> [Argument<Tensor>?] {
        var values = [Argument<Tensor>?](repeating: nil, count: parameters.count)
        var rest = inputs[...]
        for (index, parameter) in parameters.enumerated() where !isGiven(parameter.node) {
            switch parameter.kind {
            case .single: values[index] = rest.popFirst()
            case .rest:
                values[index] = .tuple(Array(rest))
                rest = []
            case .keywords: values[index] = .dictionary([])
            }
        }
        guard rest.isEmpty else {
            throw .extraInputs(given: inputs.count, expected: inputs.count - rest.count)
        }
        for entry in keywords.entries { try bind(entry, to: &values) }
        return values
    }

    private func bind(
        _ entry: ArgumentEntry<Tensor>, to values: inout [Argument<Tensor>?]
    ) throws(InterpreterError) {
        if let index = parameters.firstIndex(where: {
            $0.name == entry.key && $0.kind == .single
        }) {
            if values[index] != nil { throw .inputGivenTwice(entry.key) }
            values[index] = entry.value
        } else if let index = parameters.firstIndex(where: { $0.kind == .keywords }),
            case .dictionary(let entries)? = values[index]
        {
            values[index] = .dictionary(entries + [entry])
        } else {
            throw .unknownKeyword(entry.key, known: parameters.map(\.name))
        }
    }
}
