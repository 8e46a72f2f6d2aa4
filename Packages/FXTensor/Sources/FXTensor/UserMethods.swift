// SPDX-License-Identifier: Apache-2.0

public import FXCore
private import Synchronization

/// The methods of users' structs that stay one call in a graph, by name and by the struct's fields.
///
/// A struct is a dictionary of its fields where a graph runs: the fields tell whose method is meant.
public enum UserMethods {
    private struct Key: Hashable {
        var name: MethodName
        var fields: [String]
    }

    private static let bodies = Mutex<[Key: UserFunctions.Body]>([:])
    private static let names = Mutex<Set<MethodName>>([])

    /// Makes a method known; a later registration replaces an earlier one.
    ///
    /// - Parameters:
    ///   - fields: The fields of the struct.
    ///   - body: Computes the result from the struct and the other arguments.
    public static func register(
        _ name: MethodName, fields: [String], body: @escaping UserFunctions.Body
    ) {
        bodies.withLock { $0[Key(name: name, fields: fields.sorted())] = body }
        names.withLock { _ = $0.insert(name) }
    }

    /// What runs calls of a method on structs; nil where no struct has it.
    static func operation(named name: MethodName) -> StructuralFunction.Body? {
        guard names.withLock({ $0.contains(name) }) else { return nil }
        return { arguments, keywords throws(TensorError) in
            guard case .dictionary(let entries) = arguments.first, keywords.isEmpty else {
                return nil
            }
            let key = Key(name: name, fields: entries.map(\.key).sorted())
            guard let body = bodies.withLock({ $0[key] }) else { return nil }
            do { return try body(arguments) } catch let error as TensorError { throw error } catch {
                throw .invalidValue(
                    operation: name.text, value: "\(error)", expected: "a result")
            }
        }
    }
}
