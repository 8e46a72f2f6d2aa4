// SPDX-License-Identifier: Apache-2.0

public import FXCore
private import Synchronization

/// The functions of users that stay one call in a graph, by name.
///
/// Each is an operator like any other: interpreters run it through the operator and kernel tables.
public enum UserFunctions {
    /// Computes the result from the arguments, in the order of the parameters.
    public typealias Body = @Sendable ([Argument<Tensor>]) throws -> Argument<Tensor>

    private struct Entry {
        var origin: String
        var body: Body
    }

    private static let entries = Mutex<[FunctionTarget: Entry]>([:])

    /// Makes a function known by name.
    ///
    /// - Parameters:
    ///   - target: The name that graphs have.
    ///   - parameters: The names of all parameters.
    ///   - isPure: Whether a call does nothing but give its result.
    ///   - origin: Where the function is written. One from the same place replaces the earlier one.
    /// - Returns: Whether the name was free, or the function's own.
    public static func register(
        _ target: FunctionTarget, parameters: [String], isPure: Bool, origin: String,
        body: @escaping Body
    ) -> Bool {
        entries.withLock { entries in
            if let known = entries[target] {
                if known.origin == origin { entries[target]?.body = body }
                return known.origin == origin
            }
            guard makeOperator(target, parameters, isPure) else { return false }
            entries[target] = Entry(origin: origin, body: body)
            return true
        }
    }

    /// Whether a function was registered.
    public static func contains(_ target: FunctionTarget) -> Bool {
        entries.withLock { $0[target] != nil }
    }

    /// Whether the tables took an operator whose kernel runs the function.
    private static func makeOperator(
        _ target: FunctionTarget, _ parameters: [String], _ isPure: Bool
    ) -> Bool {
        guard !OperatorTable.current.contains(.function(target)) else { return false }
        let list = parameters.map { "Any \($0)" }.joined(separator: ", ")
        let name = target.qualifiedName.replacing(".", with: "_")
        do {
            var schema = try OperatorSchema(parsing: "user::\(name)(\(list)) -> Any")
            schema.functions = [target]
            schema.hasOtherEffect = !isPure
            try KernelTable.register(schema.name) { call in try run(target, call.arguments) }
            try OperatorTable.register(schema)
            return true
        } catch {
            return false
        }
    }

    private static func run(
        _ target: FunctionTarget, _ arguments: [Argument<Tensor>]
    ) throws -> Argument<Tensor> {
        guard let body = entries.withLock({ $0[target]?.body }) else {
            throw TensorError.unknownOperator(target.qualifiedName)
        }
        return try body(arguments)
    }
}
