// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

extension Module {
    /// Runs `forward`, as part of the trace that is under way, if one is.
    ///
    /// A `forward` that gives a tuple and is recorded as one node gives one `getitem` an element.
    ///
    /// - Parameters:
    ///   - forward: The module's own method.
    ///   - inputs: Its arguments.
    public final func call<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
        _ forward: (repeat each Input) -> (repeat each Output), _ inputs: repeat each Input
    ) -> (repeat each Output) {
        guard let recorder = Tracing.recorder else { return forward(repeat each inputs) }
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each inputs).argument)
        switch recorder.begin(self, arguments, [:]) {
        case .recorded(let value):
            var count = 0
            for _ in repeat (each Output).self { count += 1 }
            var results = RecordedResults(value, count: count, recorder)
            return (repeat results.next((each Output).self))
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
    /// - Returns: The result; a tuple where `forward` gives one.
    /// - Throws: ``ModuleError/wrongArguments(module:expected:found:)``.
    public final func apply<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
        _ forward: (repeat each Input) -> (repeat each Output), _ arguments: [Argument<Tensor>]
    ) throws -> Argument<Tensor> {
        var rest = arguments[...]
        let inputs = (repeat try Self.take((each Input).self, from: &rest, of: typeName))
        guard rest.isEmpty else {
            throw ModuleError.wrongArguments(
                module: typeName, expected: "\(arguments.count - rest.count) arguments",
                found: "\(arguments.count)")
        }
        let outputs = forward(repeat each inputs)
        var items: [Argument<Tensor>] = []
        repeat items.append((each outputs).argument)
        return items.count == 1 ? items[0] : .tuple(items)
    }

    private static func take<Value: ArgumentConvertible>(
        _: Value.Type, from rest: inout ArraySlice<Argument<Tensor>>, of module: String
    ) throws -> Value {
        let given = rest.popFirst()
        guard let value = Value(argument: given ?? .none) else {
            throw ModuleError.wrongArguments(
                module: module, expected: "a \(Value.self)",
                found: given.map { $0.pythonRepr(\.specText) } ?? "nothing")
        }
        return value
    }
}

/// Takes the values of a recorded call apart.
private struct RecordedResults {
    private let value: Tensor
    private let count: Int
    private let recorder: any ModuleRecorder
    private var index = 0

    init(_ value: Tensor, count: Int, _ recorder: any ModuleRecorder) {
        self.value = value
        self.count = count
        self.recorder = recorder
    }

    /// The call's value where it is the only one, else its next element.
    mutating func next<Output: ArgumentConvertible>(_: Output.Type) -> Output {
        if count == 1 { return Output.standing(for: value) }
        defer { index += 1 }
        return Output.standing(
            for: recorder.record(
                .function(.operator.getitem), [.leaf(value), .int(index)], [:], location: nil))
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
