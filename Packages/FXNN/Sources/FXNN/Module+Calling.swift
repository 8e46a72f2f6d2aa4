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
    ///   - keywords: What is recorded by name; `forward` knows the values already.
    ///   - fileID: The file of the call.
    ///   - line: The line of the call.
    public final func call<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
        _ forward: (repeat each Input) -> (repeat each Output), _ inputs: repeat each Input,
        keywords: @autoclosure () -> KeywordArguments<Tensor> = [:],
        fileID: StaticString = #fileID, line: Int = #line
    ) -> (repeat each Output) {
        guard let recorder = Tracing.recorder else { return forward(repeat each inputs) }
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each inputs).argument)
        let location = SourceLocation(file: fileID, line: line)
        switch recorder.begin(self, arguments, keywords(), location: location) {
        case .recorded(let value):
            var results = RecordedResults(value, count: Self.count(repeat (each Output).self))
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
        _ forward: (repeat each Input) throws -> (repeat each Output),
        _ arguments: [Argument<Tensor>]
    ) throws -> Argument<Tensor> {
        let count = Self.count(repeat (each Input).self)
        guard arguments.count <= count else {
            throw ModuleError.wrongArguments(
                module: typeName, expected: "\(count) arguments", found: "\(arguments.count)")
        }
        var rest = arguments[...]
        let inputs = (repeat try Self.take((each Input).self, from: &rest, of: typeName))
        let outputs = try forward(repeat each inputs)
        var items: [Argument<Tensor>] = []
        repeat items.append((each outputs).argument)
        return items.isEmpty ? .none : items.count == 1 ? items[0] : .tuple(items)
    }

    private static func count<each Value>(_ type: repeat (each Value).Type) -> Int {
        var count = 0
        for _ in repeat each type { count += 1 }
        return count
    }

    private static func take<Value: ArgumentConvertible>(
        _: Value.Type, from rest: inout ArraySlice<Argument<Tensor>>, of module: String
    ) throws -> Value {
        let index = rest.startIndex
        let given = rest.popFirst()
        guard let value = Value(argument: given ?? .none) else {
            throw ModuleError.wrongArgument(
                module: module, index: index, expected: "\(Value.self)",
                found: given.map { $0.pythonRepr(\.specText) } ?? "nothing")
        }
        return value
    }
}

/// Takes the values of a recorded call apart, one `getitem` a value where there are several.
public struct RecordedResults {
    private let value: Tensor
    private let count: Int
    private var index = 0

    /// - Parameters:
    ///   - value: What stands for the result of the call.
    ///   - count: The number of values that the function gives.
    public init(_ value: Tensor, count: Int) {
        self.value = value
        self.count = count
    }

    /// The call's value where it is the only one, else its next element.
    public mutating func next<Output: ArgumentConvertible>(_: Output.Type) -> Output {
        if count == 1 { return Output.standing(for: value) }
        defer { index += 1 }
        guard let recorder = value.tracedValue?.recorder else {
            return Output.standing(for: value)
        }
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
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:],
        fileID: StaticString = #fileID, line: Int = #line
    ) throws -> Argument<Tensor> {
        guard keywords.isEmpty else {
            throw ModuleError.wrongArguments(
                module: typeName, expected: "positional arguments",
                found: "keywords " + keywords.entries.map(\.key).joined(separator: ", "))
        }
        guard Tracing.isActive, let recorder = Tracing.recorder else {
            return try invoke(arguments)
        }
        let location = SourceLocation(file: fileID, line: line)
        switch recorder.begin(self, arguments, keywords, location: location) {
        case .recorded(let value): return .leaf(value)
        case .ignored: return try invoke(arguments)
        case .entered:
            defer { recorder.end(self) }
            return try invoke(arguments)
        }
    }
}
