// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What is wrong with a path, a module or a state.
public enum ModuleError: Error, Hashable {
    /// Nothing stands at the path; the nearest paths that exist.
    case noSuchPath(ModulePath, nearest: [String])
    case wrongKind(ModulePath, expected: String)
    /// An atom of the path is empty, or not made of letters, digits and underscores.
    case illegalPath(ModulePath)
    /// Something stands at the path, or below it.
    case pathIsTaken(ModulePath)
    /// The property at the path is not declared with a wrapper.
    case notReplaceable(ModulePath)
    case stateMismatch(missing: [ModulePath], unexpected: [ModulePath])
    case wrongShape(ModulePath, expected: TensorSpec, found: TensorSpec)
    /// A module was called with arguments that its `forward` does not take.
    case wrongArguments(module: String, expected: String, found: String)
    /// One argument of a call, counted from 0, is not of the type that `forward` takes.
    case wrongArgument(module: String, index: Int, expected: String, found: String)
    case unknownType(String)
    case wrongConfiguration(type: String, key: String)
}

extension ModuleError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSuchPath(let path, let nearest):
            "there is nothing at '\(path)'"
                + (nearest.isEmpty ? "" : "; near it: \(nearest.joined(separator: ", "))")
        case .wrongKind(let path, let expected):
            "'\(path)' is not \(expected)"
        case .illegalPath(let path):
            "'\(path)' is no path: names of letters, digits and underscores between dots"
        case .pathIsTaken(let path):
            "something stands at '\(path)' already; set(_:at:) replaces it"
        case .notReplaceable(let path):
            "'\(path)' cannot be replaced: declare the property with @Parameter, @Buffer or @Child"
        case .stateMismatch(let missing, let unexpected):
            "the state does not fit:"
                + (missing.isEmpty ? "" : " missing \(missing.map(\.text).joined(separator: ", "))")
                + (unexpected.isEmpty
                    ? "" : " unexpected \(unexpected.map(\.text).joined(separator: ", "))")
        case .wrongShape(let path, let expected, let found):
            "'\(path)' is \(expected), the state has \(found)"
        case .wrongArguments(let module, let expected, let found):
            "\(module) takes \(expected), got \(found)"
        case .wrongArgument(let module, let index, let expected, let found):
            "\(module) takes a value of type \(expected) as argument \(index + 1), got \(found)"
        case .unknownType(let name):
            "no layer is registered as '\(name)': ModuleRegistry.register(_:)"
        case .wrongConfiguration(let type, let key):
            "the configuration of a \(type) has no right value of '\(key)'"
        }
    }
}
