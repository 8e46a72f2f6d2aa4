// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A function or method that is called by the name that graphs have for it: what no Swift function
/// spells, ATen's overloads among it.
///
///     let sum: Tensor = torch.ops.aten.add.Tensor(x, y, alpha: 2)
///     let parts: TensorList = torch.function("torch.hsplit")(x, 2)
///
/// The result has the type that is asked for. A call of a value of a trace is recorded with just
/// these arguments; an unknown operator, arguments that do not fit and a result of another type fail
/// as any operator does.
@dynamicMemberLookup
@dynamicCallable
public struct NamedOperator: Sendable {
    private let callee: Callee

    init(_ callee: Callee) { self.callee = callee }

    /// The operator or overload of a name below this one.
    public subscript(dynamicMember name: String) -> NamedOperator {
        switch callee {
        case .function(let function):
            NamedOperator(.function(FunctionTarget(function.qualifiedName + "." + name)))
        case .method(let method): NamedOperator(.method(MethodName(method.text + "." + name)))
        }
    }

    /// Calls the operator; arguments without a label are positional, and come first.
    public func dynamicallyCall<Result: ArgumentConvertible>(
        withKeywordArguments arguments: KeyValuePairs<String, any ArgumentConvertible>
    ) -> Result {
        var positional: [Argument<Tensor>] = []
        var keywords: [ArgumentEntry<Tensor>] = []
        for (key, value) in arguments {
            if key.isEmpty {
                positional.append(value.argument)
            } else {
                keywords.append(ArgumentEntry(key, value.argument))
            }
        }
        return result(Dispatch.value(callee, positional, KeywordArguments(keywords)))
    }

    private func result<Result: ArgumentConvertible>(_ value: Argument<Tensor>) -> Result {
        if let tensor = value.leaf, tensor.isTraced || tensor.isPoisoned {
            return .standing(for: tensor)
        }
        if let result = Result(argument: value) { return result }
        return .standing(
            for: .failed(
                .invalidValue(
                    operation: callee.description, value: "the result",
                    expected: "\(Result.self)")))
    }
}

extension torch {
    /// ATen's operators by their overloads: `torch.ops.aten.add.Tensor(x, y)`.
    ///
    /// - SeeAlso: `torch.ops`
    public static var ops: NamedOperator { NamedOperator(.function("torch.ops")) }

    /// Returns the function of a name, such as `torch.function("operator.eq")`.
    public static func function(_ name: FunctionTarget) -> NamedOperator {
        NamedOperator(.function(name))
    }

    /// Returns the method of a name; the receiver is the first argument.
    public static func method(_ name: MethodName) -> NamedOperator { NamedOperator(.method(name)) }
}
