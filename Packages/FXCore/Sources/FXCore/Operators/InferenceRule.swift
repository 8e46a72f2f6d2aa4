// SPDX-License-Identifier: Apache-2.0

/// How an operator's results follow from its arguments: dtypes and shapes, without numbers.
public struct InferenceRule: Sendable {
    public typealias Body = @Sendable (InferenceCall) throws -> Argument<ValueSpec>

    private let body: Body

    public init(_ body: @escaping Body) { self.body = body }

    /// Returns what is known of the results: one leaf, a tuple or a list of them.
    ///
    /// - Parameter symbols: The source of symbols for extents that depend on elements; without it
    ///   such a call throws.
    /// - Throws: ``ShapeError`` where the arguments do not go together, or where the results depend
    ///   on elements.
    public func results(
        for call: OperatorCall<ValueSpec>, symbols: SymbolSource? = nil
    ) throws -> Argument<ValueSpec> {
        try body(InferenceCall(call, symbols: symbols))
    }

    /// Returns the specs of the results, where all arguments and results are tensors and numbers.
    ///
    /// - Throws: ``ShapeError``.
    public func specs(for call: OperatorCall<TensorSpec>) throws -> Argument<TensorSpec> {
        let arguments = call.arguments.map { $0.map(ValueSpec.tensor) }
        let results = try results(for: OperatorCall(schema: call.schema, arguments: arguments))
        return try results.flatMap { value throws(ShapeError) -> Argument<TensorSpec> in
            switch value {
            case .tensor(let spec): return .leaf(spec)
            case .int(.known(let value)): return .int(value)
            default:
                throw .unknown(operation: call.schema.name, reason: "the result is \(value)")
            }
        }
    }
}

/// Gives names to extents that are known only when a graph runs: `u0`, `u1`, ...
///
/// One source serves one pass over a graph, so that no two values share a name by accident.
///
/// - SeeAlso: `torch.fx.experimental.symbolic_shapes.ShapeEnv.create_unbacked_symint`
public final class SymbolSource {
    /// The number of symbols given so far.
    public private(set) var count = 0

    public init() {}

    /// Returns a symbol that was not given before.
    public func next() -> SymbolicExpression {
        defer { count += 1 }
        return .symbol("u\(count)")
    }
}
