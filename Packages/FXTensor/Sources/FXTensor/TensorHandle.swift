// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a tensor refers to: memory, a value of a trace, or the place of a failed operation.
///
/// - SeeAlso: ``TensorStorage``, ``TracedValue``, ``PoisonedTensor``
public class TensorHandle: @unchecked Sendable {
    /// The kinds of handle as bits, so that one test over several operands tells all is concrete.
    struct Kind: OptionSet {
        let rawValue: UInt8

        static let concrete: Kind = []
        static let traced = Kind(rawValue: 1)
        static let poisoned = Kind(rawValue: 2)

        @inline(__always)
        init(rawValue: UInt8) { self.rawValue = rawValue }
    }

    final let kind: Kind

    init(kind: Kind) { self.kind = kind }
}

/// A tensor that stands for a value of a trace and has no elements.
public final class TracedValue: TensorHandle, @unchecked Sendable {
    /// The tracer that the value belongs to.
    public let recorder: any Recorder

    /// The tracer's own number for the value.
    public let id: Int32

    /// The tracer's number for the graph that the value was recorded in: 0, or the body of a
    /// branch or loop.
    public let scope: Int32

    /// What the tracer knows of the value's dtype and shape.
    public let spec: TensorSpec?

    public init(recorder: any Recorder, id: Int32, scope: Int32 = 0, spec: TensorSpec? = nil) {
        self.recorder = recorder
        self.id = id
        self.scope = scope
        self.spec = spec
        super.init(kind: .traced)
    }

    /// The value as torch.fx prints it: `Proxy(add_1)`.
    ///
    /// - SeeAlso: `torch.fx.Proxy.__repr__`
    public var description: String { "Proxy(\(recorder.name(of: self) ?? String(id)))" }

    /// Notes a misuse of this value.
    public func poison(_ misuse: TraceMisuse, location: SourceLocation?) {
        recorder.poison(misuse, of: self, location: location)
    }
}

/// The result of an operation that failed inside ``withTensorErrors(_:)``; no kernel touches it.
public final class PoisonedTensor: TensorHandle, @unchecked Sendable {
    /// Why there is no result.
    public let error: TensorError

    init(_ error: TensorError) {
        self.error = error
        super.init(kind: .poisoned)
    }
}

extension Tensor {
    /// Returns the stand-in for a result that an error prevented, and notes the error.
    ///
    /// - Precondition: A scope of ``withTensorErrors(_:)`` is open.
    public static func failing(_ error: TensorError) -> Tensor { failed(error) }
}
