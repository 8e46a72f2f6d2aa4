// SPDX-License-Identifier: Apache-2.0

public import FXCore
private import Synchronization

/// The code of each operator overload, by its full name such as `aten.add.Tensor`.
public struct KernelTable: Sendable {
    /// Computes the result of a call whose arguments are bound: one leaf, or a tuple of them.
    public typealias Kernel = @Sendable (OperatorCall<Tensor>) throws -> Argument<Tensor>

    private(set) var kernels: [String: Kernel]

    init(_ kernels: [String: Kernel]) { self.kernels = kernels }

    private static let shared = Mutex(KernelTable.standard)

    /// The table of this process: the kernels of the standard operators and those added since.
    public static var current: KernelTable { shared.withLock { $0 } }

    /// Adds the kernel of an operator that has none.
    ///
    /// - Throws: `OperatorError.alreadyRegistered(_:)`.
    public static func register(_ name: String, kernel: @escaping Kernel) throws {
        try shared.withLock { table in
            if table.kernels[name] != nil { throw OperatorError.alreadyRegistered(name) }
            table.kernels[name] = kernel
        }
    }

    /// The kernel of an overload, where there is one.
    public subscript(name: String) -> Kernel? { kernels[name] }

    /// Whether a call of an overload can be run, by a kernel of its own or one that follows from
    /// another's.
    public func supports(_ schema: OperatorSchema) -> Bool {
        kernels[schema.name] != nil || derived(schema) != nil
    }

    /// What runs an overload: its own kernel or one that follows from another's.
    public func kernel(of schema: OperatorSchema) -> Kernel? {
        kernels[schema.name] ?? derived(schema)
    }

    /// The names of the overloads that have a kernel of their own.
    public var names: [String] { kernels.keys.sorted() }

    /// Runs the operator of a call.
    ///
    /// - Throws: ``TensorError``, or what a registered kernel throws.
    public func run(_ call: OperatorCall<Tensor>) throws -> Argument<Tensor> {
        guard let kernel = kernel(of: call.schema) else {
            throw TensorError.unknownOperator(call.schema.name)
        }
        return try kernel(call)
    }
}
