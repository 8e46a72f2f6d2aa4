// SPDX-License-Identifier: Apache-2.0

/// A multi-dimensional array of numbers, or a value of a trace that stands for one.
///
/// A tensor is a reference: views share memory, and writing in place (`add_`, `copy_`, `fill_`) is
/// seen by all of them. As a value that is only read it may cross threads; in-place writes need
/// exclusive access.
///
///     let x = Tensor([[1.0, 2.0], [3.0, 4.0]])
///     let y = torch.sum(x.relu() + 1, dim: -1)
///
/// - SeeAlso: `torch.Tensor`
public struct Tensor: Sendable {
    /// What the tensor refers to.
    public let handle: TensorHandle

    /// Creates a tensor that refers to a handle.
    public init(_ handle: TensorHandle) { self.handle = handle }
}

extension Tensor {
    /// Whether the tensor stands for a value of a trace.
    public var isTraced: Bool { handle.kind.contains(.traced) }

    /// Whether the tensor stands for the result of a failed operation.
    public var isPoisoned: Bool { handle.kind.contains(.poisoned) }

    /// The value of a trace that the tensor stands for, where it does.
    public var tracedValue: TracedValue? {
        isTraced ? unsafeDowncast(handle, to: TracedValue.self) : nil
    }

    /// The elements, where the tensor has some.
    public var storage: TensorStorage? { handle.kind.isEmpty ? concrete : nil }

    /// The elements of a tensor that is known to be concrete.
    @inline(__always)
    var concrete: TensorStorage { unsafeDowncast(handle, to: TensorStorage.self) }

    /// Returns the elements.
    ///
    /// - Throws: ``TensorError/tracedValue(operation:)``; the error of a failed tensor.
    func elements(for operation: String) throws(TensorError) -> TensorStorage {
        if handle.kind.isEmpty { return concrete }
        if let failed = handle as? PoisonedTensor { throw failed.error }
        throw .tracedValue(operation: operation)
    }

    /// The identity of the tensor itself: copies of the value share it, views do not.
    public var identity: ObjectIdentifier { ObjectIdentifier(handle) }

    /// The identity of the memory, which views share; nil where there is none.
    public var storageIdentity: ObjectIdentifier? { storage.map { ObjectIdentifier($0.buffer) } }

    /// The number of in-place writes that the memory has seen.
    public var version: Int { storage?.buffer.version ?? 0 }
}
