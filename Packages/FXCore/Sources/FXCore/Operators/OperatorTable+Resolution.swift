// SPDX-License-Identifier: Apache-2.0

extension OperatorTable {
    /// Finds the overload that a call means, and binds its arguments.
    ///
    /// The overloads of a spelling are tried in order, first with numbers kept apart from tensors,
    /// then with numbers standing for tensors: `torch.add(x, 1)` is `aten.add.Scalar`, and
    /// `operator.truediv(1, x)` is `aten.div.Tensor`.
    ///
    /// - Parameters:
    ///   - callee: The function or method. A method's receiver is the first argument.
    ///   - leafKind: The kind of a leaf, or nil where it is not known.
    /// - Throws: ``OperatorError/unknown(_:)``,
    ///   ``OperatorError/noMatchingOverload(_:given:reasons:)``.
    /// - Complexity: O(overloads x parameters).
    public func resolve<Leaf>(
        _ callee: Callee, _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        leafKind: (Leaf) -> ArgumentKind?
    ) throws(OperatorError) -> OperatorCall<Leaf> {
        let overloads = overloads(of: callee)
        guard !overloads.isEmpty else { throw .unknown(callee) }
        var reasons: [String] = []
        for allowsNumbers in [false, true] {
            reasons.removeAll()
            for schema in overloads {
                do {
                    return try schema.bind(
                        arguments, keywords, allowsNumbers: allowsNumbers, leafKind: leafKind)
                } catch {
                    reasons.append("\(schema.name) \(error.reason)")
                }
            }
        }
        throw .noMatchingOverload(
            callee, given: Self.text(arguments, keywords, leafKind), reasons: reasons)
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

extension OperatorSchema {
    /// Why a call does not fit a schema.
    struct BindingError: Error { var reason: String }

    /// Pairs a call's arguments with the parameters, as Python's call convention does.
    func bind<Leaf>(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>, allowsNumbers: Bool,
        leafKind: (Leaf) -> ArgumentKind?
    ) throws(BindingError) -> OperatorCall<Leaf> {
        let positional = try gatherTrailingIntegers(arguments)
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
                argument, allowsNumbers: allowsNumbers, leafKind: leafKind)
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
            default: key
            }
        return parameters.firstIndex { $0.name == name }
            ?? parameters.firstIndex { $0.name == key }
    }

    /// The positional arguments, with `x.view(2, 3)` read as `x.view([2, 3])`.
    private func gatherTrailingIntegers<Leaf>(
        _ arguments: [Argument<Leaf>]
    ) throws(BindingError) -> [Argument<Leaf>] {
        let positional = parameters.prefix { !$0.isKeywordOnly }
        if let last = positional.last, case .list(.int, nil) = last.kind,
            arguments.count >= positional.count
        {
            let head = arguments.prefix(positional.count - 1)
            let tail = arguments.dropFirst(positional.count - 1)
            if tail.count > 1 || tail.first?.int != nil { return head + [.list(Array(tail))] }
        }
        guard arguments.count <= positional.count else {
            throw BindingError(
                reason: "takes \(positional.count) positional arguments, got \(arguments.count)")
        }
        return arguments
    }
}
