// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Operators whose spelling resolves to an overload when they run, as in an interpreter: a few
// microseconds a call more than those that name their kernel, and nothing to keep in step.

extension Dispatch {
    /// Runs or records a call that gives one tensor.
    static func named(
        _ callee: Callee, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor> = [:], at location: SourceLocation? = nil
    ) -> Tensor {
        if isTraced(arguments, keywords) {
            return record(callee, arguments, keywords, at: location)
        }
        switch answer(callee, arguments, keywords) {
        case .success(.leaf(let tensor)): return tensor
        case .success: return .failed(.unknownOperator(callee.description))
        case .failure(let error): return .failed(error)
        }
    }

    /// Runs a call, or records it and gives the value of the trace.
    static func value(
        _ callee: Callee, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor> = [:], at location: SourceLocation? = nil
    ) -> Argument<Tensor> {
        if isTraced(arguments, keywords) {
            return .leaf(record(callee, arguments, keywords, at: location))
        }
        switch answer(callee, arguments, keywords) {
        case .success(let value): return value
        case .failure(let error): return .leaf(.failed(error))
        }
    }

    private static func isTraced(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) -> Bool {
        arguments.kind.union(keywords.entries.map(\.value).kind).contains(.traced)
    }

    private static func answer(
        _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) -> Result<Argument<Tensor>, TensorError> {
        do {
            return .success(try callOperator(callee, arguments, keywords))
        } catch let error as TensorError {
            return .failure(error)
        } catch let error as OperatorError {
            return .failure(.unresolved(error))
        } catch {
            return .failure(
                .invalidValue(
                    operation: callee.description, value: "\(error)", expected: "a result"))
        }
    }
}
