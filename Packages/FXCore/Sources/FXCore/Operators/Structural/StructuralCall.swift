// SPDX-License-Identifier: Apache-2.0

/// A call of a function of Python, as the rules of such functions see it.
public struct StructuralCall {
    public let callee: Callee
    public let arguments: [Argument<ValueSpec>]
    public let keywords: KeywordArguments<ValueSpec>
    let operators: OperatorTable
    let symbols: SymbolSource?

    /// - Parameters:
    ///   - operators: Where operators on tensors are found that a function leads to.
    ///   - symbols: The source of symbols for extents that depend on elements.
    public init(
        _ callee: Callee, _ arguments: [Argument<ValueSpec>],
        _ keywords: KeywordArguments<ValueSpec> = [:], operators: OperatorTable = .current,
        symbols: SymbolSource? = nil
    ) {
        self.callee = callee
        self.arguments = arguments
        self.keywords = keywords
        self.operators = operators
        self.symbols = symbols
    }

    /// What is known of the result; nil where the call is of an operator on tensors.
    ///
    /// - Throws: ``ShapeError`` where the arguments do not go together.
    public func result() throws -> Argument<ValueSpec>? {
        try Self.rules[callee]?(self)
    }

    /// Whether a function may be one of Python's.
    public static func isKnown(_ callee: Callee) -> Bool { rules[callee] != nil }

    typealias Rule = @Sendable (StructuralCall) throws -> Argument<ValueSpec>?

    private static let rules: [Callee: Rule] = {
        var result: [Callee: Rule] = [
            .function(.operator.getitem): { try $0.item() },
            .function("operator.setitem"): { _ in .some(.none) },
            .method("__setitem__"): { _ in .some(.none) },
            .function(.builtins.getattr): { try $0.attribute() },
            .method("size"): { try $0.size() },
            .function("builtins.len"): { $0.count() },
        ]
        for (name, rule) in numberRules { result[.function(FunctionTarget(name))] = rule }
        return result
    }()

    /// The argument at a position, or of a keyword.
    func argument(_ position: Int, _ keyword: String = "") -> Argument<ValueSpec>? {
        position < arguments.count ? arguments[position] : keywords[keyword]
    }

    /// The error of arguments that the function does not take.
    func failure(_ expected: String, _ found: Shape...) -> ShapeError {
        .mismatch(operation: callee.description, expected: expected, found: found)
    }

    /// What an operator on tensors gives.
    func result(of name: String, _ arguments: [Argument<ValueSpec>]) throws -> Argument<ValueSpec> {
        guard let schema = operators.schema(named: name), let rule = schema.rule else {
            throw ShapeError.unknown(operation: callee.description, reason: "\(name) has no rule")
        }
        let missing = schema.parameters.dropFirst(arguments.count)
        let defaults = missing.map { $0.defaultValue?.widened(to: ValueSpec.self) ?? .none }
        return try rule.results(
            for: OperatorCall(schema: schema, arguments: arguments + defaults), symbols: symbols)
    }
}
