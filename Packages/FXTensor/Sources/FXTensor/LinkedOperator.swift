// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// An operator found for a call: the overload that the call means, and the kernel that runs it.
///
/// Whoever runs the same call many times finds it once and keeps it. The leaves of the call may be
/// tensors, or places where tensors will stand.
public struct LinkedOperator<Leaf> {
    /// The overload and one argument for each parameter.
    public var call: OperatorCall<Leaf>

    /// What computes the result, given such a call of tensors.
    public let kernel: KernelTable.Kernel

    /// Finds the overload that a call means and its kernel; where the overload has none but
    /// another of the same spelling takes the arguments and has one, that.
    ///
    /// - Parameter leafKind: The kind of a leaf.
    /// - Throws: `OperatorError` where no overload fits;
    ///   ``TensorError/unknownOperator(_:)`` where none has a kernel.
    public init(
        _ callee: Callee, _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        leafKind: (Leaf) -> ArgumentKind?
    ) throws {
        let (operators, kernels) = (OperatorTable.current, KernelTable.current)
        let first = try operators.resolve(callee, arguments, keywords, leafKind: leafKind)
        if let kernel = kernels.kernel(of: first.schema) {
            (call, self.kernel) = (first, kernel)
            return
        }
        let other = try? operators.resolve(
            callee, arguments, keywords, where: { kernels.supports($0) }, leafKind: leafKind)
        guard let other, let kernel = kernels.kernel(of: other.schema) else {
            throw TensorError.unknownOperator(first.schema.name)
        }
        (call, self.kernel) = (other, kernel)
    }
}

/// What a function of Python gives that a graph calls and that is no operator on tensors; nil
/// where its arguments are those of an operator after all.
public typealias StructuralOperation =
    @Sendable (
        [Argument<Tensor>], KeywordArguments<Tensor>
    ) throws(TensorError) -> Argument<Tensor>?

extension Callee {
    /// The function of Python of this name, such as `operator.getitem`, where it is one.
    public var structuralOperation: StructuralOperation? { StructuralFunction.named(self) }
}
