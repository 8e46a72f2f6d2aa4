// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Runs a function or method by its name, as an interpreter does.
///
/// Structural functions (`operator.getitem`, `builtins.getattr`, the method `size`, arithmetic of
/// plain numbers) are answered here; anything else is resolved by the operator table and run by
/// the kernel table. Where an argument is a value of a trace the call is recorded instead.
///
/// - Throws: ``OperatorError`` where no overload fits, ``TensorError`` where the kernel fails.
public func callOperator(
    _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
) throws -> Argument<Tensor> {
    let kind = arguments.kind.union(keywords.entries.map(\.value).kind)
    if !kind.isEmpty {
        if !kind.contains(.traced) {
            for tensor in arguments.flatMap(\.leaves) + keywords.entries.flatMap(\.value.leaves) {
                _ = try tensor.elements(for: callee.description)
            }
        }
        return .leaf(Dispatch.record(callee, arguments, keywords))
    }
    if let function = StructuralFunction.named(callee),
        let result = try function(arguments, keywords)
    {
        return result
    }
    return try KernelTable.current.run(resolved(callee, arguments, keywords))
}

/// The overload that a call means; where that has no kernel but another of the same spelling takes
/// the arguments and has one, the other.
private func resolved(
    _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
) throws(OperatorError) -> OperatorCall<Tensor> {
    let (operators, kernels) = (OperatorTable.current, KernelTable.current)
    let call = try operators.resolve(callee, arguments, keywords) { _ in .tensor }
    if kernels.supports(call.schema) { return call }
    let other = try? operators.resolve(
        callee, arguments, keywords, where: { kernels.supports($0) }, leafKind: { _ in .tensor })
    return other ?? call
}
