// SPDX-License-Identifier: Apache-2.0

/// What a generated module takes and gives.
struct SwiftSignature {
    struct Parameter {
        /// The name that callers of the graph know.
        var target: String
        var name: String
        var type: SwiftType
        /// The type as the graph has it.
        var annotation: String?
        var defaultValue: String?
        /// The default as a tree.
        var defaultLiteral: String?
        /// Dtype and shape, where they are noted.
        var spec: String?
    }

    var parameters: [Parameter]
    var result: SwiftType

    /// Whether one of the protocols that find their types by themselves fits: one to four inputs,
    /// no defaults, and a result that is no tuple.
    private var isLayer: Bool {
        if case .tuple = result { return false }
        return (1...4).contains(parameters.count)
            && parameters.allSatisfy { $0.defaultValue == nil }
    }

    var conformance: String {
        guard isLayer else { return "Callable" }
        return parameters.count == 1 ? "Layer" : "Layer\(parameters.count)"
    }

    /// The names of the inputs, where they are not those that a module has by itself.
    var inputNamesOverride: String {
        let names = parameters.map(\.target)
        if !isLayer { return "" }
        if names == Array(["x", "y", "z", "w"].prefix(names.count)) { return "" }
        return "    public override class var inputNames: [String] { \(nameList) }"
    }

    private var nameList: String {
        "[" + parameters.map { SwiftText.literal($0.target) }.joined(separator: ", ") + "]"
    }

    /// The beginning of the method, of which an attribute may be a line.
    func head(_ attribute: String) -> String {
        documentation + attribute + "    public func forward(\(list)) -> \(result.text) {\n"
    }

    /// What is noted of the inputs.
    private var documentation: String {
        let lines = parameters.compactMap { parameter in
            // Names of dimensions come from files: they must not end the comment.
            parameter.spec.map { spec in
                "- Parameter \(parameter.name): \(SwiftText.literal(spec).dropFirst().dropLast())"
            }
        }
        if lines.isEmpty { return "" }
        return (["Runs the graph.", ""] + lines).map {
            "    ///" + ($0.isEmpty ? "" : " ") + $0 + "\n"
        }
        .joined()
    }

    /// What ``Callable`` asks for, where no layer protocol gives it.
    var callable: String {
        if isLayer { return "" }
        let arguments = parameters.map { ", " + $0.name }.joined()
        return """
                public func callAsFunction(\(list)) -> \(result.text) { call(forward\(arguments)) }

                public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
                    try apply(forward, arguments)
                }

                public var placeholderNames: [String] { \(nameList) }
            """
    }

    /// Names, types and defaults of the inputs, where there is more to say than names.
    var descriptions: String {
        guard parameters.contains(where: { $0.annotation != nil || $0.defaultValue != nil }) else {
            return ""
        }
        let lines = parameters.map { parameter in
            var text = "            InputDescription(\(SwiftText.literal(parameter.target))"
            if let type = parameter.annotation { text += ", type: \(SwiftText.literal(type))" }
            if let value = parameter.defaultLiteral { text += ", default: \(value)" }
            return text + "),\n"
        }
        return "    public var inputDescriptions: [InputDescription] {\n        [\n"
            + lines.joined() + "        ]\n    }"
    }

    private var list: String {
        parameters.map { parameter in
            let value = parameter.defaultValue.map { " = \($0)" } ?? ""
            return "_ \(parameter.name): \(parameter.type.text)\(value)"
        }.joined(separator: ", ")
    }
}
