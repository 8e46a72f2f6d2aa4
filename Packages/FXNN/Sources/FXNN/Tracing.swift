// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor
public import Synchronization

/// A recorder that also hears of module calls and of parameters that are read.
public protocol ModuleRecorder: Recorder {
    /// Hears that a module is called, before its `forward` runs.
    func begin(
        _ module: Module, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        location: SourceLocation?
    ) -> ModuleCall

    /// Hears that the `forward` of a module that was entered has returned.
    func end(_ module: Module)

    /// Returns what stands for a parameter that was read.
    func read(_ parameter: Tensor) -> Tensor

    /// Returns what stands for a buffer that was read: by default the buffer.
    func read(buffer: Tensor) -> Tensor
}

extension ModuleRecorder {
    public func read(buffer: Tensor) -> Tensor { buffer }
}

/// What becomes of a module call.
public enum ModuleCall {
    /// One node was recorded; the value stands for the module's result.
    case recorded(Tensor)
    /// The module's `forward` runs, and what it does is recorded.
    case entered
    /// The trace has nothing to do with the call.
    case ignored
}

/// The trace that is under way in this task.
///
/// Any number of traces can run at once, in different tasks or inside one another.
public enum Tracing {
    /// The number of traces under way anywhere: while it is zero nobody looks further.
    @usableFromInline
    static let count: Atomic<Int> = Atomic(0)

    /// A recorder belongs to one trace and task; the box lets the task-local value hold it.
    struct Context: @unchecked Sendable {
        let recorder: any ModuleRecorder
    }

    @TaskLocal static var context: Context?

    /// Whether any trace is under way: the fast question before the exact one.
    @inlinable
    public static var isActive: Bool { count.load(ordering: .relaxed) != 0 }

    /// The recorder of the innermost trace of this task.
    public static var recorder: (any ModuleRecorder)? { context?.recorder }

    /// Runs a closure as part of a trace.
    public static func withRecorder<Result, Failure: Error>(
        _ recorder: any ModuleRecorder, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        count.add(1, ordering: .relaxed)
        defer { count.subtract(1, ordering: .relaxed) }
        let outcome = $context.withValue(Context(recorder: recorder)) {
            () -> Swift.Result<Result, Failure> in
            do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    static func read(_ tensor: Tensor) -> Tensor { recorder?.read(tensor) ?? tensor }

    static func read(buffer: Tensor) -> Tensor { recorder?.read(buffer: buffer) ?? buffer }
}
