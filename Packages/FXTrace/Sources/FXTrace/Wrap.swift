// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXIR
import FXNN
public import FXTensor

/// Makes a function stay one call in a trace.
///
///     let sumOfSquares = wrap("sum_of_squares") { (x: Tensor, y: Tensor) in x * x + y * y }
///
/// The result is called like the function. On known values it runs; where an argument is a value of
/// a trace, in a list or struct too, a call is recorded, which interpreters run by its name.
///
/// - Parameters:
///   - name: The name in graphs, of which there is one in a process.
///   - keywords: The names of the last parameters, where they are recorded as keyword arguments.
///   - isPure: Whether a call does nothing but give its result: one that nobody uses may then go.
///   - function: What is called; of any number of arguments and results.
/// - SeeAlso: `torch.fx.wrap`
public func wrap<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
    _ name: FunctionTarget, keywords: [String] = [], isPure: Bool = false,
    fileID: StaticString = #fileID, line: Int = #line,
    _ function: @escaping @Sendable (repeat each Input) -> Output
) -> @Sendable (repeat each Input) -> Output {
    let call = WrappedCall(
        name, count: torch.count(repeat (each Input).self), keywords: keywords, isPure: isPure,
        origin: "\(fileID):\(line)"
    ) { arguments in try Module().apply(function, arguments) }
    return { (inputs: repeat each Input) -> Output in
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each inputs).argument)
        guard let value = call.record(arguments) else { return function(repeat each inputs) }
        return Output.standing(for: value)
    }
}

/// Makes a function that gives several values stay one call in a trace.
///
/// - SeeAlso: `wrap(_:keywords:isPure:fileID:line:_:)` for one value.
@_disfavoredOverload
public func wrap<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
    _ name: FunctionTarget, keywords: [String] = [], isPure: Bool = false,
    fileID: StaticString = #fileID, line: Int = #line,
    _ function: @escaping @Sendable (repeat each Input) -> (repeat each Output)
) -> @Sendable (repeat each Input) -> (repeat each Output) {
    let call = WrappedCall(
        name, count: torch.count(repeat (each Input).self), keywords: keywords, isPure: isPure,
        origin: "\(fileID):\(line)"
    ) { arguments in try Module().apply(function, arguments) }
    return { (inputs: repeat each Input) -> (repeat each Output) in
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each inputs).argument)
        guard let value = call.record(arguments) else { return function(repeat each inputs) }
        var results = RecordedResults(value, count: torch.count(repeat (each Output).self))
        return (repeat results.next((each Output).self))
    }
}

/// What a wrapped function is in a graph.
private struct WrappedCall: Sendable {
    private let name: FunctionTarget
    private let keywords: [String]
    private let isRegistered: Bool

    init(
        _ name: FunctionTarget, count: Int, keywords: [String], isPure: Bool, origin: String,
        body: @escaping UserFunctions.Body
    ) {
        self.name = name
        self.keywords = Array(keywords.suffix(count))
        let positional = (0..<(count - self.keywords.count)).map { "arg\($0)" }
        isRegistered = UserFunctions.register(
            name, parameters: positional + self.keywords, isPure: isPure, origin: origin, body: body
        )
    }

    /// Records a call, where an argument is a value of a trace.
    func record(_ arguments: [Argument<Tensor>]) -> Tensor? {
        let traced = arguments.lazy.flatMap(\.leaves).first(where: \.isTraced)
        guard let value = traced?.tracedValue else { return nil }
        if !isRegistered {
            value.poison(.functionNameTaken(name.qualifiedName), location: nil)
        }
        let positional = arguments.count - keywords.count
        let result = value.recorder.record(
            .function(name), Array(arguments.prefix(positional)),
            KeywordArguments(
                zip(keywords, arguments.suffix(keywords.count)).map { ArgumentEntry($0, $1) }),
            location: nil)
        (value.recorder as? Tracer)?.noteWrapped(result)
        return result
    }
}

extension Tracer {
    /// Marks the node of a value as the call of a wrapped function.
    fileprivate final func noteWrapped(_ result: Tensor) {
        guard isHere, let value = result.tracedValue, value.id >= 0, value.scope == scope else {
            return
        }
        nodes.graph.node(withID: value.id).metadata[.isWrapped] = true
    }
}
