// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

extension Module {
    /// Runs `forward`, as part of the trace that is under way, if one is.
    ///
    /// - Parameters:
    ///   - forward: The module's own method.
    ///   - inputs: Its arguments.
    public final func call<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        _ forward: (repeat each Input) -> Output, _ inputs: repeat each Input
    ) -> Output {
        guard let recorder = Tracing.recorder else { return forward(repeat each inputs) }
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each inputs).argument)
        switch recorder.begin(self, arguments, [:]) {
        case .recorded(let value): return Output.standing(for: value)
        case .ignored: return forward(repeat each inputs)
        case .entered:
            defer { recorder.end(self) }
            return forward(repeat each inputs)
        }
    }

    /// Runs a `forward` that gives two values, as part of the trace that is under way.
    public final func call<
        each Input: ArgumentConvertible, First: ArgumentConvertible, Second: ArgumentConvertible
    >(
        _ forward: (repeat each Input) -> (First, Second), _ inputs: repeat each Input
    ) -> (First, Second) {
        guard let recorder = Tracing.recorder else { return forward(repeat each inputs) }
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each inputs).argument)
        switch recorder.begin(self, arguments, [:]) {
        case .recorded(let value):
            let items = [0, 1].map { index in
                recorder.record(
                    .function(.operator.getitem), [.leaf(value), .int(index)], [:], location: nil)
            }
            return (First.standing(for: items[0]), Second.standing(for: items[1]))
        case .ignored: return forward(repeat each inputs)
        case .entered:
            defer { recorder.end(self) }
            return forward(repeat each inputs)
        }
    }

    /// Runs `forward` on arguments known only at run time.
    ///
    /// Arguments that are not given are `.none`, which optional inputs take.
    ///
    /// - Throws: ``ModuleError/wrongArguments(module:expected:found:)``.
    public final func apply<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        _ forward: (repeat each Input) -> Output, _ arguments: [Argument<Tensor>]
    ) throws -> Argument<Tensor> {
        var rest = arguments[...]
        let inputs = (repeat try Self.take((each Input).self, from: &rest, of: typeName))
        try check(rest, arguments)
        return forward(repeat each inputs).argument
    }

    /// Runs a `forward` that gives two values on arguments known only at run time.
    ///
    /// - Throws: ``ModuleError/wrongArguments(module:expected:found:)``.
    public final func apply<
        each Input: ArgumentConvertible, First: ArgumentConvertible, Second: ArgumentConvertible
    >(
        _ forward: (repeat each Input) -> (First, Second), _ arguments: [Argument<Tensor>]
    ) throws -> Argument<Tensor> {
        var rest = arguments[...]
        let inputs = (repeat try Self.take((each Input).self, from: &rest, of: typeName))
        try check(rest, arguments)
        let (first, second) = forward(repeat each inputs)
        return .tuple([first.argument, second.argument])
    }

    /// Throws where arguments are left over.
    private func check(
        _ rest: ArraySlice<Argument<Tensor>>, _ arguments: [Argument<Tensor>]
    ) throws(ModuleError) {
        guard rest.isEmpty else {
            throw .wrongArguments(
                module: typeName, expected: "\(arguments.count - rest.count) arguments",
                found: "\(arguments.count)")
        }
    }

    private static func take<Value: ArgumentConvertible>(
        _: Value.Type, from rest: inout ArraySlice<Argument<Tensor>>, of module: String
    ) throws -> Value {
        let given = rest.popFirst()
        guard let value = Value(argument: given ?? .none) else {
            throw ModuleError.wrongArguments(
                module: module, expected: "a \(Value.self)",
                found: given.map { $0.pythonRepr { String(describing: $0.spec) } } ?? "nothing")
        }
        return value
    }
}

extension Callable {
    /// Calls the module with arguments known only at run time, as part of the trace that is under
    /// way, if one is.
    ///
    /// - Throws: What ``invoke(_:)`` throws.
    public func callDynamically(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:]
    ) throws -> Argument<Tensor> {
        guard keywords.isEmpty else {
            throw ModuleError.wrongArguments(
                module: typeName, expected: "positional arguments",
                found: "keywords " + keywords.entries.map(\.key).joined(separator: ", "))
        }
        guard Tracing.isActive, let recorder = Tracing.recorder else {
            return try invoke(arguments)
        }
        switch recorder.begin(self, arguments, keywords) {
        case .recorded(let value): return .leaf(value)
        case .ignored: return try invoke(arguments)
        case .entered:
            defer { recorder.end(self) }
            return try invoke(arguments)
        }
    }
}
