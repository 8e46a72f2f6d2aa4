// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

extension Callable {
    /// Calls the module with any arguments, for a result of the type that is asked for.
    ///
    ///     let output: Argument<Tensor> = lstm.call(with: [.leaf(x), .none])
    ///
    /// What ``callDynamically(_:_:fileID:line:)`` would throw fails as an operator does.
    public func call<Result: ArgumentConvertible>(
        with arguments: [Argument<Tensor>], fileID: StaticString = #fileID, line: Int = #line
    ) -> Result {
        do {
            let value = try callDynamically(arguments, fileID: fileID, line: line)
            if let tensor = value.leaf, tensor.isTraced { return .standing(for: tensor) }
            if let result = Result(argument: value) { return result }
            return failed("a result that is a \(Result.self)")
        } catch {
            return failed("arguments that it takes (\(error))")
        }
    }

    private func failed<Result: ArgumentConvertible>(_ expected: String) -> Result {
        .standing(
            for: .failing(
                .invalidValue(operation: typeName, value: "a call", expected: expected)))
    }
}
