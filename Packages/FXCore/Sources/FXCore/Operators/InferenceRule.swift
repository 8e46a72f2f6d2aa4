// SPDX-License-Identifier: Apache-2.0

/// How an operator's results follow from its arguments: dtypes and shapes, without numbers.
public struct InferenceRule: Sendable {
    private let body: @Sendable (OperatorCall<TensorSpec>) throws -> Argument<TensorSpec>

    public init(
        _ body: @escaping @Sendable (OperatorCall<TensorSpec>) throws -> Argument<TensorSpec>
    ) {
        self.body = body
    }

    /// Returns the specs of the results: one leaf, or a tuple of them.
    ///
    /// - Throws: ``ShapeError`` where the arguments do not go together.
    public func specs(for call: OperatorCall<TensorSpec>) throws -> Argument<TensorSpec> {
        try body(call)
    }
}
