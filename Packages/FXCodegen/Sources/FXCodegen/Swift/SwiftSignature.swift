// SPDX-License-Identifier: Apache-2.0

/// What a generated module takes and gives.
struct SwiftSignature {
    struct Parameter {
        /// The name that callers of the graph know.
        var target: String
        var name: String
        var type: String
        var defaultValue: String?
    }

    var parameters: [Parameter]
    var result: String

    /// Whether one of the protocols that find their types by themselves fits: one to four inputs,
    /// no defaults, and a result that is no tuple.
    private var isLayer: Bool {
        (1...4).contains(parameters.count) && parameters.allSatisfy { $0.defaultValue == nil }
            && !result.hasPrefix("(")
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

    func forward(_ body: [String]) -> String {
        let lines = body.map { "        \($0)\n" }.joined()
        return "    public func forward(\(list)) -> \(result) {\n\(lines)    }"
    }

    /// What ``Callable`` asks for, where no layer protocol gives it.
    var callable: String {
        if isLayer { return "" }
        let arguments = parameters.map { ", " + $0.name }.joined()
        return """
                public func callAsFunction(\(list)) -> \(result) { call(forward\(arguments)) }

                public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
                    try apply(forward, arguments)
                }

                public var placeholderNames: [String] { \(nameList) }
            """
    }

    private var list: String {
        parameters.map { parameter in
            let value = parameter.defaultValue.map { " = \($0)" } ?? ""
            return "_ \(parameter.name): \(parameter.type)\(value)"
        }.joined(separator: ", ")
    }
}
