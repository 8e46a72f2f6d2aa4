// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a symbolic value tells its tracer.
///
/// A recorder belongs to one trace and is used from the thread of that trace.
///
/// - SeeAlso: `torch.fx.Tracer`
public protocol Recorder: AnyObject {
    /// Records a call and returns the value that stands for its result.
    func record(
        _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        location: SourceLocation?
    ) -> Tensor

    /// Notes a misuse. The trace goes on with dummies and throws the first one at its end.
    func poison(_ misuse: TraceMisuse, location: SourceLocation?)

    /// Returns a dummy that differs from call to call, so that no loop waits for ever.
    func nextDummyBool() -> Bool

    /// Returns a dummy that differs from call to call and is never 0.
    func nextDummyInt() -> Int

    /// Returns a dummy that differs from call to call; infinities and NaN are among them.
    func nextDummyDouble() -> Double
}

/// What a program may not do with a value of a trace.
public enum TraceMisuse: Error, Hashable {
    /// A condition on a value that is known only when the graph runs.
    case condition(of: String)
    /// A read of an element.
    case scalarRead(operation: String)
    /// A walk over a value whose count is not known.
    case iteration
    /// A value of another trace.
    case foreignValue
    /// A question that the tracer cannot answer, such as for a dtype.
    case unknownQuery(String)
    /// The result of a failed operation met a value of the trace.
    case failedTensor(TensorError)
}

extension TraceMisuse: CustomStringConvertible {
    public var description: String {
        switch self {
        case .condition(let source):
            "symbolically traced variables cannot be used as inputs to control flow (\(source))"
        case .scalarRead(let operation):
            "\(operation) reads an element, and a value of a trace has none"
        case .iteration:
            "a value of a trace cannot be iterated: how often is known only when the graph runs"
        case .foreignValue:
            "a value of another trace is used in this one"
        case .unknownQuery(let query):
            "'\(query)' of a value of a trace is not known; shape and size(_:) can be recorded"
        case .failedTensor(let error):
            "an operation failed while tracing: \(error)"
        }
    }
}
