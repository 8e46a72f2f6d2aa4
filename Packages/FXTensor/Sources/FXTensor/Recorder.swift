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
    ///
    /// - Parameter value: What was misused, where that is one value.
    func poison(_ misuse: TraceMisuse, of value: TracedValue?, location: SourceLocation?)

    /// The name of the node that a value stands for, where the trace can tell.
    func name(of value: TracedValue) -> String?

    /// Returns a dummy that differs from call to call, so that no loop waits for ever.
    func nextDummyBool() -> Bool

    /// Returns a dummy that differs from call to call and is never 0.
    func nextDummyInt() -> Int

    /// Returns a dummy that differs from call to call; infinities and NaN are among them.
    func nextDummyDouble() -> Double
}

extension Recorder {
    public func name(of value: TracedValue) -> String? { nil }
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
    /// A value of a trace that has ended.
    case finishedTrace
    /// A value is used on another thread than the one that traces.
    case otherThread
    /// A value of the body of a branch or loop is used outside of it.
    case valueOfBody
    /// A type that must be known while tracing stands for a value that is not.
    case concreteType(String)
    /// A function is called whose name another one has.
    case functionNameTaken(String)
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
        case .finishedTrace:
            "a value is used whose trace has ended"
        case .otherThread:
            "a value of a trace is used on a thread other than the one that traces"
        case .valueOfBody:
            "a value from the body of a branch or loop is used outside of it"
        case .concreteType(let type):
            "a value of type \(type) must be known while tracing, and this one is not"
        case .functionNameTaken(let name):
            "the name of the wrapped function '\(name)' belongs to another one"
        }
    }

    /// How to write the program so that it can be traced.
    public var wayOut: String {
        switch self {
        case .condition:
            "Compute with the value instead: torch.where, or torch.cond and torch.whileLoop, which "
                + "are recorded. Or make the module a leaf: Tracer.isLeaf(_:at:)."
        case .scalarRead:
            "Compute with the tensor or size itself, or make the module a leaf: "
                + "Tracer.isLeaf(_:at:)."
        case .iteration:
            "Loop over a count that is known, or use torch.scan or torch.map, which are recorded."
        case .foreignValue: "Pass it to the traced function as an input."
        case .unknownQuery:
            "Write shape or size(_:), which are recorded, or make the module a leaf."
        case .failedTensor: "Run the program eagerly first: it fails there, too."
        case .finishedTrace:
            "Return the value from the traced function instead of keeping it elsewhere."
        case .otherThread:
            "Compute with traced values where the trace runs; other tasks can trace by themselves."
        case .valueOfBody: "Return it from the body."
        case .concreteType:
            "Let the function take a Tensor or SymInt, or give it the value before tracing: "
                + "concreteArguments, or a default."
        case .functionNameTaken: "Give each wrapped function a name of its own."
        }
    }
}
