// SPDX-License-Identifier: Apache-2.0

extension OperatorTable {
    /// Finds the overload that a call means, and binds its arguments.
    ///
    /// The overloads of a spelling are tried in order, first with numbers kept apart from tensors,
    /// then with tensors standing for numbers, at last with numbers standing for tensors too:
    /// `torch.add(x, 1)` is `aten.add.Scalar`, and `operator.truediv(1, x)` is `aten.div.Tensor`.
    ///
    /// - Parameters:
    ///   - callee: The function or method. A method's receiver is the first argument.
    ///   - accepts: Whether an overload may be taken, where not every one will do.
    ///   - leafKind: The kind of a leaf, or nil where it is not known.
    /// - Throws: ``OperatorError/unknown(_:)``,
    ///   ``OperatorError/noMatchingOverload(_:given:reasons:)``.
    /// - Complexity: O(overloads x parameters).
    // Generic code costs ten times as much; shapes and numbered values are what is resolved often.
    @_specialize(where Leaf == ValueSpec)
    @_specialize(where Leaf == Int)
    public func resolve<Leaf>(
        _ callee: Callee, _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        where accepts: (OperatorSchema) -> Bool = { _ in true },
        leafKind: (Leaf) -> ArgumentKind?
    ) throws(OperatorError) -> OperatorCall<Leaf> {
        let meanings = meanings(of: callee)
        guard !meanings.schemas.isEmpty else { throw .unknown(callee) }
        for leniency in Self.leniencies {
            for binder in meanings.binders {
                let call = try? binder.bind(arguments, keywords, leniency, leafKind)
                if let call, accepts(call.schema) { return call }
            }
        }
        throw .noMatchingOverload(
            callee, given: Self.text(arguments, keywords, leafKind),
            reasons: meanings.binders.map { $0.refusal(of: arguments, keywords, leafKind) })
    }

    fileprivate static let leniencies: [ArgumentLeniency] = [
        [], .numbersForLists, [.numbersForLists, .tensorsForNumbers],
        [.numbersForLists, .tensorsForNumbers, .numbersForTensors],
    ]

    /// Whether a call does nothing but give results that follow from its arguments.
    ///
    /// `F.silu(x)` is pure, `F.silu(x, inplace=True)` is not. A call that fits no overload, or of
    /// an unknown operator, is not.
    public func isPure<Leaf>(
        _ callee: Callee, _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>
    ) -> Bool {
        if isAlwaysPure(callee) { return true }
        let call = try? resolve(callee, arguments, keywords, leafKind: { _ in nil })
        return call?.isPure == true
    }

    /// Whether every call of a known spelling is pure, whatever its arguments are.
    public func isAlwaysPure(_ callee: Callee) -> Bool {
        let schemas = overloads(of: callee)
        return !schemas.isEmpty
            && schemas.allSatisfy { schema in
                schema.isPure && !schema.parameters.contains { $0.name == "inplace" }
            }
    }

    private static func text<Leaf>(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        _ leafKind: (Leaf) -> ArgumentKind?
    ) -> String {
        func name(_ leaf: Leaf) -> String { leafKind(leaf)?.description ?? "?" }
        return
            (arguments.map { $0.pythonRepr(name) }
            + keywords.entries.map { "\($0.key)=\($0.value.pythonRepr(name))" })
            .joined(separator: ", ")
    }
}

extension Meanings {
    /// What arguments can be bound to.
    enum Binder: Sendable {
        case schema(OperatorSchema)
        case form(FunctionForm)

        private var name: String {
            switch self {
            case .schema(let schema): schema.name
            case .form(let form): "aten." + form.target
            }
        }

        func bind<Leaf>(
            _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
            _ leniency: ArgumentLeniency, _ leafKind: (Leaf) -> ArgumentKind?
        ) throws(OperatorSchema.BindingError) -> OperatorCall<Leaf> {
            switch self {
            case .schema(let schema):
                try schema.bind(arguments, keywords, leniency: leniency, leafKind: leafKind)
            case .form(let form):
                try form.bind(arguments, keywords, leniency: leniency, leafKind: leafKind)
            }
        }

        /// Why a call does not fit, however lenient one is.
        func refusal<Leaf>(
            of arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
            _ leafKind: (Leaf) -> ArgumentKind?
        ) -> String {
            do throws(OperatorSchema.BindingError) {
                let leniency = OperatorTable.leniencies.last ?? []
                let call = try bind(arguments, keywords, leniency, leafKind)
                return "\(call.schema.name) is not accepted here"
            } catch {
                return "\(name) \(error.reason)"
            }
        }
    }
}

extension OperatorSchema {
    /// Why a call does not fit a schema; made into a text only when nothing else fits.
    ///
    /// It never leaves the resolution that meets it, so what it holds need not be Sendable.
    struct BindingError: Error, @unchecked Sendable {
        private let makeReason: () -> String

        init(reason: @autoclosure @escaping () -> String) { makeReason = reason }

        var reason: String { makeReason() }
    }

    /// Pairs a call's arguments with the parameters, as Python's call convention does.
    func bind<Leaf>(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        leniency: ArgumentLeniency,
        leafKind: (Leaf) -> ArgumentKind?
    ) throws(BindingError) -> OperatorCall<Leaf> {
        let positional = try gatherTrailingIntegers(
            gatherTensors(arguments, leafKind), leniency, leafKind)
        var bound = [Argument<Leaf>?](repeating: nil, count: parameters.count)
        for (index, argument) in positional.enumerated() { bound[index] = argument }
        for entry in keywords.entries {
            guard let index = parameterIndex(forKeyword: entry.key) else {
                throw BindingError(reason: "has no parameter '\(entry.key)'")
            }
            guard bound[index] == nil else {
                throw BindingError(reason: "got '\(entry.key)' twice")
            }
            bound[index] = entry.value
        }
        var result: [Argument<Leaf>] = []
        result.reserveCapacity(parameters.count)
        for (parameter, argument) in zip(parameters, bound) {
            guard let argument = argument ?? parameter.defaultValue?.widened() else {
                throw BindingError(reason: "needs '\(parameter.name)'")
            }
            let accepts = parameter.kind.accepts(
                argument, leniency, leafKind: leafKind)
            guard accepts else {
                throw BindingError(reason: "wants \(parameter.kind) for '\(parameter.name)'")
            }
            result.append(argument)
        }
        return OperatorCall(schema: self, arguments: result)
    }

    private func parameterIndex(forKeyword key: String) -> Int? {
        let name =
            switch key {
            case "input": "self"
            case "axis": "dim"
            case "keepdims": "keepdim"
            case "split_size_or_sections": "split_size"
            default: key
            }
        return parameters.firstIndex { $0.name == name }
            ?? parameters.firstIndex { $0.name == key }
    }

    /// The positional arguments, with `meshgrid(x, y)` read as `meshgrid([x, y])`, and
    /// `einsum("i,j", x, y)` likewise.
    private func gatherTensors<Leaf>(
        _ arguments: [Argument<Leaf>], _ leafKind: (Leaf) -> ArgumentKind?
    ) -> [Argument<Leaf>] {
        let positional = parameters.prefix { !$0.isKeywordOnly }
        let head = positional.dropLast()
        guard case .list(.tensor, nil) = positional.last?.kind,
            head.allSatisfy({ $0.kind == .string })
        else { return arguments }
        let tail = arguments.dropFirst(head.count)
        guard tail.allSatisfy({ $0.leaf != nil }),
            tail.count > 1 || tail.first?.leaf.flatMap(leafKind) == .tensor
        else { return arguments }
        return arguments.prefix(head.count) + [.list(Array(tail))]
    }

    /// The positional arguments, with `x.view(2, 3)` read as `x.view([2, 3])`.
    private func gatherTrailingIntegers<Leaf>(
        _ arguments: [Argument<Leaf>], _ leniency: ArgumentLeniency,
        _ leafKind: (Leaf) -> ArgumentKind?
    ) throws(BindingError) -> [Argument<Leaf>] {
        let positional = parameters.prefix { !$0.isKeywordOnly }
        if let last = positional.last, case .list(.int, nil) = last.kind,
            arguments.count >= positional.count
        {
            let head = arguments.prefix(positional.count - 1)
            let tail = arguments.dropFirst(positional.count - 1)
            let isInteger = tail.first?.int != nil || tail.first?.leaf.flatMap(leafKind) == .int
            // `hsplit(2)` is the overload with a number, which comes behind that with a list.
            let isLoneNumber = isInteger && leniency.contains(.numbersForLists)
            if tail.count > 1 || isLoneNumber { return head + [.list(Array(tail))] }
        }
        guard arguments.count <= positional.count else {
            throw BindingError(
                reason: "takes \(positional.count) positional arguments, got \(arguments.count)")
        }
        return arguments
    }
}
