// SPDX-License-Identifier: Apache-2.0

private import Synchronization

/// The first error of a scope opened by ``withTensorErrors(_:)``.
private final class ErrorSink: Sendable {
    @TaskLocal static var current: ErrorSink?

    private let first = Mutex<TensorError?>(nil)

    var error: TensorError? { first.withLock { $0 } }

    func note(_ error: TensorError) {
        first.withLock { if $0 == nil { $0 = error } }
    }
}

/// Runs a closure in which tensor operations that fail do not stop the program.
///
/// A failed operation gives a tensor that no kernel touches, and so do the operations that use it.
/// At the end of the scope the first error is thrown. Outside any scope a mismatch is a
/// precondition failure.
///
///     try withTensorErrors { x.matmul(y) }
///
/// - Throws: The first ``TensorError`` of the scope, or what the closure throws.
public func withTensorErrors<Result>(_ body: () throws -> Result) throws -> Result {
    let sink = ErrorSink()
    let result = Swift.Result {
        try ErrorSink.$current.withValue(sink) { try body() }
    }
    if let error = sink.error { throw error }
    return try result.get()
}

extension Tensor {
    /// Returns the stand-in for a result that an error prevented.
    ///
    /// - Precondition: A scope of ``withTensorErrors(_:)`` is open.
    @inline(never)
    static func failed(_ error: TensorError) -> Tensor {
        guard let sink = ErrorSink.current else {
            // Outside a scope a wrong argument is a documented precondition failure.
            let message = "\(error) (inside withTensorErrors { } this is thrown)"
            fatalError(message)  // reason: the one documented trap of eager code
        }
        sink.note(error)
        return Tensor(PoisonedTensor(error))
    }

    /// The value of a closure, or the stand-in where it throws.
    @inline(__always)
    static func eager(_ body: () throws(TensorError) -> TensorStorage) -> Tensor {
        do throws(TensorError) {
            return Tensor(try body())
        } catch {
            return failed(error)
        }
    }
}
