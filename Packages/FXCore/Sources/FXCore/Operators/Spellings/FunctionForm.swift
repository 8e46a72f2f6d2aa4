// SPDX-License-Identifier: Apache-2.0

/// A Python function whose parameters are not those of the operator that it means.
///
/// `F.softmax(input, dim, _stacklevel, dtype)` means `aten.softmax.int(self, dim, dtype)`. An
/// argument goes to the parameter of its name, `input` to `self`, others as `renamed` says.
/// `inplace=True` means the overload with an underscore.
struct FunctionForm: Sendable {
    var signature: OperatorSchema
    /// The overload without `aten.`, such as `softmax.int`.
    var target: String
    /// For parameters of the operator: the function's parameter, or a literal.
    var renamed: [String: String] = [:]
    /// For parameters of the operator: what they are where the function's says None.
    var fallbacks: [String: String] = [:]

    /// Reads a form such as `relu6(Tensor input, bool inplace=False) -> relu6.default`, with
    /// renamed parameters after a semicolon: `train=training`, or `flag=flag|False`.
    init(_ text: some StringProtocol) throws(SchemaSyntaxError) {
        let parts = String(text).split(separator: ";", maxSplits: 1).map(String.init)
        let halves = parts[0].components(around: " -> ")
        signature = try OperatorSchema(parsing: "form::\(halves.0) -> Tensor")
        target = halves.1
        for pair in parts.dropFirst().joined().split(separator: " ") {
            let (name, source) = String(pair).components(around: "=")
            let (parameter, fallback) = source.components(around: "|")
            renamed[name] = parameter
            if !fallback.isEmpty { fallbacks[name] = fallback }
        }
    }

    /// The overloads that a call can mean.
    var schemas: [OperatorSchema] {
        [target, inPlaceTarget].compactMap { $0.flatMap(ATenSchemas.schema(named:)) }
    }

    /// The overload in place, where the function can be asked for it.
    private var inPlaceTarget: String? {
        guard signature.parameters.contains(where: { $0.name == "inplace" }) else { return nil }
        let (base, overload) = target.components(around: ".")
        return base + "_." + overload
    }

    func bind<Leaf>(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        leniency: ArgumentLeniency,
        leafKind: (Leaf) -> ArgumentKind?
    ) throws(OperatorSchema.BindingError) -> OperatorCall<Leaf> {
        let given = try signature.bind(
            arguments, keywords, leniency: leniency, leafKind: leafKind)
        let name = given["inplace"].bool == true ? inPlaceTarget ?? target : target
        guard let schema = ATenSchemas.schema(named: name) else {
            throw .init(reason: "has no overload aten.\(name)")
        }
        var used: Set<String> = ["inplace"]
        var result: [Argument<Leaf>] = []
        for parameter in schema.parameters {
            let value = value(of: parameter, in: given, used: &used)
            guard let value = value ?? parameter.defaultValue?.widened() else {
                throw .init(reason: "needs '\(parameter.name)'")
            }
            guard
                parameter.kind.accepts(value, leniency, leafKind: leafKind)
            else { throw .init(reason: "wants \(parameter.kind) for '\(parameter.name)'") }
            result.append(value)
        }
        try refuseUnused(given, used)
        return OperatorCall(schema: schema, arguments: result)
    }

    /// The value that the call has for a parameter of the operator; nil for the default.
    private func value<Leaf>(
        of parameter: OperatorParameter, in given: OperatorCall<Leaf>, used: inout Set<String>
    ) -> Argument<Leaf>? {
        let source =
            renamed[parameter.name] ?? (parameter.name == "self" ? "input" : parameter.name)
        guard given.schema.parameters.contains(where: { $0.name == source }) else {
            return renamed[parameter.name].flatMap(Self.literal)
        }
        used.insert(source)
        let value = given[source]
        if value.isNone, !parameter.kind.acceptsNone {
            return fallbacks[parameter.name].flatMap(Self.literal)
        }
        let isInt = parameter.kind == .int || parameter.kind == .optional(.int)
        if isInt, let word = value.string, let code = Self.codes[word] {
            return .int(code)
        }
        return value
    }

    /// A parameter that the operator does not have must say what it says by default.
    private func refuseUnused<Leaf>(
        _ given: OperatorCall<Leaf>, _ used: Set<String>
    ) throws(OperatorSchema.BindingError) {
        for (parameter, value) in zip(given.schema.parameters, given.arguments)
        where !used.contains(parameter.name) && !parameter.name.hasPrefix("_") {
            guard let standard = parameter.defaultValue, value.literal(as: Never.self) == standard
            else { throw .init(reason: "has no parameter '\(parameter.name)'") }
        }
    }

    /// Words of Python that are numbers in ATen.
    private static let codes = [
        "none": 0, "mean": 1, "sum": 2, "bilinear": 0, "nearest": 1, "bicubic": 2, "zeros": 0,
        "border": 1, "reflection": 2, "use_mm_for_euclid_dist_if_necessary": 0,
        "use_mm_for_euclid_dist": 1, "donot_use_mm_for_euclid_dist": 2,
    ]

    private static func literal<Leaf>(_ word: String) -> Argument<Leaf>? {
        if let dtype = DType(rawValue: word) { return .dtype(dtype) }
        if let number = Int(word) { return .int(number) }
        return ["True": .bool(true), "False": .bool(false)][word]
    }
}

extension ArgumentKind {
    /// Whether a call may pass nothing.
    fileprivate var acceptsNone: Bool {
        if case .optional = self { true } else { false }
    }
}

extension String {
    /// What stands before and after the first separator.
    fileprivate func components(around separator: String) -> (String, String) {
        guard let range = firstRange(of: separator) else { return (self, "") }
        let tail = self[range.upperBound...].drop { $0 == " " }
        return (String(self[..<range.lowerBound]), String(tail))
    }
}
