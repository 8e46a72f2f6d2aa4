// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A function whose inputs and output are trees of what the graph takes and gives.
///
///     let x: PytreeCodeGen.Form = ["a": [.leaf(.init()), .leaf(.init())], "b": .leaf(.init())]
///     let codeGen = PytreeCodeGen(inputs: ["x", "y"], forms: [x, .leaf(.init())], output: ...)
///
/// The graph's placeholders are the leaves of the inputs, in order, depth first.
///
/// - SeeAlso: `torch.fx.graph._PyTreeCodeGen`
public struct PytreeCodeGen: CodeGen {
    /// Where a tree has a value.
    public struct Place: Hashable, Sendable {
        public init() {}
    }

    /// A tree whose leaves say where values are.
    public typealias Form = Argument<Place>

    /// The names of the inputs as a caller passes them.
    public let inputs: [String]
    /// Their forms.
    public let forms: [Form]
    /// The form of the output; nil where it is what the graph gives.
    public let output: Form?

    /// Creates a generator for inputs of given names and forms.
    public init(inputs: [String], forms: [Form], output: Form? = nil) {
        self.inputs = inputs
        self.forms = forms
        self.output = output
    }

    public var namesInputsByNodes: Bool { true }

    public func definition(ofInputs values: [String], returning annotation: String) -> String {
        let own = inputs.first == "self" ? Array(inputs.dropFirst()) : inputs
        var text = "def \(functionName)(\((["self"] + own).joined(separator: ", ")))\(annotation):"
        if values.isEmpty { return text }
        let annotated = values.filter { $0.contains(":") }
        if !annotated.isEmpty { text += "\n    " + annotated.map { $0 + "; " }.joined() + "\n" }
        let names = values.map { $0.prefix { $0 != ":" && $0 != " " } }.joined(separator: ", ")
        let arguments = own.joined(separator: ", ")
        return text + "\n    \(names), = fx_pytree.tree_flatten_spec([\(arguments)], self._in_spec)"
    }

    public func output(_ value: String) -> String {
        output == nil ? "return " + value : "return pytree.tree_unflatten(\(value), self._out_spec)"
    }

    public func processInputs<Leaf>(
        _ inputs: [Argument<Leaf>]
    ) throws -> [Argument<Leaf>] {
        guard inputs.count == forms.count else {
            throw PytreeError.wrongCount(expected: forms.count, found: inputs.count)
        }
        var flat: [Argument<Leaf>] = []
        for (form, input) in zip(forms, inputs) { try Self.flatten(input, form, into: &flat) }
        return flat
    }

    public func processOutput<Leaf>(_ output: Argument<Leaf>) throws -> Argument<Leaf> {
        guard let form = self.output else { return output }
        let flat = output.items ?? [output]
        guard flat.count == form.leaves.count else {
            throw PytreeError.wrongCount(expected: form.leaves.count, found: flat.count)
        }
        var rest = flat[...]
        return form.flatMap { _ in rest.popFirst() ?? .none }
    }

    private static func flatten<Leaf>(
        _ value: Argument<Leaf>, _ form: Form, into flat: inout [Argument<Leaf>]
    ) throws(PytreeError) {
        switch (form, value) {
        case (.leaf, _): flat.append(value)
        case (.list(let forms), .list(let values)), (.tuple(let forms), .tuple(let values)):
            guard forms.count == values.count else {
                throw .wrongCount(expected: forms.count, found: values.count)
            }
            for (form, value) in zip(forms, values) { try flatten(value, form, into: &flat) }
        case (.dictionary(let forms), .dictionary(let values)):
            guard forms.count == values.count else {
                throw .wrongCount(expected: forms.count, found: values.count)
            }
            for form in forms {
                guard let entry = values.first(where: { $0.key == form.key }) else {
                    throw .missingKey(form.key)
                }
                try flatten(entry.value, form.value, into: &flat)
            }
        default:
            // Values that the form fixes are no inputs.
            if form.containsLeaf() { throw .wrongForm(form.pythonRepr { _ in "*" }) }
        }
    }
}

/// Why a value has not the form of a tree.
public enum PytreeError: Error, Hashable {
    case wrongCount(expected: Int, found: Int)
    case missingKey(String)
    case wrongForm(String)
}

extension PytreeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongCount(let expected, let found):
            "there are \(found) values where the form has \(expected)"
        case .missingKey(let key): "the dictionary has no '\(key)'"
        case .wrongForm(let form): "the value has not the form \(form)"
        }
    }
}
