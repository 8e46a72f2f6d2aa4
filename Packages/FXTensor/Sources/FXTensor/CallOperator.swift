// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Runs a function or method by its name, as an interpreter does.
///
/// Structural functions (`operator.getitem`, `builtins.getattr`, the method `size`, arithmetic of
/// plain numbers) are answered here; anything else is resolved by the operator table and run by
/// the kernel table. Where an argument is a value of a trace the call is recorded instead.
///
/// - Throws: `OperatorError` where no overload fits, ``TensorError`` where the kernel fails.
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
    // Places instead of tensors: resolution is compiled for these.
    var tensors: [Tensor] = []
    let place = { (tensor: Tensor) -> Int in
        tensors.append(tensor)
        return tensors.count - 1
    }
    let linked = try LinkedOperator(
        callee, arguments.map { $0.map(place) }, keywords.map(place)
    ) { _ in .tensor }
    let bound = linked.call.arguments.map { $0.map { tensors[$0] } }
    return try linked.kernel(OperatorCall(schema: linked.call.schema, arguments: bound))
}
