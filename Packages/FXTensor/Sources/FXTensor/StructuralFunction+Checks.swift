// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension StructuralFunction {
    /// What traces write beside operators: checks of inputs that were known while tracing, fields
    /// of structs, and functions of numbers.
    static let checks: [Callee: Body] = [
        .function("torch._assert"): assertion,
        .function("torch.fx._symbolic_trace._assert_is_none"): noneAssertion,
        .function("math.sqrt"): squareRoot,
        .function(.operator.eq): equality,
        .function("torch.ops.higher_order.with_effects"): withEffects,
    ]

    /// Runs an operator that asserts or prints; a token before it keeps its place among others,
    /// and one comes out before its results.
    private static let withEffects: Body = { arguments, keywords throws(TensorError) in
        guard arguments.count >= 2, case .function(let function) = arguments[1] else {
            throw wrong("torch.ops.higher_order.with_effects", "op")
        }
        let result: Argument<Tensor>
        do {
            result = try callOperator(
                .function(function), Array(arguments.dropFirst(2)), keywords)
        } catch let error as TensorError {
            throw error
        } catch let error as OperatorError {
            throw .unresolved(error)
        } catch {
            throw .assertionFailed("\(error)")
        }
        if case .tuple(let items) = result { return .tuple([Argument.none] + items) }
        return .tuple([Argument.none, result])
    }

    private static let assertion: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 2 else { throw wrong("torch._assert", "message") }
        let holds =
            switch arguments[0] {
            case .bool(let value): value
            case .leaf(let tensor): try tensor.onlyElement(operation: "torch._assert") != 0
            default: throw wrong("torch._assert", "condition")
            }
        if !holds { throw .assertionFailed(arguments[1].string ?? "") }
        return Argument.none
    }

    private static let noneAssertion: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 2 else { throw wrong("_assert_is_none", "message") }
        if !arguments[0].isNone { throw .assertionFailed(arguments[1].string ?? "") }
        return Argument.none
    }

    private static let squareRoot: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 1, let number = arguments[0].double else {
            throw wrong("math.sqrt", "number")
        }
        guard number >= 0 else {
            throw .invalidValue(
                operation: "math.sqrt", value: "\(number)", expected: "a number from 0 on")
        }
        return .double(number.squareRoot())
    }

    private static let ofNumbers =
        NumberArithmetic.functions.first { $0.0 == .operator.eq }.map(\.1) ?? ofLiterals

    /// Whether two values that are no tensors are the same.
    private static let equality: Body = { arguments, keywords throws(TensorError) in
        let result = try ofNumbers(arguments, keywords)
        if result != nil { return result }
        return try ofLiterals(arguments, keywords)
    }

    private static let ofLiterals: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 2 else { return nil }
        let a: Literal? = arguments[0].literal()
        let b: Literal? = arguments[1].literal()
        guard let a, let b else { return nil }
        return .bool(a == b)
    }
}
